// Symbolic tensor shapes of a model card: [1, 1, "height/4", "width/4"].

export type TensorShape = readonly (number | string)[];

/**
 * The sizes of a shape once its symbols are known. A symbolic size is a name, or a name divided by a whole number.
 * @returns positive whole numbers, or null for anything that is not such a shape or does not divide evenly.
 */
export function sizesOf(shape: unknown, symbols: Readonly<Record<string, number>>): readonly number[] | null {
  if (!Array.isArray(shape)) return null;
  const sizes = shape.map((size: unknown) => (typeof size === 'string' ? evaluate(size, symbols) : size));
  return sizes.every((size): size is number => typeof size === 'number' && Number.isSafeInteger(size) && size > 0) ? sizes : null;
}

function evaluate(text: string, symbols: Readonly<Record<string, number>>): number | null {
  const [, name, divisor = '1'] = /^([a-z]+)(?:\/([1-9][0-9]*))?$/.exec(text) ?? [];
  const value = name !== undefined && Object.hasOwn(symbols, name) ? symbols[name] : undefined;
  return value === undefined ? null : value / Number(divisor);
}
