// The side of the engine that works: takes jobs one at a time, in the order they came, and answers each exactly once. It
// knows neither worker nor page; worker.ts connects it to one.
import { FailureError, toFailure } from '../contract/failure';
import { readAsset } from './assets';
import { compose } from './compose';
import type { EngineAssets, HostedFile, LoadPhase, PaintJob, Progress } from './engine-api';
import { DEFAULTS, openGenerator } from './generator';
import type { Generator, GeneratorOptions } from './generator';
import { forgetOtherFiles } from './hosted-file';
import { labelPicture } from './label-map/label-picture';
import { memoryFailure } from './memory-failure';
import { validateModelCard } from './model-card';
import { alteredModel } from './model-file';
import type { PngCodec } from './png-codec';
import { CANCELLED_SENTENCE } from './protocol';
import type { Ask, JobMessage, Jobs, PostReply } from './protocol';
import { readMaskFile } from './read-mask-file';

/** Share of a load that is done when a phase begins. */
const LOADED: Readonly<Record<LoadPhase, number>> = { download: 0, decode: 0, compile: 0.15, 'warm-up': 0.75 };
/** Share of a load that fetching the files takes, where they have to be fetched. */
const DOWNLOAD_SHARE = 0.5;
/** Share of a painting that is done before its PNG is written. */
const PAINT_SHARE = 0.9;

interface Outcome {
  readonly result: Jobs[keyof Jobs]['answer'];
  readonly transfer: Transferable[];
}

/**
 * @param options of the generator; other than the usual ones only in tests.
 * @returns the handler for everything that the panel's side asks.
 */
export function serve(post: PostReply, codec: PngCodec, options: GeneratorOptions = DEFAULTS): (ask: Ask) => void {
  const cancelled = new Set<number>();
  let generator: Promise<Generator> | null = null;
  // One job at a time. Every link of the chain settles well: a failed job must not poison those behind it.
  let tail: Promise<void> = Promise.resolve();
  // Labelling needs no generator and has a chain of its own: the mask is there before the model is.
  let labelling: Promise<void> = Promise.resolve();

  async function answer(message: JobMessage): Promise<void> {
    try {
      await checkpoint(message.id);
      const { result, transfer } = await perform(message);
      await checkpoint(message.id);
      post({ type: 'done', id: message.id, result }, transfer);
    } catch (thrown) {
      const failure = toFailure(memoryFailure(thrown) ?? thrown, 'Something went wrong while painting. Try again.');
      const detail = thrown instanceof FailureError ? (thrown.detail ?? '') : String(thrown);
      post({ type: 'failed', id: message.id, failure, detail }, []);
    } finally {
      cancelled.delete(message.id);
    }
  }

  async function perform(message: JobMessage): Promise<Outcome> {
    const report = (progress: Progress): void => { post({ type: 'progress', id: message.id, progress }, []); };
    switch (message.name) {
      case 'load': {
        const { card, backend } = await load(message.body, report);
        return { result: { card, backend }, transfer: [] };
      }
      case 'label': return label(message.body);
      case 'import': {
        const result = await readMaskFile(message.body.file, codec);
        return { result, transfer: [result.labels.buffer as ArrayBuffer] };
      }
      case 'paint': return paint(message.id, message.body, report);
      case 'style': {
        const encoder = await (await opened()).styleEncoder();
        return { result: await encoder.styleOf(await codec.decode(message.body.png)), transfer: [] };
      }
    }
  }

  function load({ assets, gpu }: Jobs['load']['ask'], report: (progress: Progress) => void): Promise<Generator> {
    generator ??= openFromAssets(assets, { ...options, history: gpu }, report, letLabelsThrough).catch((thrown: unknown) => {
      generator = null;
      throw thrown;
    });
    return generator;
  }

  async function opened(): Promise<Generator> {
    if (generator === null) throw new FailureError('internal', 'The painter is not ready yet. Try again.', 'asked before load');
    return generator;
  }

  async function label({ picture, size }: Jobs['label']['ask']): Promise<Outcome> {
    const parts = [];
    for (const { png, box } of picture.parts) parts.push({ ...(await codec.decode(png)), box });
    const result = labelPicture(compose(parts), picture.frame, size);
    return { result, transfer: [result.labels.buffer as ArrayBuffer] };
  }

  async function paint(id: number, job: PaintJob, report: (progress: Progress) => void): Promise<Outcome> {
    const painter = await opened();
    report({ phase: 'paint', done: 0 });
    const { rgba, ms } = await painter.paint(job, async (done) => {
      report({ phase: 'paint', done: done * PAINT_SHARE });
      await letLabelsThrough();
      await checkpoint(id);
    });
    const png = await codec.encode(rgba, job.width, job.height);
    report({ phase: 'paint', done: 1 });
    const painting = { width: job.width, height: job.height, rgba, png, ms };
    return { result: { painting, backend: painter.backend }, transfer: [rgba.buffer, png.buffer] };
  }

  /** Before the thread is blocked for long: what was asked meanwhile is heard, and masks asked for are made. */
  async function letLabelsThrough(): Promise<void> {
    await new Promise((resume) => setTimeout(resume, 0));
    await labelling;
  }

  /** Let waiting messages in (a run blocks the thread), then stop here if one of them cancelled this job. */
  async function checkpoint(id: number): Promise<void> {
    await new Promise((resume) => setTimeout(resume, 0));
    if (cancelled.has(id)) throw new FailureError('cancelled', CANCELLED_SENTENCE);
  }

  async function close(): Promise<void> {
    await (await generator)?.release();
    generator = null;
  }

  return (ask) => {
    switch (ask.type) {
      case 'ping': post({ type: 'pong' }, []); break;
      case 'cancel': cancelled.add(ask.id); break;
      case 'job':
        if (ask.name === 'label' || ask.name === 'import') labelling = labelling.then(() => answer(ask));
        else tail = tail.then(() => answer(ask));
        break;
      // A generator that never opened has nothing to free; its failure was told to whoever asked for it.
      case 'close': tail = tail.then(close).catch(() => undefined); break;
    }
  };
}

