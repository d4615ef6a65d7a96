// What Figma accepts as effects (plugin-api.d.ts, type Effect): seven kinds, each with its own fields.
import { refuse } from '../../document/host-error';
import { choice, flag, number } from '../checks';
import type { PluginRun } from '../plugin-run';

type Fields = Readonly<Record<string, unknown>>;

const RULES: Readonly<Record<Effect['type'], (effect: Fields, run: PluginRun) => void>> = {
  DROP_SHADOW: checkShadow,
  INNER_SHADOW: checkShadow,
  LAYER_BLUR: checkBlur,
  BACKGROUND_BLUR: checkBlur,
  NOISE: (effect) => {
    checkNoiseSize(effect);
    number(effect['density'], 'effects.density', 0, 1);
    checkColour(effect['color']);
    choice(effect['noiseType'], 'effects.noiseType', ['MONOTONE', 'DUOTONE', 'MULTITONE']);
  },
  TEXTURE: (effect) => {
    checkNoiseSize(effect);
    number(effect['radius'], 'effects.radius', 0);
    flag(effect['clipToShape'], 'effects.clipToShape');
  },
  GLASS: (effect) => {
    for (const key of ['lightIntensity', 'refraction', 'dispersion']) number(effect[key], `effects.${key}`, 0, 1);
    number(effect['lightAngle'], 'effects.lightAngle');
    number(effect['depth'], 'effects.depth', 1);
    number(effect['radius'], 'effects.radius', 0);
  },
  SHADER: (effect, run) => {
    checkShader(effect['id'], run);
  },
};

/** @throws HostError for an effect of an unknown kind, with a wrong field, or a shader that this run has not imported. */
export function checkEffects(value: unknown, run: PluginRun): Effect[] {
  if (!Array.isArray(value)) return refuse('Property "effects" failed validation: Expected array');
  return value.map((item: unknown) => {
    const effect = item as Fields | null;
    const rule =
      effect === null || typeof effect !== 'object' ? undefined : (RULES[effect['type'] as Effect['type']] as typeof checkShadow | undefined);
    if (effect === null || rule === undefined) return refuse('Property "effects" failed validation: Invalid discriminator value');
    flag(effect['visible'], 'effects.visible');
    (rule as (effect: Fields, run: PluginRun) => void)(effect, run);
    return effect as unknown as Effect;
  });
}

/** The words are Figma's own (plugin-api.d.ts, importShaderById). */
export function checkShader(id: unknown, run: PluginRun): void {
  if (typeof id !== 'string' || !run.importedShaders.has(id)) refuse('Shader not imported. Call figma.importShaderById(id) first.');
}

function checkShadow(effect: Fields): void {
  number(effect['radius'], 'effects.radius', 0);
  checkColour(effect['color']);
  const offset = effect['offset'] as Partial<Vector> | undefined;
  number(offset?.x, 'effects.offset.x');
  number(offset?.y, 'effects.offset.y');
}

function checkBlur(effect: Fields): void {
  number(effect['radius'], 'effects.radius', 0);
  choice(effect['blurType'] ?? 'NORMAL', 'effects.blurType', ['NORMAL', 'PROGRESSIVE']);
}

/** "When provided, its x component must equal noiseSize or an error is thrown on write." */
function checkNoiseSize(effect: Fields): void {
  const size = number(effect['noiseSize'], 'effects.noiseSize', 0);
  const vector = effect['noiseSizeVector'] as Partial<Vector> | undefined;
  if (vector !== undefined && vector.x !== size) refuse('Property "effects" failed validation: noiseSizeVector.x must equal noiseSize');
}

function checkColour(value: unknown): void {
  const colour = value as Partial<RGBA> | undefined;
  for (const channel of ['r', 'g', 'b', 'a'] as const) number(colour?.[channel], `effects.color.${channel}`, 0, 1);
}
