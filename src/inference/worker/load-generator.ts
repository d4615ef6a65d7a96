// From the engine's files to a generator that is ready: fetched or unpacked, checked, compiled; on a graphics card, tested. The first painting warms up
// the rest (client/open-paint-engine.ts).
import { FailureError } from '../../contract/failure';
import type { LoadPhase, Progress } from '../api/engine';
import type { EngineAssets, HostedFile, UnpackedFiles } from '../api/engine-assets';
import { memoryFailure } from '../api/memory-failure';
import { validateModelCard } from '../api/model-card';
import { alteredModel } from '../model/model-file';
import { openGenerator } from '../paint/generator';
import type { Generator, GeneratorOptions } from '../paint/generator';
import { readAsset } from './assets';
import { forgetOtherFiles } from './hosted-file';
import { openSceneReader } from '../reader/scene-reader';
import type { SceneReader } from '../reader/scene-reader';

/** Progress of a load when a phase begins. */
const LOADED: Readonly<Record<LoadPhase, number>> = { 'download': 0, 'decode': 0, 'compile': 0.25, 'warm-up': 0.75 };
/** Share of a load that fetching the files takes, where they have to be fetched. */
const DOWNLOAD_SHARE = 0.5;

/** What is unpacked already, here or by another worker; null for what is not. */
export interface KnownFiles {
  readonly runtimeWasm: Uint8Array<ArrayBuffer> | null;
  readonly model: Uint8Array<ArrayBuffer> | null;
}

/**
 * @param options of the generator; other than the usual ones only in tests.
 * @param handOn is given runtime and model before they are opened.
 * @throws FailureError `download-failed`, `model-altered`, `model-invalid`, `wasm-refused`, `out-of-memory`, or as openGenerator.
 */
export async function loadGenerator(
  assets: EngineAssets,
  known: KnownFiles,
  options: GeneratorOptions,
  handOn: (files: UnpackedFiles) => void,
  report: (progress: Progress) => void,
): Promise<Generator> {
  const files = [known.runtimeWasm ?? assets.runtimeWasm, known.model ?? assets.model].filter(
    (asset): asset is HostedFile => typeof asset !== 'string' && !(asset instanceof Uint8Array),
  );
  const half = 'halfModel' in assets ? assets.halfModel : null;
  const encoder = assets.styleEncoder;
  const share = files.length > 0 ? DOWNLOAD_SHARE : 0;
  const enter = (phase: LoadPhase): void => {
    report({ phase, done: phase === 'download' ? 0 : share + LOADED[phase] * (1 - share) });
  };
  enter(files.length > 0 ? 'download' : 'decode');
  const card = validateModelCard(assets.card);
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let come = 0;
  const onBytes = (more: number): void => {
    report({ phase: 'download', done: (share * (come += more)) / total });
  };
  const { runtimeWasm: wasm, model } = await unpack(assets, known, onBytes);
  handOn({ runtimeWasm: wasm, model });
  if (files.length > 0) await forgetOtherFiles(filesOf(assets));
  await breathe();
  enter('compile');
  const onTest = (): void => {
    enter('warm-up');
  };
  // A function, so that the file is fetched only where a graphics card computes in half precision.
  const halfModel = half === null ? null : (): Promise<Uint8Array> => readAsset(half, () => undefined);
  // A function as well: few people take a style from a picture, and the file is small.
  const styleEncoder = encoder === null ? null : (): Promise<Uint8Array> => readModel(encoder, () => undefined);
  const generator = await openGenerator(card, model, wasm, { ...options, halfModel, styleEncoder, onTest });
  report({ phase: generator.backend.kind === 'wasm' ? 'compile' : 'warm-up', done: 1 });
  return generator;
}

/**
 * Fetched or unpacked, checked and compiled; called when a picture is first read.
 * @throws FailureError `no-scene-reader`, `download-failed`, or as openSceneReader.
 */
export async function loadSceneReader({ sceneReader, runtimeWasm }: EngineAssets): Promise<SceneReader> {
  if (sceneReader === null) throw new FailureError('no-scene-reader', 'This version of Alla Prima can’t read pictures into shapes.');
  const ignore = (): void => undefined;
  return openSceneReader(sceneReader.card, () => readModel(sceneReader.file, ignore), await readAsset(runtimeWasm, ignore));
}

/** All that lies on the panel's site; none where the page contains it. */
function filesOf(assets: EngineAssets): readonly HostedFile[] {
  const { runtimeWasm, model, styleEncoder, sceneReader } = assets;
  const more = 'halfModel' in assets ? [assets.halfModel, ...assets.others] : [];
  return [runtimeWasm, model, styleEncoder, sceneReader?.file ?? null, ...more].filter(
    (asset): asset is HostedFile => asset !== null && typeof asset !== 'string',
  );
}

async function unpack({ runtimeWasm, model }: EngineAssets, known: KnownFiles, onBytes: (more: number) => void): Promise<UnpackedFiles> {
  const [wasm, bytes] = await Promise.all([
    known.runtimeWasm ??
      readAsset(runtimeWasm, onBytes).catch((thrown: unknown) => {
        if (thrown instanceof FailureError) throw thrown;
        throw (
          memoryFailure(thrown) ??
          new FailureError('wasm-refused', 'The painting engine inside this plugin is damaged. Install the plugin again.', String(thrown))
        );
      }),
    known.model ?? readModel(model, onBytes),
  ]);
  return { runtimeWasm: wasm, model: bytes };
}

async function readModel(asset: string | HostedFile, onBytes: (more: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readAsset(asset, onBytes);
  } catch (thrown) {
    if (thrown instanceof FailureError) throw thrown;
    throw memoryFailure(thrown) ?? alteredModel(String(thrown));
  }
}

/** Let other tasks run before the thread is blocked for long; it may be the panel's own. */
function breathe(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, 0));
}
