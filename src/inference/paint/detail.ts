// Doubles a painting by the detail heads, octave by octave. What a head adds averages to nothing over every square of four pixels, so the larger
// picture shows what the smaller one does. Heads see only a few pixels far: a large picture is doubled in tiles.
import type { Rect } from '../../contract/geometry';
import type { Size } from '../../contract/size';
import { resampled } from '../../labels/resample';
import { doubledBy } from '../api/sizes/making';
import type { DetailHead, ModelCard } from '../api/model-card';
import type { PaintJob } from '../api/paint-job';
import { planTiles } from '../api/pieces/tile-plan';
import type { Tile } from '../api/pieces/tile-plan';
import type { Backend, Beside } from '../backend/backend';
import type { PlainInputs, PlainTensor } from '../model/plain-tensor';
import { stylePlanes } from '../style/style-vector';
import { fromBase64 } from './base64';
import { noiseWindow } from './noise';
import { labelsIn } from './tensors';

/** Planes of equal size, one after another, each row-major. */
export interface Planes extends Size {
  readonly values: Float32Array;
}

/** What a head doubles, and what comes of it. `features` have half the picture's size; null after the last head. */
export interface Painted {
  readonly picture: Planes;
  readonly features: Planes | null;
}

export interface Detail {
  /**
   * @param painted `octave` times doubled already. @param seed of the whole painting. @param between awaited after each tile with how many pixels are finished more.
   * @throws FailureError as Backend.run and Backend.open.
   */
  double(
    painted: Painted,
    octave: number,
    job: PaintJob,
    seed: number,
    between: (pixels: number) => Promise<void>,
  ): Promise<Painted & { ms: number }>;
  release(): Promise<void>;
}

/** Most pixels of a tile. Heads use 160 MB for a million. */
const MOST = 1 << 20;
/** Tiles begin and end at multiples of this: features are at a quarter of the new size, and a head before may have had tiles, too. */
const UNIT = 16;

/**
 * Each head is opened when it is first wanted and kept; after a failure the next call tries again.
 * @param most pixels of a tile; other than the usual ones only in tests.
 */
export function openDetail(card: ModelCard, backend: Pick<Backend, 'open'>, most = MOST): Detail {
  const heads = card.octaves ?? [];
  const opened = new Map<number, Promise<Beside>>();

  function head(octave: number): Promise<Beside> {
    const known = opened.get(octave);
    if (known !== undefined) return known;
    const opening = backend.open(networkOf(card, octave)).catch((thrown: unknown) => {
      opened.delete(octave);
      throw thrown;
    });
    opened.set(octave, opening);
    return opening;
  }

  return {
    async double({ picture, features }, octave, job, seed, between) {
      const { features: depth, reach } = heads[octave]!;
      const network = await head(octave);
      const last = octave === heads.length - 1;
      const size = doubledBy(picture, 1);
      const map = resampled(job, size);
      const style = { data: stylePlanes(card, job.style), sizes: [1, ...stylesOf(card)] };
      const whole = planesOf(3, size);
      const next = last ? null : planesOf(heads[octave + 1]!.features, picture);
      let ms = 0;
      for (const tile of planTiles(size, { multiple: UNIT, halo: Math.ceil(reach / UNIT) * UNIT, most, atOnce: 1 })) {
        const { window } = tile;
        const inputs: PlainInputs = {
          picture: tensorOf(picture, 3, shrunk(window, 2)),
          features: tensorOf(features!, depth, shrunk(window, 4)),
          labels: { data: labelsIn(map, window), sizes: [1, 1, window.height, window.width] },
          style,
          noise: noiseTensor(seed, octave, window),
        };
        const started = performance.now();
        const [image, more] = await network.run(inputs, window, last ? ['image'] : ['image', 'next']);
        ms += performance.now() - started;
        put(image!, tile, whole);
        if (next !== null) put(more!, { window: shrunk(window, 2), core: shrunk(tile.core, 2) }, next);
        await between(tile.core.width * tile.core.height);
      }
      return { picture: whole, features: next, ms };
    },
    async release() {
      await Promise.allSettled([...opened.values()].map(async (network) => (await network).release()));
    },
  };
}

/** The head as the backend opens it. Tested with noise for a picture, all classes and the default style. */
function networkOf(card: ModelCard, octave: number): Parameters<Backend['open']>[0] {
  const heads = card.octaves!;
  const { model, features }: DetailHead = heads[octave]!;
  const names = (given: readonly string[]): Record<string, null> => Object.fromEntries(given.map((name) => [name, null]));
  return {
    model: fromBase64(model.slice(model.indexOf(',') + 1)),
    inputs: names(['picture', 'features', 'labels', 'style', 'noise']),
    outputs: names(octave === heads.length - 1 ? ['image'] : ['image', 'next']),
    trialAt({ width, height }) {
      const noise = (planes: number, shrink: number): PlainTensor => {
        const [rows, columns] = [height / shrink, width / shrink];
        const data = noiseWindow(planes, { left: 0, top: 0, columns, rows: rows * planes });
        return { data: data.map((value) => value / 4), sizes: [1, planes, rows, columns] };
      };
      return {
        picture: noise(3, 2),
        features: noise(features, 4),
        labels: { data: Int32Array.from({ length: width * height }, (_, index) => Math.floor(index / 64) % 9), sizes: [1, 1, height, width] },
        style: { data: new Float32Array(stylesOf(card).reduce((product, count) => product * count)).fill(0.1), sizes: [1, ...stylesOf(card)] },
        noise: noiseTensor(1, octave, { x: 0, y: 0, width, height }),
      };
    },
  };
}

/** How many styles a run takes, and how many numbers each has. */
function stylesOf(card: ModelCard): readonly [number, number] {
  return [card.classes.length + 1, card.styles[0]!.vector.length];
}

/** Each octave has a field of its own. */
function noiseTensor(seed: number, octave: number, { x, y, width, height }: Rect): PlainTensor {
  const own = (seed ^ Math.imul(octave + 1, 0x9e3779b9)) >>> 0;
  return { data: noiseWindow(own, { left: x, top: y, columns: width, rows: height }), sizes: [1, 1, height, width] };
}

function planesOf(count: number, { width, height }: Size): Planes {
  return { width, height, values: new Float32Array(count * width * height) };
}

function shrunk({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x / by, y: y / by, width: width / by, height: height / by };
}

/** A window of planes. */
function tensorOf({ values, width, height }: Planes, count: number, window: Rect): PlainTensor {
  const data = new Float32Array(count * window.width * window.height);
  for (let plane = 0, to = 0; plane < count; plane++) {
    for (let row = 0; row < window.height; row++, to += window.width) {
      const from = (plane * height + window.y + row) * width + window.x;
      data.set(values.subarray(from, from + window.width), to);
    }
  }
  return { data, sizes: [1, count, window.height, window.width] };
}

/** Put the core of a tile's planes in its place. */
function put(values: Float32Array, { window, core }: Tile, { width, height, values: into }: Planes): void {
  const count = into.length / (width * height);
  for (let plane = 0; plane < count; plane++) {
    for (let row = 0; row < core.height; row++) {
      const from = (plane * window.height + core.y - window.y + row) * window.width + core.x - window.x;
      into.set(values.subarray(from, from + core.width), (plane * height + core.y + row) * width + core.x);
    }
  }
}
