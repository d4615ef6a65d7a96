// Pictures for the panel to look at, each with the shapes that it should show; and what can't be exported.
import type { Facts } from '../../contract/facts';
import type { Box, ExportedPicture, Polygon } from '../../contract/messages';
import { refusalOf } from '../../contract/value';
import { attempt, attemptAsync, within } from '../attempt';
import type { Bench } from '../bench';

const BLUE: readonly [number, number, number] = [51, 102, 153];
const RED: readonly [number, number, number] = [204, 51, 0];
const RED_PAINT: SolidPaint = { type: 'SOLID', color: { r: 0.8, g: 0.2, b: 0 } };
const BLUE_PAINT: SolidPaint = { type: 'SOLID', color: { r: 0.2, g: 0.4, b: 0.6 } };
/** As the product exports. */
const SETTINGS: ExportSettingsImage = { format: 'PNG', colorProfile: 'SRGB', useAbsoluteBounds: true };

/** One drawing and its exports. What one throws costs its own pictures alone. */
type Scene = () => Promise<void>;

export async function exportPictures(
  bench: Bench,
): Promise<{ readonly pictures: readonly ExportedPicture[]; readonly failures: readonly string[] }> {
  const pictures: ExportedPicture[] = [];
  const failures: string[] = [];
  const take = async (
    name: ExportedPicture['name'],
    node: SceneNode,
    polygons: readonly Polygon[],
    settings: Partial<ExportSettingsImage> = {},
  ): Promise<void> => {
    bench.goOn();
    const box = node.absoluteBoundingBox;
    const rendered = 'absoluteRenderBounds' in node ? node.absoluteRenderBounds : null;
    const [png, refusal] = await exported(node, settings);
    pictures.push({ name, png, refusal, box: plain(box), rendered: plain(rendered), polygons });
  };
  const rectangleAt = (x: number, y: number, width: number, height: number, colour = BLUE): Polygon =>
    polygon(bench.at(x, y), width, height, colour);

  const scenes: readonly Scene[] = [
    async () => {
      const plainNode = bench.rectangle(0, 0, 64, 48);
      await take('plain', plainNode, [rectangleAt(0, 0, 64, 48)]);
      await take('again', plainNode, []);
      await take('width4096', plainNode, [], { constraint: { type: 'WIDTH', value: 4096 } });
    },
    async () => {
      const rotated = bench.rectangle(100, 100, 80, 40);
      rotated.rotation = 30;
      await take('rotated', rotated, [shapeOf(rotated, BLUE)]);
    },
    async () => {
      const frame = bench.frame(300, 100, 80, 60);
      frame.clipsContent = true;
      const halves = [half(bench, frame, 0, BLUE_PAINT), half(bench, frame, 40, RED_PAINT)] as const;
      frame.rotation = 30;
      await take('rotatedFrame', frame, [shapeOf(halves[0], BLUE), shapeOf(halves[1], RED)]);
    },
    async () => {
      const off = bench.rectangle(500.5, 0.5, 40, 30);
      await take('halfPixel', off, [rectangleAt(500.5, 0.5, 40, 30)]);
      await take('halfPixelLarge', off, [rectangleAt(500.5, 0.5, 40, 30)], { constraint: { type: 'SCALE', value: 10 } });
    },
    async () => {
      const flat = bench.keep(figma.createVector());
      flat.vectorPaths = [{ windingRule: 'NONE', data: 'M 0 0 L 60 0' }];
      bench.place(flat, 600, 20);
      stroke(flat);
      await take('flatVector', flat, [rectangleAt(600, 18, 60, 4, RED)]);
    },
    async () => {
      const line = bench.keep(figma.createLine());
      line.resize(60, 0);
      bench.place(line, 700, 20);
      stroke(line);
      // A line's stroke lies above it.
      await take('flatLine', line, [rectangleAt(700, 16, 60, 4, RED)]);
    },
    async () => {
      const clipping = bench.frame(800, 0, 60, 60);
      clipping.clipsContent = true;
      const large = bench.rectangle(0, 0, 100, 100);
      clipping.appendChild(large);
      large.x = large.y = -20;
      await take('clippedFrame', clipping, [rectangleAt(800, 0, 60, 60)]);
      await take('clippedChild', large, [rectangleAt(780, -20, 100, 100)]);
      clipping.clipsContent = false;
      await take('overflow', clipping, [rectangleAt(780, -20, 100, 100)]);
      await take('overflowLoose', clipping, [rectangleAt(780, -20, 100, 100)], { useAbsoluteBounds: false });
    },
    async () => {
      const shadowed = bench.rectangle(1000, 0, 60, 40);
      shadowed.effects = [
        {
          type: 'DROP_SHADOW',
          color: { r: 0, g: 0, b: 0, a: 1 },
          offset: { x: 10, y: 10 },
          radius: 0,
          spread: 0,
          visible: true,
          blendMode: 'NORMAL',
        },
      ];
      const shadow = [rectangleAt(1010, 10, 60, 40, [0, 0, 0]), rectangleAt(1000, 0, 60, 40)];
      await take('shadow', shadowed, shadow);
      await take('shadowLoose', shadowed, shadow, { useAbsoluteBounds: false });
    },
    async () => {
      const outlined = bench.rectangle(1200, 0, 60, 40);
      stroke(outlined);
      outlined.strokeAlign = 'OUTSIDE';
      await take('stroke', outlined, [rectangleAt(1196, -4, 68, 48, RED), rectangleAt(1200, 0, 60, 40)]);
    },
    async () => {
      const section = bench.keep(figma.createSection());
      section.resizeWithoutConstraints(100, 100);
      section.fills = [];
      const inside = bench.rectangle(0, 0, 60, 40);
      section.appendChild(inside);
      inside.x = 20;
      inside.y = 30;
      const at = { x: section.x - bench.at(0, 0).x, y: section.y - bench.at(0, 0).y };
      await take('sectioned', inside, [rectangleAt(at.x + 20, at.y + 30, 60, 40)]);
      await take('section', section, [rectangleAt(at.x + 20, at.y + 30, 60, 40)]);
    },
    async () => {
      const component = bench.keep(figma.createComponent());
      component.resize(80, 60);
      component.fills = [];
      bench.place(component, 1400, 0);
      const part = bench.rectangle(0, 0, 40, 30);
      component.appendChild(part);
      part.x = part.y = 10;
      const instance = bench.keep(component.createInstance());
      bench.place(instance, 1500, 0);
      await take('instance', instance, [rectangleAt(1510, 10, 40, 30)]);
      await take('instanceChild', instance.children[0]!, [rectangleAt(1510, 10, 40, 30)]);
    },
    async () => {
      const group = bench.keep(figma.group([bench.rectangle(1600, 0, 40, 40), bench.rectangle(1660, 20, 40, 40)], bench.page));
      await take('group', group, [rectangleAt(1600, 0, 40, 40), rectangleAt(1660, 20, 40, 40)]);
    },
    async () => {
      const faint = bench.rectangle(1800, 0, 20, 20);
      faint.opacity = 0.5;
      await take('halfOpacity', faint, []);
    },
    async () => {
      bench.rectangle(1900, 0, 60, 60, [0.8, 0.2, 0]);
      await take('contents', bench.rectangle(1900, 0, 20, 20), [], { contentsOnly: false });
      // Flat, so that even the largest is a small picture.
      const wide = bench.rectangle(2000, 0, 512, 4);
      await take('width8192', wide, [], { constraint: { type: 'WIDTH', value: 8192 } });
      await take('width16384', wide, [], { constraint: { type: 'WIDTH', value: 16384 } });
      await take('tiny', bench.rectangle(2600, 0, 0.4, 0.4), []);
    },
  ];
  for (const scene of scenes) {
    bench.goOn();
    try {
      await scene();
    } catch (thrown) {
      failures.push(`A drawing could not be made: ${refusalOf(thrown)}.`);
    }
  }
  return { pictures, failures };
}

