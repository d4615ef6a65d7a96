// figma.clientStorage of the playground: lives in localStorage, so that the panel remembers its settings over a reload. Bytes
// are kept for this visit only.

const KEY = 'alla-prima-playground';

export class StoredMap extends Map<string, unknown> {
  /** What an earlier visit left; a broken or foreign entry counts as nothing. */
  static open(): StoredMap {
    const map = new StoredMap();
    try {
      const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, unknown>;
      for (const [key, value] of Object.entries(stored)) Map.prototype.set.call(map, key, value);
    } catch {
      localStorage.removeItem(KEY);
    }
    return map;
  }

  override set(key: string, value: unknown): this {
    super.set(key, value);
    this.save();
    return this;
  }

  override delete(key: string): boolean {
    const had = super.delete(key);
    this.save();
    return had;
  }

  private save(): void {
    const lasting = [...this].filter(([, value]) => !(value instanceof Uint8Array));
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(lasting)));
  }
}
