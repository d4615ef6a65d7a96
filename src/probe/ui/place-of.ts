/** Where a window lies, seen from this one; windows of other origins can be compared, though not read. */
export function placeOf(source: MessageEventSource | null): string {
  if (source === null) return 'null';
  if (source === window) return 'the panel itself';
  let steps = 0;
  for (let at: Window = window; at !== at.parent;) {
    at = at.parent;
    steps++;
    if (source !== at) continue;
    if (at === window.top) return steps === 1 ? 'the parent, which is the top' : `the top, ${steps} up`;
    return steps === 1 ? 'the parent' : `an ancestor, ${steps} up`;
  }
  return 'another window';
}

/** Windows above this one, nearest first. */
export function ancestors(): readonly Window[] {
  const found: Window[] = [];
  for (let at: Window = window; at !== at.parent;) found.push((at = at.parent));
  return found;
}

/** A port says nothing about Figma or the stand-in: only a page on this machine has one. */
export function withoutPort(origin: string): string {
  return origin.replace(/:\d+$/, '');
}

/** Whether messages from there may be the plugin's: which ancestor posts them is not established, so any may, or none. */
export function mayBePlugin(place: string): boolean {
  return place !== 'another window' && place !== 'the panel itself';
}
