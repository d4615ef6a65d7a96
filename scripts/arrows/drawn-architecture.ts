// docs/architecture.md with its drawings as the tree is now.
import { existsSync } from 'node:fs';
import { drawArrows, drawTree } from './draw';
import type { Arrows } from './draw';
import { importGraph } from './import-graph';
import { ROOT } from '../build/build-target';
import { roomOf, roomsUnder } from './rooms';
import { trackedFiles } from './tracked-files';

/** Where rooms lie. */
const HOMES = ['src', 'packages'].filter((folder) => existsSync(ROOT + folder));
/** What the tree shows. */
const SHOWN = /^(src|packages|scripts|tests)\//;

/** @param text docs/architecture.md. @returns it with each block between `<!-- drawn: NAME -->` and `<!-- end -->` drawn anew. */
export function drawnArchitecture(text: string): string {
  const drawings: Readonly<Record<string, () => string>> = {
    arrows: () => drawArrows(arrowsBetweenRooms()),
    tree: () => drawTree(trackedFiles().filter((file) => SHOWN.test(file))),
  };
  return text.replace(/(<!-- drawn: (\w+) -->\n)[^]*?(<!-- end -->)/g, (_, head: string, name: string, end: string) => {
    const draw = drawings[name];
    if (draw === undefined) throw new Error(`docs/architecture.md asks for a drawing that is not there: ${name}`);
    return `${head}\`\`\`\n${draw()}\n\`\`\`\n${end}`;
  });
}

function arrowsBetweenRooms(): Arrows {
  const rooms = new Map(HOMES.flatMap((home) => [...roomsUnder(home)]));
  const arrows = new Map([...rooms.keys()].map((folder) => [folder, new Set<string>()]));
  for (const home of HOMES) {
    for (const [file, imports] of importGraph(home)) {
      const own = roomOf(file, rooms);
      for (const room of imports.map((imported) => roomOf(imported, rooms))) {
        if (own !== undefined && room !== undefined && room !== own) arrows.get(own)!.add(room);
      }
    }
  }
  return arrows;
}
