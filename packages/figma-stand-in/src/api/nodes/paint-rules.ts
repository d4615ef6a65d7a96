// What Figma accepts as paints, and the form in which it gives them back: every optional field filled in, unknown fields refused.
import { refuse } from '../../document/host-error';
import { checkShader } from './effect-rules';
import type { PluginRun } from '../plugin-run';

/** Patterns can be written only by setFillsAsync and setStrokesAsync, which load the source node first (plugin-api.d.ts). */
export type PaintWay = 'property' | 'async';

/**
 * Checked and completed paints.
 * @throws HostError for anything that Figma's validation refuses: an unknown image, a shader that this run has not imported, a pattern
 * that is set as a property.
 */
export function checkPaints(value: unknown, property: string, run: PluginRun, way: PaintWay = 'property'): Paint[] {
  const fail = (reason: string): never => refuse(`Property "${property}" failed validation: ${reason}`);
  if (!Array.isArray(value)) return fail('Expected array');
  return value.map((paint: unknown, index) => checkPaint(paint, (reason) => fail(`${reason} at [${index}]`), run, way));
}

type Fail = (reason: string) => never;

function checkPaint(value: unknown, fail: Fail, run: PluginRun, way: PaintWay): Paint {
  const paint = object(value, fail, 'paint');
  const shared = {
    visible: optional(paint['visible'], 'boolean', true, 'visible', fail),
    opacity: unit(paint['opacity'] ?? 1, 'opacity', fail),
    blendMode: BLEND_MODES.has(paint['blendMode'] as string | undefined)
      ? ((paint['blendMode'] ?? 'NORMAL') as BlendMode)
      : fail('Invalid "blendMode"'),
  };
  if (paint['type'] === 'SOLID') {
    only(paint, ['color', 'boundVariables'], fail);
    return { type: 'SOLID', ...shared, color: rgb(paint['color'], fail), boundVariables: {} };
  }
  if (GRADIENTS.has(paint['type'] as string)) {
    only(paint, ['gradientTransform', 'gradientStops'], fail);
    if (!Array.isArray(paint['gradientStops']) || paint['gradientStops'].length < 2) fail('Expected at least two "gradientStops"');
    const gradientStops = (paint['gradientStops'] as unknown[]).map((stop) => colourStop(stop, fail));
    return {
      type: paint['type'] as GradientPaint['type'],
      ...shared,
      gradientTransform: transform(paint['gradientTransform'], fail),
      gradientStops,
    };
  }
  if (paint['type'] === 'IMAGE') {
    only(paint, ['scaleMode', 'imageHash', 'imageTransform', 'scalingFactor', 'rotation', 'filters'], fail);
    return { type: 'IMAGE', ...shared, ...imageFields(paint, fail, run) };
  }
  if (paint['type'] === 'VIDEO') {
    only(paint, ['scaleMode', 'videoHash', 'videoTransform', 'scalingFactor', 'rotation', 'filters'], fail);
    return { ...(paint as unknown as VideoPaint), ...shared, scaleMode: scaleModeOf(paint, fail) };
  }
  if (paint['type'] === 'PATTERN') {
    only(paint, ['sourceNodeId', 'tileType', 'scalingFactor', 'spacing', 'horizontalAlignment'], fail);
    if (way === 'property') fail('A pattern can only be set with setFillsAsync or setStrokesAsync');
    if (typeof paint['sourceNodeId'] !== 'string' || !run.document.has(paint['sourceNodeId']))
      fail('The source node of the pattern does not exist');
    return {
      tileType: 'RECTANGULAR',
      scalingFactor: 1,
      spacing: { x: 0, y: 0 },
      horizontalAlignment: 'START',
      ...(paint as object),
      ...shared,
    } as unknown as PatternPaint;
  }
  if (paint['type'] === 'SHADER') {
    only(paint, ['id', 'properties', 'propertyMetadata'], fail);
    checkShader(paint['id'], run);
    return { ...(paint as unknown as ShaderPaint), ...shared };
  }
  return fail('Invalid discriminator value');
}

function scaleModeOf(paint: Record<string, unknown>, fail: Fail): ImagePaint['scaleMode'] {
  const scaleMode = paint['scaleMode'] as ImagePaint['scaleMode'];
  return ['FILL', 'FIT', 'CROP', 'TILE'].includes(scaleMode) ? scaleMode : fail('Invalid "scaleMode"');
}

