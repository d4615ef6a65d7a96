// What of a picture was not understood, as rows of a list: a sentence each, with the layers it is about.
import { COLOUR_TOLERANCE } from '../../../contract/classes';
import type { Rgb } from '../../../contract/classes';
import type { Finding, LayerRef, SolidColour } from '../../../contract/picture';
import type { Reading } from '../../state/panel-state';
import { layers as countLayers } from '../canvas-aids/words';
import { formatShare } from '../../kit/look/format';

export interface Misread {
  readonly sentence: string;
  /** The colours that it is about; empty where it is about something else. */
  readonly colours: readonly Rgb[];
  /** Ids of the layers to select; empty when none can be named. */
  readonly layerIds: readonly string[];
}

/** How far an exported colour may lie from the fill it comes from, in 8-bit sRGB: rounding on the way, no more. */
const SAME_COLOUR = COLOUR_TOLERANCE / 3;
/** Less than this share of unlabelled area is edges, and not worth a sentence. */
const WORTH_SAYING = 0.005;
/** More rows than this bury the painting. */
const COLOURS_SHOWN = 4;

const FINDINGS: Readonly<Record<Finding['kind'], (layers: string, many: boolean) => string>> = {
  'opacity': (layers, many) => `${layers} ${many ? 'are' : 'is'} see-through. Colours that mix are guessed.`,
  'blend-mode': (layers, many) => `${layers} ${many ? 'use' : 'uses'} a blend mode, which changes the colours.`,
  'gradient': (layers, many) => `${layers} ${many ? 'have' : 'has'} a gradient. Use one of the nine colours.`,
  'image': (layers, many) => `${layers} ${many ? 'hold' : 'holds'} an image, which can’t be read as a landscape.`,
  'pattern': (layers, many) => `${layers} ${many ? 'have' : 'has'} a pattern, which can’t be read as a landscape.`,
  'shader': (layers, many) => `${layers} ${many ? 'have' : 'has'} a shader, which can’t be read as a landscape.`,
  'effect': (layers, many) => `${layers} ${many ? 'have' : 'has'} effects such as shadow or blur, which are guessed over.`,
  'text': (layers, many) => `${layers} ${many ? 'are' : 'is'} text. Letters are read as shapes.`,
};

/** Everything in a reading that was not understood, the most telling first. */
export function misreads(reading: Pick<Reading, 'picture' | 'map'>): readonly Misread[] {
  const { map, picture } = reading;
  const unmatched = map.unmatched.slice(0, COLOURS_SHOWN).map((entry) => ({ ...entry, found: layersOfColour(entry.colour, picture.solids) }));
  const colours = unmatched.filter(({ found }) => found.length > 0).map(({ colour, share, found }): Misread => ({
    sentence: `The colour of ${nameLayers(found, found.length)} is not one of the nine (${formatShare(share)}).`,
    colours: [colour],
    layerIds: found.map((layer) => layer.id),
  }));
  const findings = picture.findings.map(({ kind, layers, count }): Misread => ({
    sentence: FINDINGS[kind](nameLayers(layers, count), count > 1),
    colours: [],
    layerIds: layers.map((layer) => layer.id),
  }));
  return [...unlabelledRow(map.unlabelled), ...colours, ...strayRow(unmatched.filter(({ found }) => found.length === 0)), ...findings];
}

/** The layers that use a colour, each once, nearest colours only. */
export function layersOfColour(colour: Rgb, solids: readonly SolidColour[]): readonly LayerRef[] {
  const hits = solids.filter((solid) => distance(solid.colour, colour) <= SAME_COLOUR).flatMap((solid) => solid.layers);
  return hits.filter((layer, index) => hits.findIndex((other) => other.id === layer.id) === index);
}

/** `“Hill”`, `“Hill” and “Pond”`, `“Hill” and 4 more layers`. */
export function nameLayers(layers: readonly LayerRef[], count: number): string {
  const [first, second] = layers;
  if (first === undefined) return count === 1 ? 'A layer' : countLayers(count);
  if (count <= 1) return `“${first.name}”`;
  if (count === 2 && second !== undefined) return `“${first.name}” and “${second.name}”`;
  return `“${first.name}” and ${count - 1} more`;
}

function unlabelledRow(unlabelled: number): readonly Misread[] {
  if (unlabelled < WORTH_SAYING) return [];
  return [{ sentence: `${formatShare(unlabelled)} of the picture has no landscape colour and is filled from its surroundings.`, colours: [], layerIds: [] }];
}

/** Colours that no layer has as its own: mixtures, images, gradients. One row for all of them. */
function strayRow(strays: readonly { readonly colour: Rgb; readonly share: number }[]): readonly Misread[] {
  if (strays.length === 0) return [];
  const share = formatShare(strays.reduce((sum, stray) => sum + stray.share, 0));
  const sentence = strays.length === 1 ? `A colour is not one of the nine (${share}).` : `${strays.length} colours are not among the nine (${share}).`;
  return [{ sentence, colours: strays.map((stray) => stray.colour), layerIds: [] }];
}

function distance(a: Rgb, b: Rgb): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
