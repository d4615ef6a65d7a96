// Messages to the built panel, as the plugin or a page that plays it might post them: none throws, the panel stays alive, and the next true word
// is heard.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, startLake, untilPhase } from '../browser/panel-stage';
import type { Panel, Stage } from '../browser/panel-stage';
import { recipeFor } from '../sandbox/stage';
import { anything, campaign, damaged, LONGEST } from './campaign';

const PAINTING = { layerId: '7:7', recipe: recipeFor(['1:2']), imageHash: 'ab', carriesMask: true };
const SOURCE = { sourceIds: ['1:2'], name: 'Lake', width: 400, height: 300, painting: PAINTING, throughPainting: false };
const FAILURE = { code: 'empty', sentence: 'There is nothing in it.' };
const SELECTIONS = [
  { kind: 'nothing' },
  { kind: 'unpaintable', failure: FAILURE, fillable: 1, painting: PAINTING },
  { kind: 'paintable', source: SOURCE, fillable: 2 },
  {
    kind: 'several',
    sources: [SOURCE, { ...SOURCE, sourceIds: ['1:3'] }],
    unpaintable: [{ name: 'x', layerIds: ['1:4'], failure: FAILURE }],
    fillable: 0,
  },
];
const ANSWERS: readonly object[] = [
  { settings: {}, command: 'open', selection: SELECTIONS[2], notice: null },
  { layerId: '7:7', layerName: 'Lake painting', imageHash: 'ab', updated: true },
  {
    sourceIds: ['1:2'],
    name: 'Lake',
    parts: [],
    frame: [
      [400, 0, 0],
      [0, 300, 0],
    ],
    width: 400,
    height: 300,
    findings: [],
    solids: [],
  },
  { drawing: { width: 4, height: 4, runs: 'a16', frame: { width: 4, height: 3 }, source: null } },
];

const event = fc.constantFrom(...SELECTIONS).chain((selection) => damaged({ type: 'event', event: { kind: 'selection', selection } }));
const answer = fc
  .tuple(fc.constantFrom(...ANSWERS), fc.integer({ min: 1, max: 60 }))
  .chain(([body, id]) => damaged({ type: 'answer', id, ok: true, body }));
const failure = fc.integer({ min: 1, max: 60 }).chain((id) => damaged({ type: 'answer', id, ok: false, failure: FAILURE }));
const message = fc.oneof(event, answer, failure, anything);

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('fuzz');
  panel = await stage.open({ theme: 'light', policy: 'C', generator: 'tiny' });
  await startLake(panel);
});
afterAll(() => stage.close());

it(
  'messages to the panel',
  () =>
    campaign('messages-to-panel', 60, fc.array(message, { minLength: 1, maxLength: 20 }), async (messages) => {
      const { page, frame } = panel;
      const say = (said: readonly unknown[]): Promise<void> =>
        page.evaluate((all) => {
          for (const pluginMessage of all) globalThis.allaPrima.session.frame!.panel!.contentWindow!.postMessage({ pluginMessage }, '*');
        }, said);
      await say(messages);
      // What was asked in consequence, and its answers.
      await frame.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
      await say([{ type: 'event', event: { kind: 'selection', selection: SELECTIONS[0] } }]);
      // An order that is under way goes first.
      await untilPhase(frame, 'nothing', 'painting');
      expect(await panel.errors()).toEqual([]);
      expect(await frame.getByRole('tab', { name: 'Selection' }).isVisible()).toBe(true);
    }),
  LONGEST,
);
