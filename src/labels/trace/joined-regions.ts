// Which regions have become one (union-find, with paths halved).

export class JoinedRegions {
  private readonly parents: Int32Array;

  constructor(count: number) {
    this.parents = Int32Array.from({ length: count }, (_, id) => id);
  }

  /** The region that this one is part of by now. */
  rootOf(id: number): number {
    const { parents } = this;
    let at = id;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  }

  /** @param goes a root, from now on part of `keeps`, another root. */
  join(goes: number, keeps: number): void {
    this.parents[goes] = keeps;
  }
}
