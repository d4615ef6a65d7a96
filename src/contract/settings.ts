// What the panel remembers between openings, kept in figma.clientStorage by the plugin.
import { isSeed } from './recipe';
import { SIZE_CHOICES } from './size';
import type { SizeChoice } from './size';
import { isStyleMix } from './style';
import type { StyleMix } from './style';

export type Placement = 'beside' | 'on-top';

export interface Settings {
  /** Null for the model card's default. */
  readonly style: StyleMix | null;
  readonly seed: number;
  readonly placement: Placement;
  readonly size: SizeChoice;
  /** Whether the preview follows every edit. */
  readonly live: boolean;
  /** Panel size in CSS pixels. */
  readonly panel: { readonly width: number; readonly height: number };
}

/** Dated: a change of shape takes a new key, and old settings are forgotten rather than migrated. */
export const SETTINGS_KEY = 'settings-2026-11-22-styles';

export const PANEL_LIMITS = { minWidth: 280, minHeight: 420, maxWidth: 900, maxHeight: 1200 } as const;

export const DEFAULT_SETTINGS: Settings = {
  style: null,
  seed: 1,
  placement: 'beside',
  size: 'square',
  live: false,
  panel: { width: 320, height: 660 },
};

/** Stored settings field by field: what is missing or broken falls back to its default. */
export function readSettings(stored: unknown): Settings {
  const value = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  return {
    style: isStyleMix(value['style']) ? value['style'] : DEFAULT_SETTINGS.style,
    seed: isSeed(value['seed']) ? value['seed'] : DEFAULT_SETTINGS.seed,
    placement: value['placement'] === 'on-top' ? 'on-top' : DEFAULT_SETTINGS.placement,
    size: SIZE_CHOICES.find((choice) => choice === value['size']) ?? DEFAULT_SETTINGS.size,
    live: typeof value['live'] === 'boolean' ? value['live'] : DEFAULT_SETTINGS.live,
    panel: readPanel(value['panel']),
  };
}

/** Round and clamp a panel size to PANEL_LIMITS. */
export function clampPanel(width: number, height: number): Settings['panel'] {
  const { minWidth, minHeight, maxWidth, maxHeight } = PANEL_LIMITS;
  return {
    width: Math.round(Math.min(maxWidth, Math.max(minWidth, width))),
    height: Math.round(Math.min(maxHeight, Math.max(minHeight, height))),
  };
}

function readPanel(stored: unknown): Settings['panel'] {
  const value = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const { width, height } = value;
  return typeof width === 'number' && typeof height === 'number' && Number.isFinite(width) && Number.isFinite(height)
    ? clampPanel(width, height)
    : DEFAULT_SETTINGS.panel;
}
