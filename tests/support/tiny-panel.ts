// The built panel, in the plugin or on a site, with generators of a few steps in place of the shipped ones: for tests to which their pixels make
// no difference.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { DIST } from '../../scripts/build/build-target';
import { PAINTER_IDS, readModelFiles } from '../../scripts/shared/model-files';
import type { EngineFiles } from '../../src/inference/api/engine-assets';
import { validateModelCard } from '../../src/inference/api/model-card';
import type { ModelCard } from '../../src/inference/api/model-card';
import { tinyEncoder, withEncoder } from './networks/tiny-encoder';
import { cardFor, tinyGenerator } from './networks/tiny-generator';

/**
 * Text of ui.html with a tiny generator for each painter, and their cards.
 * @param encoder whether tiny style encoders come with them. @param folder that the plugin was built into.
 */
export async function tinyPanel(encoder = false, folder = DIST): Promise<string> {
  const model = tinyGenerator(6);
  let html = await readFile(`${folder}/ui.html`, 'utf8');
  const cards = PAINTER_IDS.map((id) => {
    const plain = tinyCard(id, model);
    html = withBlock(html, `model-${id}`, packed(model).toString('base64'));
    if (!encoder) return plain;
    const file = tinyEncoder(plain.styles[0]!.vector.length);
    html = withBlock(html, `style-encoder-${id}`, packed(file).toString('base64'));
    return withEncoder(plain, file);
  });
  return withBlock(html, 'model-cards', JSON.stringify(cards));
}

/** The files of a built site that differ with a tiny generator for each painter, by their path below the site. Without style encoders. */
export async function tinySite(site: string): Promise<ReadonlyMap<string, Buffer>> {
  const model = tinyGenerator(6);
  const body = packed(model);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const urls = PAINTER_IDS.map((id) => `assets/model-${id}-${sha256.slice(0, 16)}.bin`);
  const page = await readFile(`${site}/index.html`, 'utf8');
  const files: EngineFiles = {
    ...(JSON.parse(/id="engine-files">([^<]*)</.exec(page)![1]!) as EngineFiles),
    painters: urls.map((url) => ({ model: { url, bytes: body.length, sha256 }, halfModel: null, styleEncoder: null })),
  };
  const cards = PAINTER_IDS.map((id) => tinyCard(id, model));
  const html = withBlock(withBlock(page, 'engine-files', JSON.stringify(files)), 'model-cards', JSON.stringify(cards));
  return new Map([['/index.html', Buffer.from(html)], ...urls.map((url) => [`/${url}`, body] as const)]);
}

function tinyCard(painter: string, model: Uint8Array): ModelCard {
  return cardFor(model, validateModelCard(readModelFiles(painter).card));
}

function packed(file: Uint8Array): Buffer {
  return gzipSync(file);
}

/** The page with another text in one of its data blocks. */
function withBlock(html: string, id: string, text: string): string {
  const start = html.indexOf(`id="${id}">`);
  if (start < 0) throw new Error(`the page has no block "${id}"`);
  const from = html.indexOf('>', start) + 1;
  return html.slice(0, from) + text + html.slice(html.indexOf('</script>', from));
}
