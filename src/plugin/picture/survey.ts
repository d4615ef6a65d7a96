// A walk over the layers of a selection: which solid colours it uses, and what a label map can't show of it.
import { CLASSES, COLOUR_TOLERANCE } from '../../contract/classes';
import type { ClassName, Rgb } from '../../contract/classes';
import type { Finding, LayerRef, SolidColour } from '../../contract/picture';
import { toSrgb } from '../colour/profile';
import type { Profile } from '../colour/profile';
import { isFilled } from '../painting/find-painting';
import { isOwn } from '../selection/own-output';
import { paintsOf } from './visible-paints';

/** Most layers that are looked at. A landscape has dozens, a page of icons thousands; each takes a dozen calls into Figma, which waits meanwhile. */
const MAX_LAYERS = 2000;
/** Named layers per finding and per colour: enough to select them all in any real landscape. */
const MAX_NAMED = 50;
/** A photo traced into vectors has thousands of colours; the panel shows the few that matter. */
const MAX_COLOURS = 256;

export interface Survey {
  readonly findings: readonly Finding[];
  readonly solids: readonly SolidColour[];
  /** True when there are more than MAX_LAYERS layers: what lies beyond was not looked at. */
  readonly cutShort: boolean;
}

type Kind = Exclude<Finding['kind'], 'faint-around' | 'mask-around'>;
type Solid = Omit<SolidColour, 'layers'> & { layers: LayerRef[] };

const KINDS: readonly Kind[] = ['opacity', 'blend-mode', 'gradient', 'image', 'pattern', 'shader', 'effect', 'text'];

/** Survey the visible layers of these nodes, at most `limit` of them. Our own paintings are no part of them. */
export function survey(nodes: readonly SceneNode[], profile: Profile, limit: number = MAX_LAYERS): Survey {
  const found = new Map<Kind, { layers: LayerRef[]; count: number }>();
  const solids = new Map<string, Solid>();
  const waiting: SceneNode[] = [];
  // Not by spreading: ten thousand arguments are more than the sandbox's stack takes.
  const wait = (layers: readonly SceneNode[]): void => {
    for (let i = layers.length - 1; i >= 0; i--) waiting.push(layers[i]!);
  };
  wait(nodes);
  let seen = 0;
  let cutShort = false;
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!node.visible) continue;
    if (++seen > limit) {
      cutShort = true;
      break;
    }
    if (isOwn(node)) {
      // Of a layer that has it as a fill, what is in the layer counts.
      if (isFilled(node) && 'children' in node && node.type !== 'BOOLEAN_OPERATION') wait(node.children);
      continue;
    }
    const layer: LayerRef = { id: node.id, name: node.name };
    const paints = paintsOf(node);
    for (const kind of kindsIn(node, paints)) note(found, kind, layer);
    // A mask is drawn nowhere: it only cuts out what lies above it.
    if (!('isMask' in node && node.isMask)) for (const solid of solidsIn(paints, profile)) addColour(solids, solid, layer);
    // The operands of a boolean operation are not drawn: it shows their outline in its own paints.
    if ('children' in node && node.type !== 'BOOLEAN_OPERATION') wait(node.children);
  }
  return {
    findings: KINDS.filter((kind) => found.has(kind)).map((kind) => ({ kind, ...found.get(kind)! })),
    solids: [...solids.values()],
    cutShort,
  };
}

function kindsIn(node: SceneNode, paints: readonly Paint[]): ReadonlySet<Kind> {
  const kinds = new Set<Kind>();
  const isPicture = (paint: Paint): boolean => paint.type === 'IMAGE' || paint.type === 'VIDEO';
  if (('opacity' in node && node.opacity < 1) || paints.some((paint) => (paint.opacity ?? 1) < 1)) kinds.add('opacity');
  if (('blendMode' in node && !isPlain(node.blendMode)) || paints.some((paint) => !isPlain(paint.blendMode ?? 'NORMAL')))
    kinds.add('blend-mode');
  if (paints.some((paint) => paint.type.startsWith('GRADIENT_'))) kinds.add('gradient');
  if (paints.some(isPicture)) kinds.add('image');
  const effects = 'effects' in node ? node.effects.filter((effect) => effect.visible) : [];
  if (paints.some((paint) => paint.type === 'PATTERN')) kinds.add('pattern');
  if ([...paints, ...effects].some(({ type }) => type === 'SHADER')) kinds.add('shader');
  if (effects.some(({ type }) => type !== 'SHADER')) kinds.add('effect');
  if (node.type === 'TEXT' || node.type === 'TEXT_PATH') kinds.add('text');
  return kinds;
}

/** Whether a blend mode leaves colours as they are. */
export function isPlain(mode: BlendMode): boolean {
  return mode === 'NORMAL' || mode === 'PASS_THROUGH';
}

function solidsIn(paints: readonly Paint[], profile: Profile): readonly Omit<SolidColour, 'layers'>[] {
  return paints
    .filter((paint): paint is SolidPaint => paint.type === 'SOLID')
    .map(({ color }) => {
      const colour = toSrgb(color, profile);
      const typedAs = profile === 'DISPLAY_P3' ? classOf(toSrgb(color, 'SRGB')) : undefined;
      return typedAs === undefined || classOf(colour) === typedAs ? { colour } : { colour, typedAs };
    });
}

/** The class of a colour in our palette. */
function classOf(colour: Rgb): ClassName | undefined {
  const near = (value: number, channel: number): number => (value - colour[channel]!) ** 2;
  return CLASSES.find((entry) => entry.colour.reduce((sum, value, channel) => sum + near(value, channel), 0) <= COLOUR_TOLERANCE ** 2)?.name;
}

function note(found: Map<Kind, { layers: LayerRef[]; count: number }>, kind: Kind, layer: LayerRef): void {
  const entry = found.get(kind) ?? { layers: [], count: 0 };
  found.set(kind, entry);
  entry.count++;
  if (entry.layers.length < MAX_NAMED) entry.layers.push(layer);
}

function addColour(solids: Map<string, Solid>, solid: Omit<SolidColour, 'layers'>, layer: LayerRef): void {
  const key = [...solid.colour, solid.typedAs].join();
  const entry = solids.get(key);
  if (entry === undefined) {
    if (solids.size < MAX_COLOURS) solids.set(key, { ...solid, layers: [layer] });
  } else if (entry.layers.length < MAX_NAMED && entry.layers[entry.layers.length - 1]!.id !== layer.id) entry.layers.push(layer);
}
