// Everything around the generator's run, timed in turn with it: decode an exported picture, label it, make the inputs, make
// pixels of the image, encode them. Runs alike in Node and in a browser's worker; only the PNG codec differs.
import { PICTURE_SIZE, SQUARE } from '../../../src/contract/size';
import { defaultStyleOf, plainJob } from '../../../src/inference/api/plain-job';
import type { Generator } from '../../../src/inference/paint/generator';
import { labelPicture } from '../../../src/labels/read/label-picture';
import type { PngCodec } from '../../../src/inference/png/png-codec';
import { coreOf, paintingInputs } from '../../../src/inference/paint/tensors';

/** Times of one picture in each round, ms. */
export interface PixelTimes {
  readonly decode: number[];
  readonly label: number[];
  /** Inputs filled and the image turned into pixels: what `paint` takes beside the run. */
  readonly tensors: number[];
  readonly paint: number[];
  readonly encode: number[];
}

/** @param pngs by name. @param rounds in each of which every picture goes the whole way once. */
export async function timePixelPath(
  generator: Generator,
  codec: PngCodec,
  pngs: Readonly<Record<string, Uint8Array>>,
  rounds: number,
): Promise<Record<string, PixelTimes>> {
  const times: Record<string, PixelTimes> = {};
  const plane = new Float32Array(3 * PICTURE_SIZE ** 2);
  const whole = { x: 0, y: 0, ...SQUARE };
  for (let round = -1; round < rounds; round++) {
    for (const [name, png] of Object.entries(pngs)) {
      const of = (times[name] ??= { decode: [], label: [], tensors: [], paint: [], encode: [] });
      const marks = [performance.now()];
      const mark = (): void => {
        marks.push(performance.now());
      };
      const { rgba, width, height } = await codec.decode(png);
      mark();
      const { labels } = labelPicture(
        { rgba, width, height, box: { x: 0, y: 0, width, height } },
        [
          [width, 0, 0],
          [0, height, 0],
        ],
        SQUARE,
      );
      mark();
      const job = plainJob(labels, SQUARE, defaultStyleOf(generator.card), round + 1);
      paintingInputs(generator.card, job);
      coreOf(plane, { window: whole, core: whole });
      mark();
      const painting = await generator.paint(job);
      mark();
      await codec.encode(painting.rgba, PICTURE_SIZE, PICTURE_SIZE);
      mark();
      // The first round warms the code up.
      if (round < 0) continue;
      const [decode, label, tensors, , encode] = marks.slice(1).map((end, index) => end - marks[index]!);
      of.decode.push(decode!);
      of.label.push(label!);
      of.tensors.push(tensors!);
      of.paint.push(painting.ms);
      of.encode.push(encode!);
    }
  }
  return times;
}
