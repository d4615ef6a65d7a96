// The landscapes of the example page, rolled: kind, seed and size of each, chosen by eye.
import { composeScene } from '../../compose/compose-scene';
import { OWN_SLIDERS, USUAL_FRAME } from '../../contract/roll';
import type { KindId } from '../../contract/roll';
import type { Size } from '../../contract/size';
import type { FrameDrawing } from '../drawing/draw-frame';

/** With its size in pixels of the page. */
export interface ExampleFrame extends FrameDrawing, Size {}

export interface ExampleFrames {
  readonly scenes: readonly [ExampleFrame, ExampleFrame, ExampleFrame];
  readonly banner: ExampleFrame;
  readonly slides: readonly ExampleFrame[];
}

const BANNER_SIZE: Size = { width: 1920, height: 640 };
const SLIDE_SIZE: Size = { width: 800, height: 450 };

export function exampleFrames(): ExampleFrames {
  return {
    scenes: [rolled('alpine-lake', 3, USUAL_FRAME), rolled('islands', 2, USUAL_FRAME), rolled('forest-river', 6, USUAL_FRAME)],
    banner: rolled('alpine-lake', 2, BANNER_SIZE, 'Hero banner'),
    slides: [
      rolled('meadow', 1, SLIDE_SIZE, 'Slide 1'),
      rolled('alpine-lake', 6, SLIDE_SIZE, 'Slide 2'),
      rolled('reed-pond', 2, SLIDE_SIZE, 'Slide 3'),
    ],
  };
}

/** @param name of the frame; the kind's own by default. */
function rolled(kind: KindId, seed: number, size: Size, name?: string): ExampleFrame {
  const scene = composeScene({ kind, seed, sliders: OWN_SLIDERS, ...size });
  return { ...scene, name: name ?? scene.name };
}
