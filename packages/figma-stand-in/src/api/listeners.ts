// Callbacks of one event, as `on`, `once` and `off` keep them.

type Callback<Args extends readonly unknown[]> = (...args: Args) => unknown;

export class Listeners<Args extends readonly unknown[]> {
  private readonly callbacks = new Map<Callback<Args>, { readonly once: boolean }>();

  get size(): number {
    return this.callbacks.size;
  }

  add(callback: Callback<Args>, once: boolean): void {
    this.callbacks.set(callback, { once });
  }

  delete(callback: Callback<Args>): void {
    this.callbacks.delete(callback);
  }

  emit(...args: Args): void {
    for (const [callback, { once }] of [...this.callbacks]) {
      if (once) this.callbacks.delete(callback);
      callback(...args);
    }
  }
}
