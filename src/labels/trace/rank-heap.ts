// A binary heap of regions by rank. A region whose rank changes is added again, and who takes it looks whether the rank still holds.

interface Entry {
  readonly id: number;
  readonly rank: number;
}

export class RankHeap {
  private readonly entries: Entry[] = [];

  add(id: number, rank: number): void {
    const { entries } = this;
    let at = entries.length;
    entries.push({ id, rank });
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!isBefore(entries[at]!, entries[above]!)) break;
      this.swap(at, above);
      at = above;
    }
  }

  /** Of the lowest rank, and of the lowest id among equals. @throws RangeError where there is none. */
  take(): Entry {
    const { entries } = this;
    const first = entries[0];
    if (first === undefined) throw new RangeError('nothing is waiting');
    const last = entries.pop()!;
    if (entries.length > 0) entries[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < entries.length && isBefore(entries[left]!, entries[least]!)) least = left;
      if (right < entries.length && isBefore(entries[right]!, entries[least]!)) least = right;
      if (least === at) return first;
      this.swap(at, least);
      at = least;
    }
  }

  private swap(one: number, other: number): void {
    [this.entries[one], this.entries[other]] = [this.entries[other]!, this.entries[one]!];
  }
}

function isBefore(one: Entry, other: Entry): boolean {
  return one.rank < other.rank || (one.rank === other.rank && one.id < other.id);
}
