// Its own file: the runtime remembers for the whole process that it could not start.
import { expect, test } from 'vitest';
import type { FailureError } from '../../../../src/contract/failure';
import { openGenerator } from '../../../../src/inference/paint/generator';
import { CARD, JARGON, MODEL, WASM } from '../card';

test('a damaged runtime is told apart from a damaged model', async () => {
  const damaged = WASM.slice(0, WASM.length >> 1);
  const thrown = await openGenerator(CARD, MODEL, damaged).then(
    () => null,
    (reason: unknown) => reason as FailureError,
  );
  expect(thrown?.failure.code).toBe('wasm-refused');
  expect(thrown?.failure.sentence).toMatch(/damaged/);
  expect(thrown?.failure.sentence).not.toMatch(JARGON);
}, 60_000);
