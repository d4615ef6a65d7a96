// Messages to the plugin, from whoever may post to it: each that names a number is answered once, with an answer or a sentence; nothing of them
// throws in the sandbox, and what is not understood changes nothing.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AnswerMessage } from '../../src/contract/wire/messages';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { landscape, open, painting, recipeFor, snapshot } from '../sandbox/stage';
import { anything, campaign, damaged, LONGEST } from './campaign';

const SHAPE = { name: 'Hill', className: 'grass', path: 'M 0 0 L 9 0 L 9 9 Z' };
/** Right bodies, to be damaged. */
const BODIES: readonly (readonly [name: string, body: object])[] = [
  ['ready', {}],
  ['export-picture', { sourceIds: ['1:2'] }],
  ['insert-painting', { png: painting(), recipe: recipeFor(['1:2']), mask: 'a1', placement: 'beside' }],
  ['insert-variations', { variations: [{ png: painting(), recipe: recipeFor(['1:2']) }] }],
  ['undo-painting', { layerId: '1:2', imageHash: 'ab' }],
  ['read-painting', { layerId: '1:2' }],
  ['read-recipe', { layerId: '1:2' }],
  ['read-style-picture', {}],
  ['follow-source', { on: true }],
  ['fill-selection', { className: 'sky' }],
  ['create-styles', {}],
  ['start-scene', { scene: 'lake' }],
  ['insert-shapes', { name: 'Sketch', width: 300, height: 200, shapes: [SHAPE] }],
  ['select-layers', { ids: ['1:2'] }],
  ['keep-drawing', { drawing: { width: 4, height: 4, runs: 'a16', frame: { width: 4, height: 3 }, source: null } }],
  ['save-settings', { seed: 5 }],
  ['resize', { width: 300, height: 500 }],
];

const request = fc
  .constantFrom(...BODIES)
  .chain(([name, body]) => fc.tuple(fc.constant(name), damaged(body)))
  .map(([name, body]) => ({ type: 'request', name, body }));
const message = fc.oneof(
  { weight: 4, arbitrary: request },
  { weight: 1, arbitrary: damaged({ type: 'request', name: 'ready', body: {} }) },
  { weight: 1, arbitrary: anything },
);

it(
  'messages to the plugin',
  () =>
    campaign('messages-to-plugin', 40, fc.array(message, { minLength: 1, maxLength: 25 }), async (messages) => {
      const document = new HostDocument();
      const frame = landscape(document, document.pages[0]!);
      const host = await open(document, [frame]);
      const before = host.messages.length;
      for (const [id, body] of messages.entries()) {
        const unchanged = snapshot(document);
        const isObject = typeof body === 'object' && body !== null && !Array.isArray(body) && !ArrayBuffer.isView(body);
        host.post(isObject ? { ...body, id } : body);
        await host.settle();
        const answers = (host.messages.slice(before) as Partial<AnswerMessage>[]).filter(
          (answer): answer is AnswerMessage => answer.type === 'answer' && answer.id === id,
        );
        expect(answers).toHaveLength(isObject ? 1 : 0);
        const [answer] = answers;
        if (answer === undefined || answer.ok) continue;
        expect(answer.failure.sentence).toMatch(/^[A-Z“].{10,}\.$/s);
        expect(answer.failure.code).not.toBe('internal');
        expect(snapshot(document), answer.failure.code).toBe(unchanged);
      }
      expect(host.errors).toEqual([]);
      await host.close();
    }),
  LONGEST,
);
