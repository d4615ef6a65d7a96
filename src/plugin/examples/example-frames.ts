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
    width: 800,
    height: 450,
    shapes: [
      whole('sky', 800, 450),
      shape('peak', 'mountain', 'M 80 287 L 347 60 L 467 167 L 547 120 L 747 287 Z'),
      shape(
        'forest',
        'tree',
        'M 0 280 L 40 240 L 73 273 L 113 233 L 153 273 L 200 247 L 240 280 L 560 280 L 600 240 L 640 273 L 687 233 L 733 273 L 773 247 L 800 267 L 800 320 L 0 320 Z',
      ),
      shape('lake', 'water', 'M 0 307 L 800 307 L 800 450 L 0 450 Z'),
      shape('shore', 'grass', 'M 0 400 C 147 373 280 407 373 450 L 0 450 Z'),
      shape('boulders', 'rock', 'M 547 450 C 553 400 600 393 633 413 C 673 393 727 407 733 450 Z'),
    ],
  },
  {
    name: 'Slide 2',
    width: 800,
    height: 450,
    shapes: [
      whole('sky', 800, 450),
      shape('far hills', 'mountain', 'M 0 220 C 160 153 280 193 413 207 C 547 160 667 173 800 207 L 800 287 L 0 287 Z'),
      shape('meadow', 'grass', 'M 0 260 C 267 227 533 267 800 240 L 800 450 L 0 450 Z'),
      shape(
        'river',
        'river',
        'M 373 253 C 427 287 307 313 400 353 C 480 393 347 427 320 450 L 573 450 C 600 407 533 373 480 340 C 427 307 467 280 413 253 Z',
      ),
      shape('bushes', 'plant', 'M 40 373 C 40 333 87 320 113 340 C 147 313 200 333 200 373 Z'),
      fir('fir', 627, 373, 220),
      fir('fir', 707, 400, 173),
    ],
  },
  {
    name: 'Slide 3',
    width: 800,
    height: 450,
    shapes: [
      whole('sky', 800, 450),
      shape('sea', 'sea', 'M 0 233 L 800 233 L 800 450 L 0 450 Z'),
      shape('cliff', 'rock', 'M 800 107 C 707 113 673 160 660 220 C 640 253 600 280 587 313 L 800 373 Z'),
      shape('turf', 'grass', 'M 800 80 C 727 80 687 113 667 153 C 720 140 760 133 800 140 Z'),
      shape('island', 'rock', 'M 120 253 C 147 207 200 187 240 213 C 280 200 313 227 327 253 Z'),
      shape('trees on the island', 'tree', 'M 160 220 L 177 160 L 193 207 L 213 147 L 233 213 Z'),
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
