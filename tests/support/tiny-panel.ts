// The built panel with a generator of a few steps in place of the shipped one, for tests that paint hundreds of times.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { DIST } from '../../scripts/build/build-target';
import { readModelFiles } from '../../scripts/shared/model-files';
import { validateModelCard } from '../../src/inference/api/model-card';
import { tinyEncoder, withEncoder } from './tiny-encoder';
import { cardFor, tinyGenerator } from './tiny-generator';

/** Text of dist/ui.html with the tiny generator and its card. @param encoder whether a tiny style encoder comes with it. */
export async function tinyPanel(encoder = false): Promise<string> {
  const model = tinyGenerator(6);
  const plain = cardFor(model, validateModelCard(readModelFiles().card));
  const html = withBlock(await readFile(`${DIST}/ui.html`, 'utf8'), 'model', packed(model));
  if (!encoder) return withBlock(html, 'model-card', JSON.stringify(plain));
  const file = tinyEncoder(plain.styles[0]!.vector.length);
  return withBlock(withBlock(html, 'style-encoder', packed(file)), 'model-card', JSON.stringify(withEncoder(plain, file)));
}

function packed(file: Uint8Array): string {
  return gzipSync(file).toString('base64');
}

/** The page with another text in one of its data blocks. */
function withBlock(html: string, id: string, text: string): string {
  const start = html.indexOf(`id="${id}">`);
  if (start < 0) throw new Error(`ui.html has no block "${id}"`);
  const from = html.indexOf('>', start) + 1;
  return html.slice(0, from) + text + html.slice(html.indexOf('</script>', from));
}
