// A frame that is too long and thin to be read is told so, with what would do.
import { expect, it } from 'vitest';
import { tooThin } from '../../../../src/ui/features/mask/too-thin';

const sentenceOf = (width: number, height: number): string | undefined => tooThin({ name: 'Line', width, height })?.sentence;

it('says so, and how wide it has to be', () => {
  expect(sentenceOf(20_000, 1)).toBe('“Line” is 20000 × 1, too long and thin to be painted. Make its short side at least 79 pixels.');
  expect(sentenceOf(1, 20_000)).toContain('at least 79 pixels');
  expect(sentenceOf(20_000, 79)).toBeUndefined();
  for (const [width, height] of [
    [1200, 900],
    [3000, 60],
    [2, 2],
    [0.5, 0.4],
  ] as const)
    expect(sentenceOf(width, height)).toBeUndefined();
});
