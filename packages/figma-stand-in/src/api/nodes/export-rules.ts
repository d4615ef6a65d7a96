// What Figma accepts as settings of exportAsync. The stand-in renders PNG only and says so about the other formats.
import { refuse } from '../../document/host-error';
import type { ExportOptions } from '../../render/export-node';
import { choice, flag, number } from '../checks';

const KEYS: ReadonlySet<string> = new Set(['format', 'contentsOnly', 'useAbsoluteBounds', 'suffix', 'constraint', 'colorProfile']);

/** @throws HostError for settings that Figma refuses, and for formats that this host can't render. */
export function exportOptions(value: unknown): ExportOptions {
  const settings = (value ?? { format: 'PNG' }) as Record<string, unknown>;
  if (typeof settings !== 'object') return refuse('Expected settings to be an object');
  const stranger = Object.keys(settings).find((key) => !KEYS.has(key));
  if (stranger !== undefined) refuse(`Unrecognized key(s) in object: '${stranger}'`);
  if (settings['format'] !== 'PNG') refuse(`The stand-in exports PNG only, not ${String(settings['format'])}`);
  const constraint = (settings['constraint'] ?? { type: 'SCALE', value: 1 }) as Record<string, unknown>;
  return {
    contentsOnly: flag(settings['contentsOnly'] ?? true, 'contentsOnly'),
    useAbsoluteBounds: flag(settings['useAbsoluteBounds'] ?? false, 'useAbsoluteBounds'),
    colorProfile: choice(settings['colorProfile'] ?? 'DOCUMENT', 'colorProfile', ['DOCUMENT', 'SRGB', 'DISPLAY_P3_V4']),
    constraint: {
      type: choice(constraint['type'], 'constraint.type', ['SCALE', 'WIDTH', 'HEIGHT']),
      value: number(constraint['value'], 'constraint.value', 0.001),
    },
  };
}
