// Our generator, the SPADE generator at two sizes and plain convolutions, one after the other in one process and one runtime, in
// turn, so that other work of the machine slows all of them alike.
import { PICTURE_SIZE, SQUARE } from '../../../src/contract/size';
import { defaultStyleOf, plainJob } from '../../../src/inference/api/plain-job';
import type { Generator } from '../../../src/inference/paint/generator';
import type { PlainTensor } from '../../../src/inference/model/plain-tensor';
import { writeOnnx } from '../../onnx/file';
import { countMacs } from './count-macs';
import { openLimitBench } from './practical-limit';
import type { Limit } from './practical-limit';
import { openRaw } from './raw-session';
import { SPADE_LABELS, spadeGenerator } from './spade-generator';

/** Each round runs SPADE once at each size. */
const ROUNDS = 3;
/** Only convolutions are counted, whose cost grows with the area, so a small picture is enough to count on. */
const COUNTED_SIDE = 64;

export interface AgainstSpade {
  /** Times of each run, ms. */
  readonly ours: readonly number[];
  readonly spade512: readonly number[];
  readonly spade256: readonly number[];
  /** First runs, kept apart. */
  readonly warmUps: { readonly spade512: number; readonly spade256: number };
  readonly spadeGmac512: number;
  readonly spadeParameters: number;
  readonly limit: Limit;
}

export async function runAgainstSpade(
  generator: Generator,
  wasm: Uint8Array<ArrayBuffer>,
  say: (sentence: string) => void,
): Promise<AgainstSpade> {
  const labels = Uint8Array.from({ length: PICTURE_SIZE ** 2 }, (_, index) => (index >> 14) % 9);
  const ours: number[] = [];
  const paintOurs = async (times: number): Promise<void> => {
    for (let run = 0; run < times; run++)
      ours.push((await generator.paint(plainJob(labels, SQUARE, defaultStyleOf(generator.card), ours.length))).ms);
  };
  const limit = await openLimitBench(wasm);
  const graph = spadeGenerator();
  const cost = await countMacs(graph, oneHot(COUNTED_SIDE), wasm);
  const spade = await openRaw(writeOnnx(graph), wasm);
  const [small, large] = [oneHot(256), oneHot(512)];
  say('Warming SPADE up …');
  const warmUps = { spade256: await spade.run(small), spade512: await spade.run(large) };
  const [spade256, spade512]: [number[], number[]] = [[], []];
  for (let round = 1; round <= ROUNDS; round++) {
    say(`Round ${round} of ${ROUNDS} against SPADE …`);
    await paintOurs(2);
    await limit.round();
    spade256.push(await spade.run(small));
    await paintOurs(2);
    await limit.round();
    spade512.push(await spade.run(large));
    await paintOurs(2);
    await limit.round();
  }
  await spade.release();
  return {
    ours,
    spade256,
    spade512,
    warmUps,
    spadeGmac512: (cost.macs * (512 / COUNTED_SIDE) ** 2) / 1e9,
    spadeParameters: cost.parameters,
    limit: await limit.finish(),
  };
}

/** A label map in vertical stripes as SPADE takes it. */
function oneHot(side: number): Record<string, PlainTensor> {
  const data = new Float32Array(SPADE_LABELS * side * side);
  for (let index = 0; index < side * side; index++) data[(index % SPADE_LABELS) * side * side + index] = 1;
  return { labels: { data, sizes: [1, SPADE_LABELS, side, side] } };
}
