// Landscapes for the example page, beside the starter scenes: a wide banner and three slides, simple enough to be taken apart.
import type { VectorShape } from '../../contract/shapes';
import type { FrameDrawing } from '../drawing/draw-frame';

export interface ExampleFrame extends FrameDrawing {
  /** Pixels of the page. */
  readonly width: number;
  readonly height: number;
}

export const BANNER: ExampleFrame = {
  name: 'Hero banner',
  width: 1920,
  height: 640,
  shapes: [
    whole('sky', 1920, 640),
    shape(
      'far mountains',
      'mountain',
      'M 0 360 L 210 210 L 380 300 L 640 110 L 860 290 L 1010 220 L 1240 330 L 1500 150 L 1730 300 L 1920 230 L 1920 460 L 0 460 Z',
    ),
    shape('hills', 'grass', 'M 0 410 C 300 340 560 400 840 400 C 1200 400 1500 330 1920 390 L 1920 640 L 0 640 Z'),
    shape('lake', 'water', 'M 520 470 C 760 430 1180 430 1420 470 C 1620 520 1560 640 1500 640 L 440 640 C 380 560 400 500 520 470 Z'),
    fir('fir', 150, 600, 300),
    fir('fir', 290, 630, 240),
    fir('fir', 1660, 610, 330),
    fir('fir', 1800, 640, 260),
    shape('reeds', 'plant', 'M 330 640 L 350 560 L 380 620 L 400 550 L 430 612 L 455 570 L 480 640 Z'),
    shape('boulder', 'rock', 'M 1480 640 C 1480 580 1530 560 1570 575 C 1620 590 1620 620 1625 640 Z'),
  ],
};

export const SLIDES: readonly ExampleFrame[] = [
  {
    name: 'Slide 1',
    width: 1200,
    height: 675,
    shapes: [
      whole('sky', 1200, 675),
      shape('peak', 'mountain', 'M 120 430 L 520 90 L 700 250 L 820 180 L 1120 430 Z'),
      shape(
        'forest',
        'tree',
        'M 0 420 L 60 360 L 110 410 L 170 350 L 230 410 L 300 370 L 360 420 L 840 420 L 900 360 L 960 410 L 1030 350 L 1100 410 L 1160 370 L 1200 400 L 1200 480 L 0 480 Z',
      ),
      shape('lake', 'water', 'M 0 460 L 1200 460 L 1200 675 L 0 675 Z'),
      shape('shore', 'grass', 'M 0 600 C 220 560 420 610 560 675 L 0 675 Z'),
      shape('boulders', 'rock', 'M 820 675 C 830 600 900 590 950 620 C 1010 590 1090 610 1100 675 Z'),
    ],
  },
  {
    name: 'Slide 2',
    width: 1200,
    height: 675,
    shapes: [
      whole('sky', 1200, 675),
      shape('far hills', 'mountain', 'M 0 330 C 240 230 420 290 620 310 C 820 240 1000 260 1200 310 L 1200 430 L 0 430 Z'),
      shape('meadow', 'grass', 'M 0 390 C 400 340 800 400 1200 360 L 1200 675 L 0 675 Z'),
      shape(
        'river',
        'river',
        'M 560 380 C 640 430 460 470 600 530 C 720 590 520 640 480 675 L 860 675 C 900 610 800 560 720 510 C 640 460 700 420 620 380 Z',
      ),
      shape('bushes', 'plant', 'M 60 560 C 60 500 130 480 170 510 C 220 470 300 500 300 560 Z'),
      fir('fir', 940, 560, 330),
      fir('fir', 1060, 600, 260),
    ],
  },
  {
    name: 'Slide 3',
    width: 1200,
    height: 675,
    shapes: [
      whole('sky', 1200, 675),
      shape('sea', 'sea', 'M 0 350 L 1200 350 L 1200 675 L 0 675 Z'),
      shape('cliff', 'rock', 'M 1200 160 C 1060 170 1010 240 990 330 C 960 380 900 420 880 470 L 1200 560 Z'),
      shape('turf', 'grass', 'M 1200 120 C 1090 120 1030 170 1000 230 C 1080 210 1140 200 1200 210 Z'),
      shape('island', 'rock', 'M 180 380 C 220 310 300 280 360 320 C 420 300 470 340 490 380 Z'),
      shape('trees on the island', 'tree', 'M 240 330 L 265 240 L 290 310 L 320 220 L 350 320 Z'),
    ],
  },
];

function shape(name: string, className: VectorShape['className'], path: string): VectorShape {
  return { name, className, path };
}

function whole(className: VectorShape['className'], width: number, height: number): VectorShape {
  return shape(className, className, `M 0 0 L ${width} 0 L ${width} ${height} L 0 ${height} Z`);
}

/** A fir in three tiers whose foot is at (x, y). */
function fir(name: string, x: number, y: number, height: number): VectorShape {
  const at = (across: number, up: number): string => `${Math.round(x + across * height)} ${Math.round(y - up * height)}`;
  return shape(
    name,
    'tree',
    `M ${at(0, 1)} L ${at(0.14, 0.66)} L ${at(0.07, 0.66)} L ${at(0.21, 0.36)} L ${at(0.1, 0.36)} L ${at(0.27, 0.08)} L ${at(0.03, 0.08)} L ${at(0.03, 0)} L ${at(-0.03, 0)} L ${at(-0.03, 0.08)} L ${at(-0.27, 0.08)} L ${at(-0.1, 0.36)} L ${at(-0.21, 0.36)} L ${at(-0.07, 0.66)} L ${at(-0.14, 0.66)} Z`,
  );
}
