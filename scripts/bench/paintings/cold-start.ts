// One cold start of the engine in a process of its own, as the panel's worker goes about it. Prints its phases as one line of JSON.
import { gunzipSync, gzipSync } from 'node:zlib';
import { readAsset } from '../../../src/inference/worker/assets';
import { PICTURE_SIZE, SQUARE } from '../../../src/contract/size';
import { defaultStyleOf, plainJob } from '../../../src/inference/api/plain-job';
import { openGenerator } from '../../../src/inference/paint/generator';
import { validateModelCard } from '../../../src/inference/api/model-card';
import { PAINTER_IDS, readModelFiles } from '../../shared/model-files';
import { readRuntimeWasm } from '../../shared/runtime-wasm';
import { timed } from '../report/statistics';

export interface ColdStart {
  /** ms each: base64 and gzip undone; runtime compiled and session opened; a first run for nothing; the first painting. */
  readonly decode: number;
  readonly compile: number;
  readonly warmUp: number;
  readonly firstPainting: number;
}

const { card: rawCard, model } = readModelFiles(PAINTER_IDS[0]);
const pack = (bytes: Uint8Array): string => gzipSync(bytes).toString('base64');
const texts = [pack(await readRuntimeWasm()), pack(model)] as const;
// The first use of zlib loads it; that is Node's cost and none of the panel's.
gunzipSync(gzipSync('warm'));

const decode = await timed(() => Promise.all(texts.map((text) => readAsset(text, () => undefined))));
const [wasm, file] = decode.result;
const card = validateModelCard(rawCard);
const compile = await timed(() => openGenerator(card, file!, wasm!));
const warmUp = await timed(() => compile.result.warmUp());
const { ms } = await compile.result.paint(plainJob(new Uint8Array(PICTURE_SIZE ** 2), SQUARE, defaultStyleOf(card), 1));
const phases: ColdStart = { decode: decode.ms, compile: compile.ms, warmUp: warmUp.ms, firstPainting: ms };
console.log(JSON.stringify(phases));
