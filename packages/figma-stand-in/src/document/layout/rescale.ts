// Scaling a node: all of its lengths except its position.
import type { Patch } from './layout';
import type { NodeRecord } from '../record';
import { mapPath, parsePath, writePath } from '../vector/path';

const LENGTHS = [
  'width',
  'height',
  'strokeWeight',
  'cornerRadius',
  'itemSpacing',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'paddingBottom',
  'gridRowGap',
  'gridColumnGap',
  'fontSize',
  'listSpacing',
  'paragraphIndent',
  'paragraphSpacing',
  'counterAxisSpacing',
  'minWidth',
  'maxWidth',
  'minHeight',
  'maxHeight',
] as const satisfies readonly (keyof NodeRecord)[];

/** The scaled fields of a node. Layout grids, guides and the scale of image fills are left as they are. */
export function rescaled(node: NodeRecord, scale: number): Patch {
  const lengths = Object.fromEntries(LENGTHS.map((field) => [field, times(node[field], scale)]));
  const matrix: Transform = [
    [scale, 0, 0],
    [0, scale, 0],
  ];
  return {
    ...lengths,
    cornerRadii: node.cornerRadii?.map((radius) => radius * scale) ?? null,
    strokeWeights: node.strokeWeights?.map((weight) => weight * scale) ?? null,
    dashPattern: node.dashPattern.length === 0 ? node.dashPattern : node.dashPattern.map((length) => length * scale),
    effects: node.effects.length === 0 ? node.effects : node.effects.map((effect) => scaledEffect(effect, scale)),
    letterSpacing: scaledUnit(node.letterSpacing, scale),
    lineHeight: node.lineHeight.unit === 'AUTO' ? node.lineHeight : scaledUnit(node.lineHeight, scale),
    styleRuns:
      node.styleRuns.length === 0
        ? node.styleRuns
        : node.styleRuns.map((run) => ({ ...run, style: { ...run.style, fontSize: run.style.fontSize * scale } })),
    vectorPaths:
      node.vectorPaths.length === 0
        ? node.vectorPaths
        : node.vectorPaths.map((path) => ({ ...path, data: writePath(mapPath(parsePath(path.data), matrix)) })),
    ...(node.targetAspectRatio === null ? {} : { targetAspectRatio: { x: node.width * scale, y: node.height * scale } }),
  };
}

function times(length: number | null, scale: number): number | null {
  return length === null ? null : length * scale;
}

function scaledUnit<T extends LetterSpacing>(length: T, scale: number): T {
  return length.unit === 'PIXELS' ? { ...length, value: length.value * scale } : length;
}

function scaledEffect(effect: Effect, scale: number): Effect {
  if (effect.type === 'DROP_SHADOW' || effect.type === 'INNER_SHADOW') {
    return {
      ...effect,
      radius: effect.radius * scale,
      offset: { x: effect.offset.x * scale, y: effect.offset.y * scale },
      spread: (effect.spread ?? 0) * scale,
    };
  }
  return effect.type === 'LAYER_BLUR' || effect.type === 'BACKGROUND_BLUR' ? { ...effect, radius: effect.radius * scale } : effect;
}
