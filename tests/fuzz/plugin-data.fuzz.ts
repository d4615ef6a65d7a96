// Plugin data from teammates, of any text: the plugin opens, answers, and treats what it can't read as a layer without a painting.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { landscape, make, open, paintOf, painting, recipeFor } from '../sandbox/stage';
import { PLUGIN_ID as PLUGIN } from '../support/plugin-id';
import { campaign, damaged, LONGEST } from './campaign';

const text = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.json({ maxDepth: 3 }),
  damaged(recipeFor(['1:2'])).map((value) => JSON.stringify(value)),
  fc.constantFrom('null', '[]', '{}', '""', '0', 'a1', 'i262144'),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => '['.repeat(depth)),
  fc.integer({ min: 1, max: 20_000 }).map((depth) => `{"version":2,"sourceIds":${'['.repeat(depth)}${']'.repeat(depth)}}`),
  fc.integer({ min: 1, max: 5_000 }).map((count) => JSON.stringify(recipeFor(Array.from({ length: count }, (_, index) => `9:${index}`)))),
);
const layer = fc.record({ recipe: text, mask: text, placed: text });

/** Longest time from opening or selecting to the answer, ms: some twenty layers, on a busy machine. */
const SOON = 15_000;

/** A plugin that hangs never answers. */
function soon<Result>(promise: Promise<Result>): Promise<Result> {
  return Promise.race([
    promise,
    new Promise<never>((_resolve, reject) => {
      setTimeout(() => {
        reject(new Error(`no answer within ${SOON} ms`));
      }, SOON);
    }),
  ]);
}

it(
  'plugin data',
  () =>
    campaign('plugin-data', 60, fc.array(layer, { minLength: 1, maxLength: 20 }), async (layers) => {
      const document = new HostDocument();
      const [page] = document.pages;
      const frame = landscape(document, page!);
      const strange = layers.map((data, index) => {
        const id = make(document, 'RECTANGLE', page!, { x: 500, y: index * 120, patch: { fills: [paintOf('sky')] } });
        // As the plugin itself would have left it, under its id.
        document.update(id, { pluginData: { [PLUGIN]: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== '')) } });
        return id;
      });
      const host = await soon(open(document, [frame]));
      for (const selection of [[strange[0]!], strange, [frame]]) {
        host.editor.select(selection);
        await soon(host.settle());
        const { selection: state } = await host.get('ready', {});
        expect(['nothing', 'unpaintable', 'paintable', 'several']).toContain(state.kind);
      }
      const inserted = await host.ask('insert-painting', { png: painting(), recipe: recipeFor([frame]), placement: 'beside' });
      expect(inserted.ok).toBe(true);
      expect(host.errors).toEqual([]);
      await host.close();
    }),
  LONGEST,
);
