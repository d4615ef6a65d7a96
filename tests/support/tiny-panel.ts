// The built panel with a generator of a few steps in place of the shipped one, for tests that paint hundreds of times.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { DIST } from '../../scripts/build-target';
import { readModelFiles } from '../../scripts/model-files';
import { validateModelCard } from '../../src/inference/model-card';
import { cardFor, tinyGenerator } from './tiny-generator';

/** Text of dist/ui.html with the tiny generator and its card. */
export async function tinyPanel(): Promise<string> {
  const model = tinyGenerator(6);
  const html = await readFile(`${DIST}/ui.html`, 'utf8');
  return withBlock(withBlock(html, 'model', gzipSync(model).toString('base64')), 'model-card', JSON.stringify(cardFor(model, validateModelCard(readModelFiles().card))));
}

/** The page with another text in one of its data blocks. */
function withBlock(html: string, id: string, text: string): string {
  const start = html.indexOf(`id="${id}">`);
  if (start < 0) throw new Error(`ui.html has no block "${id}"`);
  const from = html.indexOf('>', start) + 1;
  return html.slice(0, from) + text + html.slice(html.indexOf('</script>', from));
}
