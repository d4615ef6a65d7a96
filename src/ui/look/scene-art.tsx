// Thumbnails of the starter scenes, drawn in the nine colours. The plugin holds the real scenes; these are in their spirit.
import type { JSX } from 'preact';
import type { ClassName } from '../../contract/classes';
import type { SceneId } from '../../contract/scenes';
import { classColour } from './css-colour';

type Shape = readonly [className: ClassName, path: string];

const ART: Readonly<Record<SceneId, readonly Shape[]>> = {
  'lake': [
    ['sky', 'M0 0h80v60H0z'],
    ['mountain', 'M0 32 13 17l6 5 12-15 11 13 7-6 15 16 6-5 10 10v8H0z'],
    ['tree', 'M0 30c4-3 8-3 11 0s6 3 9 5v3H0zM58 36c5-5 9-6 13-5 4 0 6 1 9 3v5H58z'],
    ['grass', 'M0 36h80v24H0z'],
    ['water', 'M12 39c18-3 44-3 58 1 7 3 2 8-8 10-14 3-36 3-47-1-8-3-11-8-3-10z'],
    ['plant', 'M0 50c9-1 16 2 20 10H0zM60 60c2-6 10-9 20-8v8z'],
    ['rock', 'M24 47c2-3 7-3 9 0s0 4-5 4-6-1-4-4zM61 42c1-2 5-2 6 0s-1 3-3 3-4-1-3-3z'],
  ],
  'seaside': [
    ['sky', 'M0 0h80v60H0z'],
    ['mountain', 'M0 27c7-5 13-6 19-3 6 2 10 3 14 4v3H0z'],
    ['sea', 'M0 28h80v32H0z'],
    ['rock', 'M80 12c-8 0-12 3-15 9-3 5-8 8-9 13-1 4-6 6-7 10l31 8zM36 36c1-3 5-4 6 0l2 3h-9z'],
    ['grass', 'M80 11c-7-1-12 2-15 8 5-1 10-2 15-1zM0 60c6-10 20-13 34-12 18 1 32-2 46-8v20z'],
    ['plant', 'M0 60c3-5 8-7 13-5s7 3 9 5zM48 60c3-4 9-6 16-4l8 4z'],
    ['tree', 'M67 17c-1-5 1-9 4-9s5 3 4 9z'],
  ],
  'forest-river': [
    ['sky', 'M0 0h80v60H0z'],
    ['mountain', 'M14 27 31 10l9 8 8-5 20 15z'],
    ['grass', 'M0 26h80v34H0z'],
    ['tree', 'M0 4c8 0 9 7 14 10s5 8 9 12 4 6 5 9c-10 3-18 4-28 4zM80 2c-7 1-10 7-13 11s-6 6-8 11-6 7-7 11c10 4 18 4 28 4z'],
    ['river', 'M38 30c6 0 8 2 4 5s-4 5 3 9 12 9 13 16H18c1-8 9-11 12-15s6-5 4-8 0-6 4-7z'],
    ['plant', 'M0 42c9-1 17 3 18 9s-4 8-6 9H0zM80 44c-9-1-15 2-15 8s4 7 5 8h10z'],
    ['rock', 'M24 49c2-3 6-3 7 0s-2 4-4 4-5-1-3-4zM53 42c1-2 5-2 6 1s-3 3-5 2-2-2-1-3z'],
  ],
};

/** A 4:3 drawing of a starter scene, decorative: the name stands beside it. */
export function SceneArt({ scene }: { readonly scene: SceneId }): JSX.Element {
  return (
    <svg viewBox="0 0 80 60" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {ART[scene].map(([className, path]) => (
        <path key={className} fill={classColour(className)} d={path} />
      ))}
    </svg>
  );
}
