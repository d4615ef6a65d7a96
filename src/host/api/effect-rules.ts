// What Figma accepts as effects.
import { refuse } from '../document/host-error';
import { number } from './checks';

const TYPES: ReadonlySet<unknown> = new Set(['DROP_SHADOW', 'INNER_SHADOW', 'LAYER_BLUR', 'BACKGROUND_BLUR']);

/** @throws HostError for an effect of an unknown kind or without its radius. */
export function checkEffects(value: unknown): Effect[] {
  if (!Array.isArray(value)) return refuse('Property "effects" failed validation: Expected array');
  return value.map((item: unknown) => {
    const effect = item as Record<string, unknown> | null;
    if (effect === null || !TYPES.has(effect['type'])) return refuse('Property "effects" failed validation: Invalid discriminator value');
    number(effect['radius'], 'effects.radius', 0);
    if (typeof effect['visible'] !== 'boolean') return refuse('Property "effects" failed validation: Expected "visible" to be a boolean');
    return effect as unknown as Effect;
  });
}
