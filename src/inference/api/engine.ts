// All that computes, as the panel sees it. Where it runs (in which worker, or in the page) does not show here.
import type { Origin } from '../../contract/pictures/origin';
import type { RgbaImage } from '../../contract/pictures/image';
import type { Picture } from '../../contract/picture';
import type { VectorShape } from '../../contract/shapes';
import type { Size } from '../../contract/size';
import type { ImportedLabels, LabelMap, PictureLabels } from '../../labels/label-map';
import type { BackendReport, EnginePlacement } from './backend-report';
import type { MachinePace } from './pieces/expected-seconds';
import type { ModelCard } from './model-card';
import type { Painting, PaintJob } from './paint-job';
import type { CutOut, LayerCut, PlannedLayers } from './layers/painting-layers';
import type { SceneReading } from '../api/reader-card';

/** `download` only where the bytes come from the panel's own site. */
export type LoadPhase = 'download' | 'decode' | 'compile' | 'warm-up';
export type Phase = LoadPhase | 'paint' | 'trace';

export interface Progress {
  readonly phase: Phase;
  /** 0…1 over the whole job. */
  readonly done: number;
  /** Of a painting in several pieces: how many are painted. */
  readonly pieces?: { readonly done: number; readonly of: number };
  /** Seconds that a painting is expected to take from now on, where that is known. */
  readonly left?: number;
}

export interface JobOptions {
  readonly signal?: AbortSignal;
}

export interface ProgressOptions extends JobOptions {
  readonly onProgress?: (progress: Progress) => void;
}

export interface EncodeOptions extends JobOptions {
  readonly origin?: Origin;
}

/** `order`: a person asked for it. `preview`: the panel wants to show it. Orders go first (client/queue.ts). */
export type Rank = 'order' | 'preview';

/** Paint within a turn of the generator (inTurn). Settles when the worker has answered, even where it was told to drop the job before. */
export type Paint = (job: PaintJob, onProgress?: (progress: Progress) => void) => Promise<Painting>;

/**
 * Label maps: a worker of their own that has neither model nor runtime. Jobs are done in the order in which they were asked, beside
 * whatever is being painted. Every rejection is a FailureError; an aborted job rejects with code `cancelled`.
 */
export interface LabelEngine {
  /** Composite and label an exported selection at this size. The picture's PNGs are taken: their bytes are gone afterwards. */
  label(picture: Picture, size: Size, options?: JobOptions): Promise<PictureLabels>;
  /** Decode and label a mask file (PNG bytes, taken) in our palette, Paint with ML's or ADE20K's. */
  labelImage(file: Uint8Array, options?: JobOptions): Promise<ImportedLabels>;
  /** The map without gaps: each UNLABELLED cell has the label of the nearest that has one. @throws `no-semantic-pixel` where none has. */
  fillGaps(map: LabelMap, options?: JobOptions): Promise<LabelMap>;
  /** The map, which is whole, with its outlines as loose as a painting would have them: what the generator sees. */
  loosen(map: LabelMap, edges: number, seed: number, options?: JobOptions): Promise<LabelMap>;
  /** The layers of a painting of this map, which is whole, by depth. @param edges, `seed` as the painting's. */
  planLayers(map: LabelMap, edges: number, seed: number, options?: JobOptions): Promise<PlannedLayers>;
  /** One layer as a picture; from the farthest to the nearest. The painting and the plan are copied, all else is taken. @param options `origin` as encode's. */
  cutLayer(cut: LayerCut, options?: EncodeOptions): Promise<CutOut>;
  /** Vector shapes that paint the map, bottom to top. @param frame size in page pixels that the map is stretched to. */
  trace(map: LabelMap, frame: Size, options?: ProgressOptions): Promise<readonly VectorShape[]>;
  /**
   * The picture as PNG. Opaque pictures only: transparent pixels would lose colour. Its bytes are copied, not taken.
   * @param options `origin`: what painted it, which the file then says in its metadata.
   */
  encode(image: RgbaImage, options?: EncodeOptions): Promise<Uint8Array>;
}

/** The painters. Every rejection is a FailureError; an aborted job rejects with code `cancelled`. */
export interface PaintEngine {
  /** How many paintings, or pieces of one, can be painted beside each other. */
  readonly atOnce: number;
  /** Whether a draft is sooner there than the painting: not on a graphics card, which opens every size with a test of its own. */
  readonly drafts: boolean;
  /**
   * Decode, compile, warm up one painter. Idempotent; after a failure the next call tries again. An aborted load goes on unheard.
   * @param painter its id; rejects with `unknown-painter` for one that is not here.
   */
  load(painter: string, options?: ProgressOptions): Promise<ModelCard>;
  /** Paint what a person ordered, when its turn comes (client/queue.ts). The labels are copied at once. Loads the style's painter first where that has not happened. */
  paint(job: PaintJob, options?: ProgressOptions): Promise<Painting>;
  /**
   * Wait for a turn of the generator and call `work` then, which can look up the newest state before it paints. The turn lasts until `work`
   * settles. @returns what `work` gives; rejects with `cancelled` as soon as the signal aborts.
   */
  inTurn<Result>(rank: Rank, work: (paint: Paint) => Promise<Result>, signal?: AbortSignal): Promise<Result>;
  /**
   * The style vector of a picture (PNG, taken) for this painter, for a StyleSource of kind `picture`; an order like a painting. Rejects with
   * `no-style-encoder` where the model came without one: its card then has no `styleEncoder`, and nothing needs to be offered; with
   * `empty` for a picture wholly transparent.
   */
  styleOf(png: Uint8Array, painter: string, options?: ProgressOptions): Promise<readonly number[]>;
  /**
   * Read a photo or painting (a file that the browser can read, taken) into the nine classes; an order like a painting. Rejects with
   * `no-scene-reader` where none was delivered, `not-a-png` for a file that can't be read, `empty` for a picture wholly transparent.
   */
  readScene(picture: Uint8Array, options?: ProgressOptions): Promise<SceneReading>;
  /** Where the generator's worker lives and what was refused on the way there. */
  readonly placement: Promise<EnginePlacement>;
  /** Calls back with what paints, once that is known and each time it changes. */
  watchBackend(listener: (report: BackendReport) => void): void;
  /** Calls back with how fast this machine paints, once that is known and each time something was painted. */
  watchPace(listener: (pace: MachinePace) => void): void;
}

export interface Engine extends LabelEngine, PaintEngine {
  /** End the workers. Jobs under way and later calls reject with code `cancelled`. */
  close(): void;
}
