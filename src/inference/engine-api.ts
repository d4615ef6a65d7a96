// What the panel and the terminal know of the painting engine. How it runs (worker, page, Node) is not their concern.
import type { ClassName, Rgb } from '../contract/classes';
import type { Picture } from '../contract/picture';
import type { Repaint } from '../contract/recipe';
import type { Size } from '../contract/size';
import type { StyleMix } from '../contract/style';
import type { ImportedMask } from './label-map/import-mask';
import type { ModelCard } from './model-card';

/** Side of the usual, square painting in pixels; painted-size.ts says what other choices come to. */
export const PICTURE_SIZE = 512;

export const SQUARE: Size = { width: PICTURE_SIZE, height: PICTURE_SIZE };

export type PaletteName = 'alla-prima' | 'paint-with-ml';

export interface LabelMap extends Size {
  /** Row-major `width`×`height` class indices, 0…8; never UNLABELLED: what was not understood is filled from its nearest neighbour. */
  readonly labels: Uint8Array;
  readonly palette: PaletteName;
  /** Share of each class in `labels`; sums to 1. */
  readonly coverage: Readonly<Record<ClassName, number>>;
  /** Share of the picture that matched no class, before filling, 0…1. */
  readonly unlabelled: number;
  /** The most frequent colours that match nothing, most frequent first, with their share of the picture; antialiasing left out. */
  readonly unmatched: readonly { readonly colour: Rgb; readonly share: number }[];
}

export interface Painting extends Size {
  /** Row-major `width`×`height` RGBA, alpha 255. */
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly png: Uint8Array;
  /** Time of the generator's runs alone, ms. */
  readonly ms: number;
}

/** `download` only where the bytes come from the panel's own site. */
export type LoadPhase = 'download' | 'decode' | 'compile' | 'warm-up';
export type Phase = LoadPhase | 'paint';

export interface Progress {
  readonly phase: Phase;
  /** 0…1 over the whole job. */
  readonly done: number;
}

/** Width and height are those of the labels and of the painting alike, 1…LONGEST_SIDE each. */
export interface PaintJob extends Size {
  /** Row-major `width`×`height` class indices; copied, not taken. */
  readonly labels: Uint8Array;
  readonly style: StyleMix;
  /** 0…MAX_SEED. */
  readonly seed: number;
  /** Classes painted again with other noise, one after another, over what was there; mostly none. */
  readonly repaints: readonly Repaint[];
}

export interface JobOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** A file of the panel's own site: gzip, named after its content, fetched once and kept by the browser. */
export interface HostedFile {
  readonly url: string;
  /** Length of the file as it lies there (packed). */
  readonly bytes: number;
  /** Lower-case hex, of the file as it lies there (packed). */
  readonly sha256: string;
}

/** The engine's files as the build names them in the hosted page; urls are relative to it. */
export interface EngineFiles {
  /** The engine's own script. */
  readonly script: string;
  readonly runtimeWasm: HostedFile;
  readonly model: HostedFile;
  readonly halfModel: HostedFile | null;
  readonly styleEncoder: HostedFile | null;
}

/** The runtime's wasm and the networks, as a page carries them: base64 of gzip, white space around it ignored. */
export interface InlineAssets {
  readonly runtimeWasm: string;
  readonly model: string;
  /** Null where the model came without one. */
  readonly styleEncoder: string | null;
  /** The parsed model card; validated on load. */
  readonly card: unknown;
}

/** The same as files of the panel's own site. */
export interface HostedAssets {
  readonly runtimeWasm: HostedFile;
  readonly model: HostedFile;
  /** The generator derived for computing in half precision; null where it could not be derived. */
  readonly halfModel: HostedFile | null;
  readonly styleEncoder: HostedFile | null;
  readonly card: unknown;
}

export type EngineAssets = InlineAssets | HostedAssets;

/** What paints, and why that. */
export interface BackendReport {
  readonly kind: 'wasm' | 'webgpu';
  readonly precision: 'float32' | 'float16';
  /** For people. */
  readonly reason: string;
  /** The graphics card as the browser describes it; null when none was looked for or found. */
  readonly adapter: { readonly name: string; readonly features: readonly string[] } | null;
  /** Whether every node of the graph is placed on the card; null on WASM. */
  readonly whole: boolean | null;
  /** Between the card's painting and WASM's in the test at the start, values of −1…1; null on WASM. */
  readonly difference: { readonly worst: number; readonly mean: number } | null;
  /** What was tried before and given up, each with its reason. */
  readonly refused: readonly string[];
}

/** What became of the graphics card so far, for an engine that is started anew. */
export interface GpuHistory {
  /** False: don't try it again. */
  readonly use: boolean;
  /** Why it was lost, each time. */
  readonly losses: readonly string[];
}

/** Where the engine lives and what was refused on the way there, as sentences. */
export interface EnginePlacement {
  readonly kind: string;
  readonly refused: readonly string[];
}

/** Every rejection is a FailureError; an aborted job rejects with code `cancelled`. */
export interface Engine {
  /** Decode, compile, warm up. Idempotent; after a failure the next call tries again. */
  load(options?: JobOptions): Promise<ModelCard>;
  /** Composite and label an exported selection at this size. Needs no model. */
  label(picture: Picture, size: Size, options?: JobOptions): Promise<LabelMap>;
  /** Decode and label a mask file (PNG bytes) in our palette, Paint with ML's or ADE20K's. Needs no model. */
  labelImage(file: Uint8Array, options?: JobOptions): Promise<ImportedMask>;
  /** Paint. One job at a time: a newer call cancels the one before. Loads first where that has not happened. */
  paint(job: PaintJob, options?: JobOptions): Promise<Painting>;
  /**
   * The style vector of a picture (PNG), for a StyleSource of kind `picture`. Rejects with `no-style-encoder` where the model came
   * without one: its card then has no `styleEncoder`, and nothing needs to be offered; with `empty` for a picture wholly transparent.
   */
  styleOf(png: Uint8Array, options?: JobOptions): Promise<readonly number[]>;
  /** Where the engine lives (a Place's kind) and what was refused on the way there. */
  readonly placement: Promise<EnginePlacement>;
  /** Calls back with what paints, once that is known and each time it changes. */
  watchBackend(listener: (report: BackendReport) => void): void;
  /** End the worker. Jobs under way and later calls reject with code `cancelled`. */
  close(): void;
}
