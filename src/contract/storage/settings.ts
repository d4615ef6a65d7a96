// What the panel remembers between openings, kept in figma.clientStorage by the plugin.
import * as v from 'valibot';
import { EdgesSchema, SeedSchema, USUAL_EDGES } from '../recipe';
import { SIZE_CHOICES } from '../size';
import { StyleMixSchema } from '../style';

export const PLACEMENTS = ['beside', 'on-top'] as const;

export type Placement = (typeof PLACEMENTS)[number];

export const PANEL_LIMITS = { minWidth: 280, minHeight: 420, maxWidth: 900, maxHeight: 1200 } as const;

const FiniteSchema = v.pipe(v.number(), v.finite());

/** Field by field: what is missing or broken falls back to its default. */
export const SettingsSchema = v.pipe(
  v.object({
    /** Null for the model card's default. */
    style: v.fallback(v.nullable(StyleMixSchema), null),
    seed: v.fallback(SeedSchema, 1),
    edges: v.fallback(EdgesSchema, USUAL_EDGES),
    placement: v.fallback(v.picklist(PLACEMENTS), 'beside'),
    size: v.fallback(v.picklist(SIZE_CHOICES), 'fitted'),
    /** Whether the preview follows every edit. */
    live: v.fallback(v.boolean(), false),
    /** Panel size in CSS pixels. */
    panel: v.fallback(
      v.pipe(
        v.object({ width: FiniteSchema, height: FiniteSchema }),
        v.transform(({ width, height }) => clampPanel(width, height)),
        v.readonly(),
      ),
      { width: 320, height: 660 },
    ),
  }),
  v.readonly(),
);

export type Settings = v.InferOutput<typeof SettingsSchema>;

export const DEFAULT_SETTINGS: Settings = v.parse(SettingsSchema, {});

/** The settings in what was stored; the defaults where that is nothing we can read. */
export function readSettings(stored: unknown): Settings {
  return v.parse(SettingsSchema, typeof stored === 'object' && stored !== null ? stored : {});
}

/** Round and clamp a panel size to PANEL_LIMITS. */
export function clampPanel(width: number, height: number): { readonly width: number; readonly height: number } {
  const { minWidth, minHeight, maxWidth, maxHeight } = PANEL_LIMITS;
  return {
    width: Math.round(Math.min(maxWidth, Math.max(minWidth, width))),
    height: Math.round(Math.min(maxHeight, Math.max(minHeight, height))),
  };
}
