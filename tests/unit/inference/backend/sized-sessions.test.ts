import { expect, test } from 'vitest';
import type { Session } from '../../../../src/inference/backend/runtime';
import { sizedSessions } from '../../../../src/inference/backend/sized-sessions';

/** A session that only says whether it was let go. */
function session(): Session & { released: number } {
  const made = {
    shapes: {},
    released: 0,
    run: () => Promise.reject(new Error('not to be run')),
    release(): Promise<void> {
      made.released++;
      return Promise.resolve();
    },
  };
  return made;
}

const square = (side: number): { width: number; height: number } => ({ width: side, height: side });

test('a size is opened once and kept; the least recently used of five is let go, the usual one never', async () => {
  const [usual, plain] = [session(), session()];
  const opened: { width: number; session: ReturnType<typeof session> }[] = [];
  const sizes = sizedSessions({ size: square(1), session: usual }, plain, ({ width }) => {
    opened.push({ width, session: session() });
    return Promise.resolve(opened.at(-1)!);
  });
  expect(await sizes.sessionFor(square(1))).toBe(usual);
  for (const side of [2, 3, 4, 2, 5]) await sizes.sessionFor(square(side));
  expect(opened.map(({ width }) => width)).toEqual([2, 3, 4, 5]);
  expect(opened.filter((one) => one.session.released > 0).map(({ width }) => width)).toEqual([3]);
  await sizes.release();
  expect([usual, ...opened.map((one) => one.session)].map(({ released }) => released)).toEqual([1, 1, 1, 1, 1]);
  expect(plain.released).toBe(0);
});

test('a size that the card gets wrong is the plain runtime’s from then on, and that is said', async () => {
  const plain = session();
  let asked = 0;
  const sizes = sizedSessions({ size: square(1), session: session() }, plain, () => Promise.resolve(`it paints wrongly (${++asked})`));
  expect(await sizes.sessionFor(square(7))).toBe(plain);
  expect(await sizes.sessionFor(square(7))).toBe(plain);
  expect(sizes.refused).toEqual(['7×7 is painted by WASM: on the card it paints wrongly (1)']);
});

test('what opening throws comes through, and the next call tries again', async () => {
  let times = 0;
  const sizes = sizedSessions({ size: square(1), session: session() }, session(), () =>
    ++times === 1 ? Promise.reject(new Error('gone')) : Promise.resolve({ session: session() }),
  );
  await expect(sizes.sessionFor(square(2))).rejects.toThrow('gone');
  await sizes.sessionFor(square(2));
  expect(times).toBe(2);
});
