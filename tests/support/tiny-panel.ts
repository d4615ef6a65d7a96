// The built panel with generators of a few steps in place of the shipped ones, for tests that paint hundreds of times.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { DIST } from '../../scripts/build/build-target';
import { PAINTER_IDS, readModelFiles } from '../../scripts/shared/model-files';
import { validateModelCard } from '../../src/inference/api/model-card';
import { tinyEncoder, withEncoder } from './tiny-encoder';
import { cardFor, tinyGenerator } from './tiny-generator';

/** Text of dist/ui.html with a tiny generator for each painter, and their cards. @param encoder whether tiny style encoders come with them. */
export async function tinyPanel(encoder = false): Promise<string> {
  const model = tinyGenerator(6);
  let html = await readFile(`${DIST}/ui.html`, 'utf8');
  const cards = PAINTER_IDS.map((id) => {
    const plain = cardFor(model, validateModelCard(readModelFiles(id).card));
    html = withBlock(html, `model-${id}`, packed(model));
    if (!encoder) return plain;
    const file = tinyEncoder(plain.styles[0]!.vector.length);
    html = withBlock(html, `style-encoder-${id}`, packed(file));
    return withEncoder(plain, file);
  });
  return withBlock(html, 'model-cards', JSON.stringify(cards));
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
