// A tensor as plain arrays, before the runtime wraps it.

export interface PlainTensor {
  readonly data: Int32Array | Float32Array;
  readonly sizes: readonly number[];
}

/** A network's inputs by name. */
export type PlainInputs = Readonly<Record<string, PlainTensor>>;
