// What is said about a painting as layers.
import { formatSeconds } from '../../kit/look/format';
import { quoted } from '../../kit/look/quoted';
import type { Painted } from '../painting/painting-state';

export const INSERT_AS_LAYERS = 'Insert as layers';

export function layersSentence({ seconds, layerName, updated }: Pick<Painted, 'seconds' | 'layerName' | 'updated'>): string {
  const time = seconds === null ? '' : `Painted in ${formatSeconds(seconds)}. `;
  return updated
    ? `${time}The layers in ${quoted(layerName)} are updated.`
    : `${time}${quoted(layerName)} holds the painting as layers, the sky at the bottom.`;
}
