// The tree and the arrows between rooms as plain text, for docs/architecture.md.

/** Rooms by name, each with those that its files import from. */
export type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** One line a room, from the bottom up: a room stands above all that it imports, and names only what it does not reach otherwise. */
export function drawArrows(arrows: Arrows): string {
  const floors = new Map<string, number>();
  const floorOf = (room: string): number => {
    const known = floors.get(room);
    if (known !== undefined) return known;
    floors.set(room, 0); // against a circle, which another test finds
    const floor = Math.max(-1, ...[...(arrows.get(room) ?? [])].map(floorOf)) + 1;
    floors.set(room, floor);
    return floor;
  };
  const rooms = [...arrows.keys()].sort((one, other) => floorOf(one) - floorOf(other) || one.localeCompare(other));
  const longest = Math.max(...rooms.map(({ length }) => length));
  return rooms
    .map((room, index) => {
      const floor = floorOf(room);
      const head = index === 0 || floorOf(rooms[index - 1]!) !== floor ? String(floor) : '';
      const below = direct(arrows, room);
      return `${head.padStart(2)}  ${below.length === 0 ? room : `${room.padEnd(longest)}  → ${below.join(', ')}`}`;
    })
    .join('\n');
}

/** What a room imports and would not reach by way of another import. */
function direct(arrows: Arrows, room: string): readonly string[] {
  const imported = [...(arrows.get(room) ?? [])];
  return imported.filter((one) => !imported.some((other) => other !== one && reaches(arrows, other, one))).sort();
}

function reaches(arrows: Arrows, from: string, to: string, seen = new Set<string>()): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return [...(arrows.get(from) ?? [])].some((next) => next === to || reaches(arrows, next, to, seen));
}

/** Folders, indented by where they lie. @param files paths with slashes. */
export function drawTree(files: readonly string[]): string {
  const folders = new Set(
    files.flatMap((file) => {
      const parts = file.split('/').slice(0, -1);
      return parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
    }),
  );
  return [...folders]
    .sort((one, other) => one.localeCompare(other))
    .map((folder) => {
      const parts = folder.split('/');
      return `${'  '.repeat(parts.length - 1)}${parts.at(-1)!}/`;
    })
    .join('\n');
}
