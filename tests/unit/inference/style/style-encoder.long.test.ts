// “Like this picture” from PNG to vector, through the real engine with networks of a few steps.
import { encode } from 'fast-png';
import { afterEach, expect, test } from 'vitest';
import { FailureError } from '../../../../src/contract/failure';
import type { Engine } from '../../../../src/inference/api/engine';
import { DEFAULTS, openGenerator } from '../../../../src/inference/paint/generator';
import type { ModelCard } from '../../../../src/inference/api/model-card';
import { openEngine } from '../../../../src/inference/client/open-engine';
import { openStyleEncoder } from '../../../../src/inference/style/style-encoder';
import { tinyEncoder, withEncoder } from '../../../support/networks/tiny-encoder';
import { cardFor, tinyGenerator } from '../../../support/networks/tiny-generator';
import { ASSETS, CARD as SHIPPED, JARGON, onlyPainter, pack, WASM } from '../card';
import { labelPlace, workingPlace } from '../client/engine-lines';

const MODEL = tinyGenerator(4);
const PLAIN = cardFor(MODEL, SHIPPED);
const LENGTH = PLAIN.styles[0]!.vector.length;
const ENCODER = tinyEncoder(LENGTH);
const CARD = withEncoder(PLAIN, ENCODER);
const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, 255];
const CLEAR = [0, 0, 0, 0];
const ONE_BLUE = { rgba: Uint8Array.from(BLUE), width: 1, height: 1 };
/** 4×2: the left half and the right half. */
const halves = (left: number[], right: number[]): Uint8Array =>
  encode({ width: 4, height: 2, channels: 4, data: Uint8Array.from([left, left, right, right, left, left, right, right].flat()) });
/** The style that the tiny encoder makes of 2×2 pixels, given as planes. */
const styled = (...planes: number[]): number[] => [...planes, ...Array<number>(LENGTH - planes.length).fill(0)];
const RED_BLUE = styled(1, -1, 1, -1, -1, -1, -1, -1, -1, 1, -1, 1);

const open: Engine[] = [];
afterEach(() => {
  for (const engine of open.splice(0)) engine.close();
});

function engineWith(card: ModelCard, styleEncoder: string | null): Engine {
  const engine = openEngine(
    { paint: [workingPlace()], labels: [labelPlace()] },
    onlyPainter({ ...ASSETS, model: pack(MODEL), styleEncoder, card }),
  );
  open.push(engine);
  return engine;
}

async function failureOf(promise: Promise<unknown>): Promise<string> {
  const thrown = await promise.then(
    () => 'none',
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(FailureError);
  const { code, sentence } = (thrown as FailureError).failure;
  expect(sentence.length).toBeGreaterThan(20);
  expect(sentence).not.toMatch(JARGON);
  return code;
}

test('the picture’s own numbers come back, without its transparent part; a picture that gives none leaves the engine well', async () => {
  const engine = engineWith(CARD, pack(ENCODER));
  expect(await engine.styleOf(halves(RED, BLUE), PLAIN.painter.id)).toEqual(RED_BLUE);
  expect(await engine.styleOf(halves(CLEAR, BLUE), PLAIN.painter.id)).toEqual(await engine.styleOf(halves(BLUE, BLUE), PLAIN.painter.id));
  expect(await failureOf(engine.styleOf(halves(CLEAR, CLEAR), PLAIN.painter.id))).toBe('empty');
  expect(await failureOf(engine.styleOf(Uint8Array.of(1, 2, 3), PLAIN.painter.id))).toBe('not-a-png');
  const cancel = new AbortController();
  const dropped = engine.styleOf(halves(BLUE, RED), PLAIN.painter.id, { signal: cancel.signal });
  cancel.abort();
  expect(await failureOf(dropped)).toBe('cancelled');
  expect(await engine.styleOf(halves(RED, BLUE), PLAIN.painter.id)).toEqual(RED_BLUE);
}, 60_000);

const short = tinyEncoder(LENGTH - 1);
const endless = tinyEncoder(LENGTH, Infinity);
const changed = ENCODER.slice();
changed[changed.length >> 1]! ^= 1;
test.each<[string, ModelCard, Uint8Array | null, string]>([
  ['a model without an encoder', PLAIN, null, 'no-style-encoder'],
  ['an encoder that was left out', CARD, null, 'model-altered'],
  ['an encoder cut short', CARD, ENCODER.subarray(1), 'model-altered'],
  ['a changed byte in it', CARD, changed, 'model-altered'],
  ['a network of another kind', withEncoder(PLAIN, MODEL), MODEL, 'model-invalid'],
  ['an output of another name', { ...CARD, styleEncoder: { ...CARD.styleEncoder, output: 'look' } }, ENCODER, 'model-invalid'],
  [
    'an input of another size',
    { ...CARD, styleEncoder: { ...CARD.styleEncoder, input: { picture: { type: 'float32', shape: [1, 3, 4, 4] } } } },
    ENCODER,
    'paint-failed',
  ],
  ['too short a style', withEncoder(PLAIN, short), short, 'paint-failed'],
  ['a style that is no numbers', withEncoder(PLAIN, endless), endless, 'paint-failed'],
])(
  '%s is refused with a sentence',
  async (_name, card, file, code) => {
    const style = openStyleEncoder(card, file === null ? null : () => Promise.resolve(file), WASM).then((encoder) => encoder.styleOf(ONE_BLUE));
    expect(await failureOf(style)).toBe(code);
  },
  60_000,
);

test.each<[string, ModelCard, string | null, string]>([
  ['no encoder', PLAIN, null, 'no-style-encoder'],
  ['an encoder that was changed', CARD, pack(changed), 'model-altered'],
  ['a text that is no file', CARD, '<p>404</p>', 'model-altered'],
])(
  '%s in the page: a sentence, and the engine is well',
  async (_name, card, styleEncoder, code) => {
    const engine = engineWith(card, styleEncoder);
    expect(await failureOf(engine.styleOf(halves(RED, BLUE), PLAIN.painter.id))).toBe(code);
    expect((await engine.load(PLAIN.painter.id)).sha256).toBe(PLAIN.sha256);
  },
  60_000,
);

test('the encoder is read when it is first wanted, once; after a failure once more', async () => {
  const reads: string[] = [];
  const styleEncoder = (): Promise<Uint8Array> => {
    reads.push('read');
    return reads.length === 1
      ? Promise.reject(new FailureError('download-failed', 'It could not be fetched. Try again.'))
      : Promise.resolve(ENCODER);
  };
  const generator = await openGenerator(CARD, MODEL, WASM, { ...DEFAULTS, styleEncoder });
  expect(reads.length).toBe(0);
  expect(await failureOf(generator.styleEncoder())).toBe('download-failed');
  const [one, other] = await Promise.all([generator.styleEncoder(), generator.styleEncoder()]);
  expect(one).toBe(other);
  expect(await one.styleOf(ONE_BLUE)).toEqual(styled(-1, -1, -1, -1, -1, -1, -1, -1, 1, 1, 1, 1));
  expect(reads.length).toBe(2);
  await generator.release();
  // Its session went with the generator's.
  expect(await failureOf(one.styleOf(ONE_BLUE))).toBe('paint-failed');
}, 60_000);
