// Does the generator's jobs. It knows neither worker nor page; worker.ts connects it to one.
import { FailureError } from '../../contract/failure';
import type { EngineAssets, UnpackedFiles } from '../api/engine-assets';
import type { PostReply } from '../protocol/messages';
import { PAINT_ASKS } from '../protocol/paint-jobs';
import type { PaintJobs } from '../protocol/paint-jobs';
import { serveJobs } from '../serve/serve-jobs';
import type { JobContext } from '../serve/serve-jobs';
import { DEFAULTS } from '../paint/generator';
import type { Generator, GeneratorOptions } from '../paint/generator';
import { loosened } from '../paint/loosened';
import { joinPieces } from '../paint/join-pieces';
import type { SceneReader } from '../reader/scene-reader';
import type { PngCodec } from '../png/png-codec';
import { loadGenerator, loadSceneReader } from './load-generator';

/**
 * @param options of the generator; other than the usual ones only in tests.
 * @returns the handler for messages from the panel's side.
 */
export function servePaintings(
  post: PostReply,
  codec: Pick<PngCodec, 'decode'>,
  options: GeneratorOptions = DEFAULTS,
): (message: unknown) => void {
  /** Those that were loaded, by painter. */
  const generators = new Map<string, Promise<Generator>>();
  let assets: EngineAssets | null = null;
  /** The runtime is the same for all painters. */
  let runtimeWasm: UnpackedFiles['runtimeWasm'] | null = null;
  let reader: Promise<SceneReader> | null = null;

  function opened(painter: string): Promise<Generator> {
    const generator = generators.get(painter);
    if (generator === undefined) throw new FailureError('internal', 'The painter is not ready yet. Try again.', `${painter} asked before load`);
    return generator;
  }

  function readerOpened(): Promise<SceneReader> {
    if (assets === null) throw new FailureError('internal', 'The painter is not ready yet. Try again.', 'asked before load');
    reader ??= loadSceneReader(assets).catch((thrown: unknown) => {
      reader = null;
      throw thrown;
    });
    return reader;
  }

  return serveJobs<PaintJobs>(
    post,
    PAINT_ASKS,
    {
      async 'load'({ painter, assets: delivered, unpacked, gpu, handOn }, { report }) {
        assets = delivered;
        let files: UnpackedFiles | null = null;
        const keep = (read: UnpackedFiles): void => {
          files = read;
          runtimeWasm = read.runtimeWasm;
        };
        const known = { runtimeWasm: unpacked?.runtimeWasm ?? runtimeWasm, model: unpacked?.model ?? null };
        const loading =
          generators.get(painter) ??
          loadGenerator(delivered, known, { ...options, history: gpu }, keep, report).catch((thrown: unknown) => {
            generators.delete(painter);
            throw thrown;
          });
        generators.set(painter, loading);
        const { card, backend, most } = await loading;
        const copies = handOn && backend.kind === 'wasm' ? copyOf(files) : null;
        return {
          answer: { card, backend, most, unpacked: copies },
          transfer: copies === null ? [] : [copies.runtimeWasm.buffer, copies.model.buffer],
        };
      },
      async 'warm-up'({ painter }) {
        await (await opened(painter)).warmUp();
        return { answer: null, transfer: [] };
      },
      async 'paint'(job, context) {
        const generator = await opened(job.style.painter);
        context.report({ phase: 'paint', done: 0 });
        const painting = await generator.paint(job, telling(context));
        return { answer: { painting, backend: generator.backend }, transfer: [painting.rgba.buffer] };
      },
      'loosen'(drawn) {
        const job = loosened(drawn);
        return Promise.resolve({ answer: job, transfer: [job.labels.buffer as ArrayBuffer] });
      },
      async 'piece'({ job, piece }, context) {
        const painted = await (await opened(job.style.painter)).paintPiece(job, piece, telling(context));
        return { answer: painted, transfer: [painted.rgba.buffer] };
      },
      async 'join'({ job, pieces }) {
        const { width, height } = job;
        const rgba = joinPieces(job, pieces, (await opened(job.style.painter)).card);
        const ms = pieces.reduce((sum, piece) => sum + piece.ms, 0);
        return { answer: { width, height, rgba, ms }, transfer: [rgba.buffer] };
      },
      async 'style'({ painter, png }) {
        const encoder = await (await opened(painter)).styleEncoder();
        return { answer: await encoder.styleOf(await codec.decode(png)), transfer: [] };
      },
      async 'scene'({ picture }) {
        const read = await readerOpened();
        const reading = await read.read(await codec.decode(picture));
        return { answer: reading, transfer: [reading.map.labels.buffer, reading.sure.buffer] };
      },
    },
    async () => {
      await (await reader)?.release();
      // One whose load failed has nothing to free.
      await Promise.allSettled([...generators.values()].map(async (generator) => (await generator).release()));
      generators.clear();
      reader = null;
    },
  );
}

/** What is done between the steps of a painting: tell how far it is, and end it where it was cancelled. */
function telling({ report, checkpoint }: JobContext): (done: number) => Promise<void> {
  return async (done) => {
    report({ phase: 'paint', done });
    await checkpoint();
  };
}

/** Copies that can be given away: the runtime goes on using its own. */
function copyOf(files: UnpackedFiles | null): UnpackedFiles | null {
  return files === null ? null : { runtimeWasm: files.runtimeWasm.slice(), model: files.model.slice() };
}
