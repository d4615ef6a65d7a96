// What one WASM thread of this runtime can do on this machine at best: plain 3×3 convolutions, each alone in its graph.
import { floatTensor, model, node, valueInfo } from '../../onnx/build';
import { writeOnnx } from '../../onnx/file';
import type { PlainTensor } from '../../../src/inference/model/plain-tensor';
import { openRaw } from './raw-session';
import type { RawSession } from './raw-session';
import { median } from '../report/statistics';

/** Channels (in and out) and side of the feature map. */
const CONVOLUTIONS = [
  [32, 256],
  [64, 256],
  [128, 128],
  [256, 64],
  [512, 64],
] as const;
const WARM_UPS = 2;

export interface Limit {
  /** Each convolution's times, ms, by its name: `32@256`. */
  readonly times: Readonly<Record<string, readonly number[]>>;
  /** Median speed of each, GMAC/s. */
  readonly speeds: Readonly<Record<string, number>>;
  readonly best: number;
}

export interface LimitBench {
  /** Time each convolution once. */
  round(): Promise<void>;
  finish(): Promise<Limit>;
}

interface Entry {
  readonly name: string;
  readonly gmac: number;
  readonly session: RawSession;
  readonly feeds: Readonly<Record<string, PlainTensor>>;
  readonly times: number[];
}

/** Sessions open and warm; rounds are for the caller to spread over the run. */
export async function openLimitBench(wasm: Uint8Array<ArrayBuffer>): Promise<LimitBench> {
  const entries: Entry[] = [];
  for (const [channels, side] of CONVOLUTIONS) {
    const { session, feeds } = await openConvolution(channels, side, wasm);
    entries.push({ name: `${channels}@${side}`, gmac: (channels * channels * 9 * side * side) / 1e9, session, feeds, times: [] });
  }
  return {
    async round() {
      for (const { session, feeds, times } of entries) times.push(await session.run(feeds));
    },
    async finish() {
      for (const { session } of entries) await session.release();
      const speeds = Object.fromEntries(entries.map(({ name, gmac, times }) => [name, (gmac / median(times)) * 1000]));
      return { times: Object.fromEntries(entries.map(({ name, times }) => [name, times])), speeds, best: Math.max(...Object.values(speeds)) };
    },
  };
}

/** One 3×3 convolution alone in its graph, warm. @param channels in and out. @param side of the feature map, pixels. */
export async function openConvolution(channels: number, side: number, wasm: Uint8Array<ArrayBuffer>): Promise<Pick<Entry, 'session' | 'feeds'>> {
  const sizes = [1, channels, side, side];
  const weight = wave(channels * channels * 9).map((value) => value / channels);
  const session = await openRaw(
    writeOnnx(
      model({
        name: 'convolution',
        node: [node('Conv', ['x', 'weight'], ['y'], { kernel_shape: [3, 3], pads: [1, 1, 1, 1] })],
        initializer: [floatTensor('weight', [channels, channels, 3, 3], weight)],
        input: [valueInfo('x', 'float32', sizes)],
        output: [valueInfo('y', 'float32', sizes)],
      }),
    ),
    wasm,
  );
  const feeds = { x: { data: wave(channels * side * side), sizes } };
  for (let run = 0; run < WARM_UPS; run++) await session.run(feeds);
  return { session, feeds };
}

function wave(length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => Math.sin(index));
}
