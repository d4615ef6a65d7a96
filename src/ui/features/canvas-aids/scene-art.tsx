// Thumbnails of the starter scenes. The scenes themselves are in the plugin (src/plugin/scenes); these are drawings of them with fewer points.
import type { JSX } from 'preact';
import type { ClassName } from '../../../contract/classes';
import type { SceneId } from '../../../contract/scenes';
import { classColour } from '../../kit/look/css-colour';

type Shape = readonly [className: ClassName, path: string];

const ART: Readonly<Record<SceneId, readonly Shape[]>> = {
  'lake': [
    ['sky', 'M0 0h120v90H0z'],
    ['mountain', 'M0 46 13 40 26 29l4 2 13-14 5 4 3-1 10 18 6-4 9 8 9-13 3 1 7-9 8 9 6 7 10-3v30H0z'],
    ['rock', 'M0 46c12-4 24 2 40 9H0zM80 55c16-5 28-12 40-15v15z'],
    [
      'tree',
      'M0 48l3 2 2-3 3 3 3-3 3 4 3-2 3 3 3-2 4 3 4-2 4 3 4-2 4 3 4-1 4 3H0zM68 55l4-3 3 2 4-3 3 2 4-4 4 3 4-4 4 2 4-4 4 2 4-4 4 3 6-3v11H68z',
    ],
    ['grass', 'M0 54h120v6H0z'],
    ['water', 'M0 57h120v33H0z'],
    ['grass', 'M120 57c-16 0-30 3-38 5 14 2 26 2 38 3zM0 69c16 0 28 9 44 11s26 7 44 7 22-4 32-5v8H0z'],
    [
      'plant',
      'M93 61c0-4 4-5 6-2 1-4 6-4 7 0 2-3 7-3 7 0 3-2 7-1 7 2v3zM0 74c3-4 8-2 9 1 4-3 10 0 9 5 5-1 8 4 5 7H0zM93 90c-3-5 3-8 6-5 2-4 8-3 8 1 3-3 9-2 13-4v8z',
    ],
    ['rock', 'M42 83c1-5 4-6 7-6s6 2 6 6zM54 84c1-3 6-3 7 0z'],
    ['tree', `${fir(9, 31, 15, 56)}${fir(23, 48, 11, 40)}${fir(111, 46, 13, 43)}${fir(101, 67, 8, 22)}`],
  ],
  'seaside': [
    ['sky', 'M0 0h120v90H0z'],
    ['mountain', 'M53 42 69 37l6-4 5 2 9-5 5 2 7-4 8 4 11 2v8z'],
    ['sea', 'M0 41h120v49H0z'],
    ['water', 'M39 90c16-20 24-22 42-26s20-8 39-8v34z'],
    [
      'rock',
      'M0 37c10-4 18-6 32-6l3 10c6 4 4 8 10 10 4 3 1 5-2 6-12 3-14 9-43 13zM54 53c3-12 5-14 8-14s2 12 6 14zM71 53c2-5 3-7 4-7s2 6 4 7zM79 90c6-16 20-19 41-26v26zM62 85c2-5 5-6 7-6s5 4 6 6z',
    ],
    ['grass', 'M0 28c14-3 26-2 33 3-11 1-19 2-33 7zM88 90c8-12 18-17 32-20v20z'],
    ['plant', 'M0 26c2-4 6-3 7 0 2-3 6-3 7-1 2-3 8-2 9 3L0 30zM92 90c-2-4 3-7 6-4 1-4 7-5 9-1 3-4 9-4 13-5v10z'],
    ['tree', `${fir(3, 15, 5, 14)}${fir(9, 10, 6, 19)}${fir(16, 17, 5, 12)}${fir(112, 45, 12, 44)}${fir(101, 63, 9, 27)}`],
  ],
  'forest-river': [
    ['sky', 'M0 0h120v90H0z'],
    ['mountain', 'M0 34 14 25l6 5 13-12 6 4 6-2 15 10 7-5 9 3 12-11 6 6 7-1 9 8 10 6v12H0z'],
    ['grass', 'M0 42h120v48H0z'],
    ['tree', 'M0 32l4-3 3 5 4-4 3 5 4-4 4 5 4-3 4 6 4-3 4 5 4-3 3 5 3-1v3H0zM64 45l4-5 3 3 5-6 4 4 5-7 4 4 5-8 4 5 6-8 4 4 5-6 7 5v14H64z'],
    ['river', 'M62 43c10 2 18 3 14 6s-14 5-7 9 24 8 27 18 4 10 4 14H44c6-12 24-14 31-20 5-6-6-8-18-11-12-4-8-6 4-9s4-5 1-7z'],
    ['rock', 'M20 66c10-5 26-5 45 0-14 2-30 4-45 2zM41 61c2-4 7-5 9 0zM59 61c1-3 5-3 6 0zM79 71c1-6 9-7 11 0zM66 85c2-7 11-8 13 0z'],
    [
      'plant',
      'M34 51c0-4 4-5 6-3 2-4 8-2 8 2zM80 51c0-4 5-4 6-2 2-3 6-1 7 3zM0 78c4-4 9-3 12 0 6-4 14-1 15 4 7-2 12 3 11 8H0zM96 90c-3-7 3-11 8-9 3-6 12-4 16-5v14z',
    ],
    [
      'tree',
      `${fir(9, 16, 18, 66)}${fir(23, 35, 13, 33)}${fir(34, 42, 8, 21)}${fir(93, 40, 9, 20)}${fir(103, 30, 13, 40)}${fir(116, 28, 16, 58)}`,
    ],
  ],
};

/** Path of a fir: tip at (x, y), `width` at its foot, `height` from tip to trunk's end. */
function fir(x: number, y: number, width: number, height: number): string {
  const half = width / 2;
  const branches = [0.2, 0.4, 0.6, 0.8].map((step) => ({ out: half * step * 1.2, in: half * step * 0.55, y: y + height * (step + 0.12) }));
  const right = branches
    .map((branch) => `L${round(x + branch.out)} ${round(branch.y)}L${round(x + branch.in)} ${round(branch.y - height * 0.03)}`)
    .join('');
  const left = [...branches]
    .reverse()
    .map((branch) => `L${round(x - branch.in)} ${round(branch.y - height * 0.03)}L${round(x - branch.out)} ${round(branch.y)}`)
    .join('');
  const trunk = `L${round(x + half * 0.16)} ${round(y + height)}H${round(x - half * 0.16)}`;
  return `M${x} ${y}${right}${trunk}${left}z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A 4:3 drawing of a starter scene, decorative: the name stands beside it. */
export function SceneArt({ scene }: { readonly scene: SceneId }): JSX.Element {
  return (
    <svg viewBox="0 0 120 90" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {ART[scene].map(([className, path]) => (
        <path key={path} fill={classColour(className)} d={path} />
      ))}
    </svg>
  );
}
