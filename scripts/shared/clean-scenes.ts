// Twelve scenes of clean shapes, as people draw them in a hurry: ellipses, rounded rectangles, waves, bands. What edges are judged on.
import type { ClassName } from '../../src/contract/classes';
import type { Size } from '../../src/contract/size';
import type { VectorShape } from '../../src/contract/shapes';

export interface CleanScene extends Size {
  readonly name: string;
  /** Bottom to top; the first covers the frame. */
  readonly shapes: readonly VectorShape[];
}

/** Control points of a quarter circle, as a share of its radius. */
const ARC = 0.5523;

const shape = (className: ClassName, path: string): VectorShape => ({ name: className, className, path });

function ellipse(className: ClassName, x: number, y: number, across: number, down: number = across): VectorShape {
  const [a, d] = [across * ARC, down * ARC];
  return shape(
    className,
    `M ${x - across} ${y} C ${x - across} ${y - d} ${x - a} ${y - down} ${x} ${y - down} C ${x + a} ${y - down} ${x + across} ${y - d} ${x + across} ${y} C ${x + across} ${y + d} ${x + a} ${y + down} ${x} ${y + down} C ${x - a} ${y + down} ${x - across} ${y + d} ${x - across} ${y} Z`,
  );
}

function box(className: ClassName, x: number, y: number, width: number, height: number, round = 0): VectorShape {
  const [r, k] = [round, round * (1 - ARC)];
  const [right, bottom] = [x + width, y + height];
  return shape(
    className,
    `M ${x + r} ${y} L ${right - r} ${y} C ${right - k} ${y} ${right} ${y + k} ${right} ${y + r} L ${right} ${bottom - r} C ${right} ${bottom - k} ${right - k} ${bottom} ${right - r} ${bottom} L ${x + r} ${bottom} C ${x + k} ${bottom} ${x} ${bottom - k} ${x} ${bottom - r} L ${x} ${y + r} C ${x} ${y + k} ${x + k} ${y} ${x + r} ${y} Z`,
  );
}

function polygon(className: ClassName, ...corners: readonly (readonly [number, number])[]): VectorShape {
  return shape(className, `M ${corners.map((corner) => corner.join(' ')).join(' L ')} Z`);
}

/** Everything below a row of even waves. */
function waves(className: ClassName, { width, height }: Size, y: number, rise: number, count: number): VectorShape {
  const step = width / count;
  const arches = Array.from({ length: count }, (_, index) => {
    const x = index * step;
    return `C ${x + step / 4} ${y - rise} ${x + step / 4} ${y - rise} ${x + step / 2} ${y} C ${x + (step * 3) / 4} ${y + rise} ${x + (step * 3) / 4} ${y + rise} ${x + step} ${y}`;
  });
  return shape(className, `M 0 ${y} ${arches.join(' ')} L ${width} ${height} L 0 ${height} Z`);
}

const USUAL = { width: 1200, height: 900 };
const HERO = { width: 1440, height: 400 };
const STORY = { width: 1080, height: 1920 };
const COVER = { width: 2400, height: 1600 };
const SQUARE = { width: 1000, height: 1000 };

const sky = ({ width, height }: Size): VectorShape => box('sky', 0, 0, width, height);
const below = (className: ClassName, { width, height }: Size, y: number): VectorShape => box(className, 0, y, width, height - y);