function imageFields(paint: Record<string, unknown>, fail: Fail, { document }: PluginRun): Omit<ImagePaint, 'type'> {
  const scaleMode = scaleModeOf(paint, fail);
  const imageHash = paint['imageHash'] as string | null;
  if (imageHash !== null && (typeof imageHash !== 'string' || document.image(imageHash) === undefined))
    fail('Unknown image hash in "imageHash"');
  const rotation = paint['rotation'] ?? 0;
  if (typeof rotation !== 'number' || rotation % 90 !== 0) fail('Expected "rotation" in increments of 90');
  return {
    scaleMode,
    imageHash,
    rotation: rotation,
    filters: paint['filters'] ?? {},
    ...(scaleMode === 'CROP'
      ? {
          imageTransform:
            paint['imageTransform'] === undefined
              ? [
                  [1, 0, 0],
                  [0, 1, 0],
                ]
              : transform(paint['imageTransform'], fail),
        }
      : {}),
    ...(scaleMode === 'TILE' ? { scalingFactor: typeof paint['scalingFactor'] === 'number' ? paint['scalingFactor'] : 1 } : {}),
  };
}

/** A 2×3 matrix of finite numbers. */
export function transform(value: unknown, fail: Fail): Transform {
  const isRow = (row: unknown): boolean =>
    Array.isArray(row) && row.length === 3 && row.every((cell) => typeof cell === 'number' && Number.isFinite(cell));
  if (!Array.isArray(value) || value.length !== 2 || !value.every(isRow)) return fail('Expected a 2×3 transform');
  return value as unknown as Transform;
}

function object(value: unknown, fail: Fail, what: string): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : fail(`Expected ${what} to be an object`);
}

function only(value: Record<string, unknown>, keys: readonly string[], fail: Fail): void {
  const stranger = Object.keys(value).find((key) => !keys.includes(key) && !['type', 'visible', 'opacity', 'blendMode'].includes(key));
  if (stranger !== undefined) fail(`Unrecognized key(s) in object: '${stranger}'`);
}

function rgb(value: unknown, fail: Fail, keys = ['r', 'g', 'b']): RGB {
  const colour = object(value, fail, 'color');
  const stranger = Object.keys(colour).find((key) => !keys.includes(key));
  if (stranger !== undefined) fail(`Unrecognized key(s) in object: '${stranger}' in color`);
  return { r: unit(colour['r'], 'r', fail), g: unit(colour['g'], 'g', fail), b: unit(colour['b'], 'b', fail) };
}

function colourStop(value: unknown, fail: Fail): ColorStop {
  const stop = object(value, fail, 'gradient stop');
  const colour = rgb(stop['color'], fail, ['r', 'g', 'b', 'a']);
  return {
    position: unit(stop['position'], 'position', fail),
    color: { ...colour, a: unit((stop['color'] as RGBA).a, 'a', fail) },
    boundVariables: {},
  };
}

function unit(value: unknown, name: string, fail: Fail): number {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : fail(`Expected "${name}" to be a number from 0 to 1`);
}

function optional(value: unknown, type: 'boolean', fallback: boolean, name: string, fail: Fail): boolean {
  if (value === undefined) return fallback;
  return typeof value === type ? (value as boolean) : fail(`Expected "${name}" to be a ${type}`);
}

const GRADIENTS: ReadonlySet<string> = new Set(['GRADIENT_LINEAR', 'GRADIENT_RADIAL', 'GRADIENT_ANGULAR', 'GRADIENT_DIAMOND']);
export const BLEND_MODES: ReadonlySet<string | undefined> = new Set([
  undefined,
  'PASS_THROUGH',
  'NORMAL',
  'DARKEN',
  'MULTIPLY',
  'LINEAR_BURN',
  'COLOR_BURN',
  'LIGHTEN',
  'SCREEN',
  'LINEAR_DODGE',
  'COLOR_DODGE',
  'OVERLAY',
  'SOFT_LIGHT',
  'HARD_LIGHT',
  'DIFFERENCE',
  'EXCLUSION',
  'HUE',
  'SATURATION',
  'COLOR',
  'LUMINOSITY',
]);
