// Colour profiles as photo programs write them into PNGs (ICC.1:2001-04: three colorants and one gamma), made here because none may be shipped.

/** Primaries under D50 as XYZ rows of red, green and blue, and the gamma. */
export interface MatrixSpace {
  readonly colorants: readonly (readonly [number, number, number])[];
  readonly gamma: number;
}

/** Adobe RGB (1998), 4.3: its primaries adapted to D50. */
export const ADOBE_RGB: MatrixSpace = {
  colorants: [
    [0.60974, 0.31111, 0.01947],
    [0.20528, 0.62567, 0.06087],
    [0.14919, 0.06322, 0.74457],
  ],
  gamma: 563 / 256,
};

export function iccProfile({ colorants, gamma }: MatrixSpace): Uint8Array {
  const fixed = (value: number): number[] => word(Math.round(value * 65536));
  const xyz = (values: readonly number[]): number[] => [...text('XYZ '), ...word(0), ...values.flatMap(fixed)];
  const curve = [...text('curv'), ...word(0), ...word(1), Math.floor(gamma), Math.round((gamma % 1) * 256), 0, 0];
  const name = [...text('desc'), ...word(0), ...word(2), ...text('A\0'), ...Array<number>(82).fill(0)];
  const tags: [string, number[]][] = [
    ['desc', name],
    ['cprt', [...text('text'), ...word(0), ...text('none'), 0, 0, 0, 0]],
    ['wtpt', xyz([0.9642, 1, 0.8249])],
    ...(['rXYZ', 'gXYZ', 'bXYZ'] as const).map((tag, channel): [string, number[]] => [tag, xyz(colorants[channel]!)]),
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table: number[] = [...word(tags.length)];
  const body: number[] = [];
  for (const [tag, data] of tags) {
    table.push(...text(tag), ...word(128 + 4 + 12 * tags.length + body.length), ...word(data.length));
    body.push(...data, ...Array<number>(-data.length & 3).fill(0));
  }
  const header = Array<number>(128).fill(0);
  const put = (at: number, values: readonly number[]): void => {
    header.splice(at, values.length, ...values);
  };
  put(0, word(128 + table.length + body.length));
  put(8, word(0x02400000));
  put(12, text('mntrRGB XYZ '));
  put(36, text('acsp'));
  put(68, [0.9642, 1, 0.8249].flatMap(fixed));
  return Uint8Array.from([...header, ...table, ...body]);
}

function word(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
}

function text(letters: string): number[] {
  return [...Buffer.from(letters, 'latin1')];
}