async function openFromAssets(assets: EngineAssets, options: GeneratorOptions, report: (progress: Progress) => void, pause: () => Promise<void>): Promise<Generator> {
  const files = [assets.runtimeWasm, assets.model].filter((asset): asset is HostedFile => typeof asset !== 'string');
  const half = 'halfModel' in assets ? assets.halfModel : null;
  const encoder = assets.styleEncoder;
  const share = files.length > 0 ? DOWNLOAD_SHARE : 0;
  const enter = (phase: LoadPhase): void => { report({ phase, done: phase === 'download' ? 0 : share + LOADED[phase] * (1 - share) }); };
  enter(files.length > 0 ? 'download' : 'decode');
  const card = validateModelCard(assets.card);
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let come = 0;
  const onBytes = (more: number): void => { report({ phase: 'download', done: (share * (come += more)) / total }); };
  const [wasm, model] = await Promise.all([
    readAsset(assets.runtimeWasm, onBytes).catch((thrown: unknown) => {
      if (thrown instanceof FailureError) throw thrown;
      throw memoryFailure(thrown) ?? new FailureError('wasm-refused', 'The painting engine inside this plugin is damaged. Install the plugin again.', String(thrown));
    }),
    readModel(assets.model, onBytes),
  ]);
  await forgetOtherFiles([...files, half, encoder].filter((asset) => asset !== null && typeof asset !== 'string'));
  await pause();
  enter('compile');
  const onTest = (): void => { enter('warm-up'); };
  // Few cards compute in half precision: nobody else fetches its file.
  const halfModel = half === null ? null : (): Promise<Uint8Array> => readAsset(half, () => undefined);
  // It is small, and few people take a style from a picture.
  const styleEncoder = encoder === null ? null : (): Promise<Uint8Array> => readModel(encoder, () => undefined);
  const generator = await openGenerator(card, model, wasm, { ...options, halfModel, styleEncoder, onTest });
  try {
    await pause();
    if (generator.backend.kind === 'wasm') enter('warm-up');
    await generator.warmUp();
  } catch (thrown) {
    await generator.release();
    throw thrown;
  }
  report({ phase: 'warm-up', done: 1 });
  return generator;
}

async function readModel(asset: string | HostedFile, onBytes: (more: number) => void): Promise<Uint8Array> {
  try {
    return await readAsset(asset, onBytes);
  } catch (thrown) {
    if (thrown instanceof FailureError) throw thrown;
    throw memoryFailure(thrown) ?? alteredModel(String(thrown));
  }
}
