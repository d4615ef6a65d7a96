// Two painters in one engine: each is loaded when it is first wanted, and paints what it would paint alone, whatever was painted between.
import { afterEach, expect, test } from 'vitest';
import { FailureError } from '../../../../src/contract/failure';
import { namedStyle } from '../../../../src/contract/style';
import type { Engine } from '../../../../src/inference/api/engine';
import type { EngineAssets, PainterAssets } from '../../../../src/inference/api/engine-assets';
import type { PaintJob } from '../../../../src/inference/api/paint-job';
import { plainJob } from '../../../../src/inference/api/plain-job';
import { openEngine } from '../../../../src/inference/client/open-engine';
import { TIMEOUTS } from '../../../../src/inference/client/worker-client';
import { tinyEncoder, withEncoder } from '../../../support/networks/tiny-encoder';
import { cardFor, tinyGenerator } from '../../../support/networks/tiny-generator';
import { ASSETS, CARD, pack } from '../card';
import { labelPlace, workingPlace } from './engine-lines';
import type { WorkingPlace } from './engine-lines';

const STYLE = CARD.styles[0]!.id;
const ENCODERS = { oils: tinyEncoder(CARD.styles[0]!.vector.length), inks: tinyEncoder(CARD.styles[0]!.vector.length, 0.5) };

function filesOf(id: 'oils' | 'inks', file: Uint8Array): EngineAssets {
  const card = { ...cardFor(file, CARD), tileHalo: 64, painter: { ...CARD.painter, id } };
  return { ...ASSETS, model: pack(file), styleEncoder: pack(ENCODERS[id]), card: withEncoder(card, ENCODERS[id]) };
}

const FILES = { oils: filesOf('oils', tinyGenerator(4)), inks: filesOf('inks', tinyGenerator(6)) };
const open: Engine[] = [];
afterEach(() => {
  for (const engine of open.splice(0)) engine.close();
});

/** @param ids that the engine has; those whose files were taken are noted in `taken`. */
function engineOf(ids: readonly (keyof typeof FILES)[], atOnce = 1): { engine: Engine; place: WorkingPlace; taken: string[] } {
  const taken: string[] = [];
  const assets: PainterAssets = {
    first: ids[0]!,
    of(painter) {
      const id = ids.find((other) => other === painter);
      if (id === undefined) throw new FailureError('unknown-painter', 'This painter is not here.');
      taken.push(id);
      return FILES[id];
    },
  };
  const place = workingPlace();
  const engine = openEngine({ paint: [place], labels: [labelPlace()] }, assets, TIMEOUTS, atOnce);
  open.push(engine);
  return { engine, place, taken };
}

const job = (painter: string, width = 64, height = 64): PaintJob =>
  plainJob(
    Uint8Array.from({ length: width * height }, (_, at) => (at * 7) % 9),
    { width, height },
    namedStyle(painter, STYLE),
    5,
  );
const pixels = async (engine: Engine, painter: string, width?: number, height?: number): Promise<string> =>
  Buffer.from((await engine.paint(job(painter, width, height))).rgba).toString('base64');

test('each paints as it does alone, in turn and again; its files are taken when it is first wanted', async () => {
  const [oils, inks] = [await pixels(engineOf(['oils']).engine, 'oils'), await pixels(engineOf(['inks']).engine, 'inks')];
  expect(oils).not.toBe(inks);
  const { engine, place, taken } = engineOf(['oils', 'inks']);
  expect(taken).toEqual([]);
  expect(await pixels(engine, 'inks')).toBe(inks);
  expect(new Set(taken)).toEqual(new Set(['inks']));
  expect(await pixels(engine, 'oils')).toBe(oils);
  expect(await pixels(engine, 'inks')).toBe(inks);
  expect((await engine.load('oils')).painter.id).toBe('oils');
  const loads = place.asked.filter((ask) => ask.type === 'job' && ask.name === 'load');
  expect(loads).toHaveLength(2);
}, 60_000);

test('one that is loaded while the other paints changes nothing of that painting', async () => {
  const alone = await pixels(engineOf(['oils']).engine, 'oils', 256, 192);
  const { engine } = engineOf(['oils', 'inks']);
  await engine.load('oils');
  const [painted] = await Promise.all([pixels(engine, 'oils', 256, 192), engine.load('inks')]);
  expect(painted).toBe(alone);
}, 60_000);

test('a picture’s look is read by the encoder of the painter that shall use it', async () => {
  const { engine } = engineOf(['oils', 'inks']);
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');
  const [one, other] = [await engine.styleOf(new Uint8Array(png), 'oils'), await engine.styleOf(new Uint8Array(png), 'inks')];
  expect(other).toEqual(one.map((value) => value / 2));
}, 60_000);

test('a painter that is not here is refused with a sentence, and the others paint on', async () => {
  const { engine } = engineOf(['oils']);
  for (const asked of [engine.load('pastels'), engine.paint(job('pastels'))])
    await expect(asked).rejects.toMatchObject({ failure: { code: 'unknown-painter', sentence: 'This painter is not here.' } });
  expect((await pixels(engine, 'oils')).length).toBeGreaterThan(1000);
}, 60_000);
