// Where a measurement draws. Everything goes through here and is marked, so that all of it can be taken away again: after an
// error, after a stop, and after a run that was cut off and could not.
import type { Facts } from '../contract/facts';

const MARK = 'probe-drawn';
/** Beyond what the page holds, so that nothing lies over anything. */
const MARGIN = 1_000;

class Stopped extends Error {
  constructor() {
    super('It was stopped.');
  }
}

export class Bench {
  /** What has been found up to now: kept even when the rest fails. */
  found: Facts = {};
  private open = true;
  private readonly drawn: SceneNode[] = [];
  private readonly restores: (() => unknown)[] = [];
  private readonly origin: Vector;

  constructor(readonly page: PageNode) {
    const right = page.children
      .map((node) => node.absoluteBoundingBox)
      .reduce((far, box) => (box === null ? far : Math.max(far, box.x + box.width)), -MARGIN);
    this.origin = { x: Math.ceil(right) + MARGIN, y: 0 };
  }

  /** Take a new layer into care. @throws Stopped, after removing it, when the measurement has ended meanwhile. */
  keep<Node extends SceneNode>(node: Node): Node {
    if (!this.open) {
      node.remove();
      throw new Stopped();
    }
    // Before the mark: if the mark fails, the layer is still known.
    this.drawn.push(node);
    node.setPluginData(MARK, '1');
    return node;
  }

  /** A rectangle at a place of the bench, in a colour of 0…1. */
  rectangle(x: number, y: number, width: number, height: number, [r, g, b]: readonly [number, number, number] = [0.2, 0.4, 0.6]): RectangleNode {
    const node = this.keep(figma.createRectangle());
    node.resize(width, height);
    node.fills = [{ type: 'SOLID', color: { r, g, b } }];
    this.place(node, x, y);
    return node;
  }

  /** A frame without a fill. */
  frame(x: number, y: number, width: number, height: number): FrameNode {
    const node = this.keep(figma.createFrame());
    node.resize(width, height);
    node.fills = [];
    this.place(node, x, y);
    return node;
  }

  place(node: SceneNode & LayoutMixin, x: number, y: number): void {
    node.x = this.origin.x + x;
    node.y = this.origin.y + y;
  }

  /** A place of the bench as one of the page. */
  at(x: number, y: number): Vector {
    return { x: this.origin.x + x, y: this.origin.y + y };
  }

  tell(facts: Facts): void {
    this.found = { ...this.found, ...facts };
  }

  /** To be done at the end, the last first: listeners off, settings as they were. */
  finally(restore: () => unknown): void {
    this.restores.unshift(restore);
    if (!this.open) this.clear();
  }

  /** @throws Stopped when the measurement has ended meanwhile. */
  goOn(): void {
    if (!this.open) throw new Stopped();
  }

  /** Take everything away. Never throws: what can't be removed is found by `sweep` and told. */
  clear(): void {
    this.open = false;
    for (const restore of this.restores.splice(0)) quietly(restore);
    for (const node of this.drawn.splice(0).reverse())
      quietly(() => {
        if (!node.removed) node.remove();
      });
    quietly(() => {
      sweep(this.page);
    });
  }
}

/** Remove what any run of the probe left on a page. @returns how many layers are still there. */
export function sweep(page: PageNode): number {
  const marked = (): SceneNode[] => page.children.filter((node) => node.getPluginData(MARK) !== '');
  for (const node of marked())
    quietly(() => {
      node.remove();
    });
  return marked().length;
}

function quietly(action: () => unknown): void {
  try {
    action();
  } catch {
    // The end must be reached.
  }
}
