// Whether all pixels that a PNG promises are in it. Decoders give what they have and leave the rest see-through, without a word; a mask with
// half of its picture missing would be painted as a whole one.

/** The seven passes of an interlaced picture: first column and row, and the steps between. https://www.w3.org/TR/png-3/#8Interlace */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
/** Samples a pixel by colour type. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const [IHDR_DATA, FIRST_CHUNK, FRAME] = [16, 8, 12] as const;

/**
 * Inflates the picture's data as far as its header promises and no further, and keeps nothing of it.
 * @param png as plainPng gives it. @throws Error where there is less.
 */
export async function checkComplete(png: Uint8Array<ArrayBuffer>): Promise<void> {
  // An old browser: then what the decoder makes of it is taken.
  if (typeof DecompressionStream === 'undefined') return;
  const promised = bytesPromised(png);
  let found = 0;
  const reader = dataOf(png).pipeThrough(new DecompressionStream('deflate')).getReader();
  try {
    while (found < promised) {
      const { done, value } = await reader.read();
      if (done) throw new Error('some of the picture is missing');
      found += value.length;
    }
  } finally {
    // What is left is not inflated; a stream that failed has nothing to cancel.
    await reader.cancel().catch(() => undefined);
  }
}

function bytesPromised(png: Uint8Array): number {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [view.getUint32(IHDR_DATA), view.getUint32(IHDR_DATA + 4)];
  const [depth, colourType, interlaced] = [png[IHDR_DATA + 8]!, png[IHDR_DATA + 9]!, png[IHDR_DATA + 12] === 1];
  const bits = depth * (SAMPLES[colourType] ?? NaN);
  if (Number.isNaN(bits)) throw new Error(`colour type ${colourType}`);
  const passes = interlaced ? PASSES : [[0, 0, 1, 1] as const];
  let sum = 0;
  for (const [left, top, across, down] of passes) {
    const [columns, rows] = [Math.ceil((width - left) / across), Math.ceil((height - top) / down)];
    if (columns > 0 && rows > 0) sum += rows * (1 + Math.ceil((columns * bits) / 8));
  }
  return sum;
}

/** The data of all IDAT chunks. */
function dataOf(png: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  let at: number = FIRST_CHUNK;
  return new ReadableStream({
    pull(controller) {
      while (at < png.length) {
        const [from, length] = [at + 8, view.getUint32(at)];
        const isData = view.getUint32(at + 4) === 0x49444154;
        at += FRAME + length;
        if (isData && length > 0) {
          controller.enqueue(png.subarray(from, from + length));
          return;
        }
      }
      controller.close();
    },
  });
}
