// Does the generator's jobs. It knows neither worker nor page; worker.ts connects it to one.
import { FailureError } from '../../contract/failure';
import type { EngineAssets } from '../api/engine-assets';
import type { PostReply } from '../protocol/messages';
import { PAINT_ASKS } from '../protocol/paint-jobs';
import type { PaintJobs } from '../protocol/paint-jobs';
import { serveJobs } from '../serve/serve-jobs';
import { DEFAULTS } from '../paint/generator';
import type { Generator, GeneratorOptions } from '../paint/generator';
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
  let generator: Promise<Generator> | null = null;
  let assets: EngineAssets | null = null;
  let reader: Promise<SceneReader> | null = null;

  function opened(): Promise<Generator> {
    if (generator === null) throw new FailureError('internal', 'The painter is not ready yet. Try again.', 'asked before load');
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
      async load({ assets: delivered, gpu }, { report }) {
        assets = delivered;
        generator ??= loadGenerator(delivered, { ...options, history: gpu }, report).catch((thrown: unknown) => {
          generator = null;
          throw thrown;
        });
        const { card, backend } = await generator;
        return { answer: { card, backend }, transfer: [] };
      },
      async paint(job, { report, checkpoint }) {
        const painter = await opened();
        report({ phase: 'paint', done: 0 });
        const { rgba, ms } = await painter.paint(job, async (done) => {
          report({ phase: 'paint', done });
          await checkpoint();
        });
        return { answer: { painting: { width: job.width, height: job.height, rgba, ms }, backend: painter.backend }, transfer: [rgba.buffer] };
      },
      async style({ png }) {
        const encoder = await (await opened()).styleEncoder();
        return { answer: await encoder.styleOf(await codec.decode(png)), transfer: [] };
      },
      async scene({ picture }) {
        const read = await readerOpened();
        const reading = await read.read(await codec.decode(picture));
        return { answer: reading, transfer: [reading.map.labels.buffer, reading.sure.buffer] };
      },
    },
    async () => {
      await (await reader)?.release();
      await (await generator)?.release();
      generator = reader = null;
    },
  );
}
