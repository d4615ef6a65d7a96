// Trees with round crowns: oaks, limes, and birches on slender stems.
import { Pen } from '../pen';
import type { Outline, Point } from '../pen';
import type { Random } from '../random';

/** Sines of 0°, 30° … 330°: engines disagree about Math.sin in the last bits. */
const SINES = [0, 0.5, 0.866, 1, 0.866, 0.5, 0, -0.5, -0.866, -1, -0.866, -0.5] as const;

/** An oak or lime whose trunk stands at (x, foot). */
export function roundTree(random: Random, x: number, foot: number, height: number): Outline {
  const wide = height * random.between(0.36, 0.44);
  const tall = height * random.between(0.37, 0.41);
  const middle = { x: x + wide * random.between(-0.08, 0.08), y: foot - height + tall };
  const half = height * random.between(0.024, 0.032);
  const neck = middle.y + tall * 0.6;
  // Clockwise, from below left over the top to below right; flatter below than above.
  const joints = Array.from({ length: 9 }, (_, index) => {
    const turn = 7.2 + index * 1.2 + (index === 0 || index === 8 ? 0 : random.between(-0.28, 0.28));
    const far = random.between(0.8, 1);
    const down = sineBetween(turn - 3);
    return { x: middle.x + wide * far * sineBetween(turn), y: middle.y + tall * far * down * (down > 0 ? 0.78 : 1) };
  });
  const pen = new Pen(x - half * 1.7, foot).curve(
    { x: x - half, y: foot - height * 0.05 },
    { x: x - half * 0.9, y: neck + height * 0.08 },
    { x: x - half * 0.9, y: neck },
  );
  for (const joint of joints) pen.lobe(joint, random.between(0.26, 0.4));
  return pen
    .lobe({ x: x + half * 0.9, y: neck }, 0.12)
    .curve({ x: x + half * 0.9, y: neck + height * 0.08 }, { x: x + half, y: foot - height * 0.05 }, { x: x + half * 1.7, y: foot })
    .close();
}

/** A birch: a slender stem, bare below; a light crown in hanging tufts. */
export function birch(random: Random, x: number, foot: number, height: number): Outline {
  const lean = height * random.between(-0.06, 0.06);
  const half = height * 0.0125;
  const bare = random.between(0.28, 0.38);
  const spread = height * random.between(0.105, 0.135);
  const onStem = (t: number): Point => ({ x: x + lean * t * t, y: foot - height * t });
  const tufts = 6;
  /** From the top down: the end of each tuft, and where it comes back to the stem below. */
  const crown = (side: -1 | 1): readonly { readonly out: Point; readonly back: Point }[] =>
    Array.from({ length: tufts }, (_, index) => {
      const t = (index + 0.7) / tufts;
      const width = spread * (index === tufts - 1 ? 0.62 : 0.28 + 1.15 * t * (1.45 - 0.8 * t)) * random.between(0.8, 1.1);
      const stem = onStem(0.97 - (0.97 - bare) * t * random.between(0.97, 1.03));
      return {
        out: { x: stem.x + side * width, y: stem.y },
        back: { x: stem.x + side * width * random.between(0.44, 0.6), y: stem.y + height * 0.012 },
      };
    });
  const top = onStem(1);
  const neck = onStem(bare);
  const low = onStem(0.15);
  const [left, right] = [crown(-1), crown(1)];
  const pen = new Pen(x - half * 1.7, foot)
    .smooth([
      { x: low.x - half, y: low.y },
      { x: neck.x - half * 0.9, y: neck.y },
    ])
    .line(left[tufts - 1]!.back);
  for (let i = tufts - 1; i >= 0; i--) pen.lobe(left[i]!.out, 0.26).lobe(i === 0 ? top : left[i - 1]!.back, 0.3);
  for (const { out, back } of right) pen.lobe(out, 0.3).lobe(back, 0.26);
  return pen
    .line({ x: neck.x + half * 0.9, y: neck.y })
    .smooth([
      { x: low.x + half, y: low.y },
      { x: x + half * 1.7, y: foot },
    ])
    .close();
}

/** Of a turn in twelfths, clockwise from straight below: 3 is left, 6 straight above. */
function sineBetween(twelfths: number): number {
  const whole = Math.floor(twelfths);
  const [a, b] = [sine(whole), sine(whole + 1)];
  return a + (b - a) * (twelfths - whole);
}

function sine(twelfth: number): number {
  return SINES[((twelfth % 12) + 12) % 12]!;
}
