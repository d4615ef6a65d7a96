// The pixel path in a browser's worker, with the panel's own PNG codec. Bundled and served by in-chromium.ts.
import { openGenerator } from '../../../src/inference/paint/generator';
import type { ModelCard } from '../../../src/inference/api/model-card';
import { openBrowserCodec } from '../../../src/inference/png/png-codec';
import { timePixelPath } from './pixel-path';

const bytes = async (path: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await fetch(new URL(path, location.origin))).arrayBuffer());

onmessage = async ({
  data,
}: MessageEvent<{ readonly card: ModelCard; readonly pictures: readonly string[]; readonly rounds: number }>): Promise<void> => {
  const generator = await openGenerator(data.card, await bytes('/model'), await bytes('/runtime'));
  await generator.warmUp();
  const pngs = Object.fromEntries(await Promise.all(data.pictures.map(async (name) => [name, await bytes(`/${name}`)] as const)));
  postMessage(await timePixelPath(generator, openBrowserCodec(), pngs, data.rounds));
};