async function exported(node: SceneNode, settings: Partial<ExportSettingsImage>): Promise<readonly [Uint8Array | null, string | null]> {
  try {
    return [await within(node.exportAsync({ ...SETTINGS, ...settings })), null];
  } catch (thrown) {
    return [null, `rejects with ${refusalOf(thrown)}`];
  }
}

function half(bench: Bench, frame: FrameNode, x: number, paint: SolidPaint): RectangleNode {
  const node = bench.rectangle(0, 0, 40, 60);
  node.fills = [paint];
  frame.appendChild(node);
  node.x = x;
  node.y = 0;
  return node;
}

function stroke(node: VectorNode | LineNode | RectangleNode): void {
  node.strokes = [RED_PAINT];
  node.strokeWeight = 4;
}

/** A rectangle as it lies on the page, corner by corner. */
function shapeOf(node: RectangleNode, colour: Polygon['colour']): Polygon {
  const [[a, c, x], [b, d, y]] = node.absoluteTransform;
  const corners = [
    [0, 0],
    [node.width, 0],
    [node.width, node.height],
    [0, node.height],
  ] as const;
  return { points: corners.map(([u, v]) => [a * u + c * v + x, b * u + d * v + y] as const), colour };
}

function polygon({ x, y }: Vector, width: number, height: number, colour: Polygon['colour']): Polygon {
  return {
    points: [
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ],
    colour,
  };
}

function plain(box: Rect | null): Box | null {
  return box === null ? null : { x: box.x, y: box.y, width: box.width, height: box.height };
}

export async function measureExportRefusals(bench: Bench): Promise<Facts> {
  const invisible = bench.rectangle(0, 0, 40, 40);
  invisible.visible = false;
  const empty = bench.frame(60, 0, 40, 40);
  const gone = bench.rectangle(0, 0, 40, 40);
  gone.remove();
  const told = (png: Uint8Array): string => `works, ${png.length > 0 ? 'with bytes' : 'without a byte'}`;
  return {
    'export.invisible': await attemptAsync(() => invisible.exportAsync(SETTINGS), told),
    'export.emptyFrame': await attemptAsync(() => empty.exportAsync(SETTINGS), told),
    'export.removed': await attemptAsync(() => gone.exportAsync(SETTINGS), told),
    'export.unknownSetting': await attemptAsync(
      () => bench.rectangle(120, 0, 40, 40).exportAsync({ ...SETTINGS, nonsense: true } as ExportSettings),
      told,
    ),
    'export.page': await attemptAsync(() => bench.page.exportAsync(SETTINGS), told),
    'export.emptyBounds': attempt(
      () => invisible.absoluteRenderBounds,
      (box) => (box === null ? 'null' : 'a box'),
    ),
  };
}