export const CLEAN_SCENES: readonly CleanScene[] = [
  {
    name: 'circles',
    ...USUAL,
    shapes: [
      sky(USUAL),
      ellipse('mountain', 380, 620, 330),
      ellipse('mountain', 860, 640, 250),
      below('grass', USUAL, 600),
      ellipse('tree', 220, 590, 90),
      ellipse('tree', 960, 600, 70),
      ellipse('tree', 1080, 620, 100),
      ellipse('water', 640, 760, 260, 80),
      ellipse('plant', 180, 800, 90, 60),
      ellipse('rock', 1020, 800, 90, 60),
    ],
  },
  {
    name: 'canyon',
    ...USUAL,
    shapes: [
      sky(USUAL),
      box('mountain', 380, 300, 420, 400, 60),
      box('rock', -60, 180, 420, 760, 60),
      box('rock', 820, 240, 460, 700, 60),
      below('grass', USUAL, 700),
      polygon('river', [560, 700], [640, 700], [820, 900], [420, 900]),
    ],
  },
  {
    name: 'waves',
    ...USUAL,
    shapes: [
      sky(USUAL),
      waves('mountain', USUAL, 380, 130, 2),
      waves('tree', USUAL, 540, 60, 4),
      waves('grass', USUAL, 640, 40, 3),
      waves('river', USUAL, 780, 40, 2),
    ],
  },
  {
    name: 'stripes',
    ...USUAL,
    shapes: [
      sky(USUAL),
      below('mountain', USUAL, 280),
      below('tree', USUAL, 440),
      below('grass', USUAL, 540),
      below('sea', USUAL, 660),
      below('rock', USUAL, 800),
    ],
  },
  {
    name: 'tiny shapes',
    ...USUAL,
    shapes: [
      sky(USUAL),
      below('grass', USUAL, 560),
      ...[100, 230, 300, 480, 560, 700, 830, 1000, 1110].map((x, index) => ellipse('tree', x, 545, 20 + (index % 3) * 8, 30 + (index % 4) * 8)),
      ...[60, 380, 640, 900].map((x, index) => ellipse('rock', x, 700 + index * 30, 24, 16)),
      ...[180, 520, 760, 1080].map((x, index) => ellipse('plant', x, 820 - index * 40, 30, 20)),
      box('tree', 410, 380, 8, 180),
      box('rock', 880, 420, 6, 140),
      ellipse('water', 600, 640, 60, 12),
    ],
  },
  {
    name: 'islands',
    ...USUAL,
    shapes: [
      sky(USUAL),
      ellipse('rock', 240, 420, 170, 120),
      ellipse('mountain', 720, 420, 260, 200),
      ellipse('tree', 1050, 420, 110, 70),
      below('sea', USUAL, 420),
      ellipse('rock', 420, 650, 130, 60),
      ellipse('grass', 900, 760, 200, 80),
      ellipse('tree', 900, 710, 80, 70),
    ],
  },
  {
    name: 'triangles',
    ...USUAL,
    shapes: [
      sky(USUAL),
      polygon('mountain', [0, 600], [260, 180], [520, 600]),
      polygon('mountain', [380, 600], [720, 90], [1060, 600]),
      polygon('mountain', [840, 600], [1080, 260], [1320, 600]),
      below('water', USUAL, 580),
      polygon('tree', [60, 720], [120, 470], [180, 720]),
      polygon('tree', [170, 740], [220, 540], [270, 740]),
      polygon('tree', [980, 760], [1060, 480], [1140, 760]),
      waves('grass', USUAL, 740, 40, 1),
    ],
  },
  {
    name: 'one hill',
    ...SQUARE,
    shapes: [sky(SQUARE), ellipse('grass', 500, 1000, 720, 520), ellipse('tree', 500, 410, 120, 130), box('tree', 488, 500, 24, 110)],
  },
  {
    name: 'lake',
    ...SQUARE,
    shapes: [
      sky(SQUARE),
      ellipse('mountain', 250, 520, 300, 260),
      ellipse('mountain', 760, 520, 360, 340),
      below('tree', SQUARE, 480),
      below('grass', SQUARE, 560),
      box('water', 120, 600, 760, 300, 140),
      ellipse('rock', 820, 900, 160, 90),
    ],
  },
  {
    name: 'hero',
    ...HERO,
    shapes: [
      sky(HERO),
      ellipse('mountain', 300, 320, 320, 200),
      ellipse('mountain', 760, 320, 420, 250),
      ellipse('mountain', 1220, 320, 300, 180),
      below('sea', HERO, 290),
      box('grass', -80, 320, 700, 200, 80),
      ellipse('tree', 120, 310, 80, 60),
      ellipse('tree', 260, 330, 60, 50),
    ],
  },
  {
    name: 'story',
    ...STORY,
    shapes: [
      sky(STORY),
      polygon('mountain', [-100, 1100], [540, 380], [1180, 1100]),
      box('rock', -80, 820, 420, 700, 80),
      below('tree', STORY, 1080),
      below('grass', STORY, 1240),
      shape(
        'river',
        'M 560 1240 C 640 1340 380 1480 480 1620 C 540 1720 400 1800 360 1920 L 860 1920 C 860 1760 640 1660 680 1560 C 700 1440 660 1340 600 1240 Z',
      ),
      ellipse('plant', 960, 1760, 200, 120),
    ],
  },
  {
    name: 'cover',
    ...COVER,
    shapes: [
      sky(COVER),
      ellipse('mountain', 700, 1000, 760, 560),
      ellipse('mountain', 1800, 1000, 640, 420),
      waves('tree', COVER, 940, 60, 7),
      below('grass', COVER, 1060),
      ellipse('river', 1300, 1300, 620, 130),
      ellipse('rock', 420, 1420, 260, 140),
      ellipse('plant', 2060, 1440, 240, 130),
      ellipse('tree', 2160, 900, 170, 260),
    ],
  },
];
