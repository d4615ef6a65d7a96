// What of a picture was not understood, as rows of a list: a sentence each, with the layers it is about.
import { COLOUR_TOLERANCE } from '../../../contract/classes';
import type { Rgb } from '../../../contract/classes';
import type { LayerRef, SolidColour } from '../../../contract/picture';
import type { Reading } from './reading';
import { findingSentence, hasSentence, strayColoursSentence, unlabelledSentence, wrongColourSentence } from './words';

export interface Misread {
  readonly sentence: string;
  /** The colours that it is about; empty where it is about something else. */
  readonly colours: readonly Rgb[];
  /** Ids of the layers to select; empty when none can be named. */
  readonly layerIds: readonly string[];
}

/** How far an exported colour may be from the fill that it comes from, in 8-bit sRGB: only rounding on the way counts as the same colour. */
const SAME_COLOUR = COLOUR_TOLERANCE / 3;
/** Less unlabelled area than this share of the picture comes from antialiased edges and is not told of. */
const WORTH_SAYING = 0.005;
/** Most colours that are told of: more rows would push the painting out of sight. */
const COLOURS_SHOWN = 4;

/** Everything in a reading that was not understood, the most telling first. */
export function misreads(reading: Pick<Reading, 'picture' | 'map'>): readonly Misread[] {
  const { map, picture } = reading;
  const unmatched = map.unmatched.slice(0, COLOURS_SHOWN).map((entry) => ({
    ...entry,
    found: layersOfColour(entry.colour, picture.solids),
    typedAs: picture.solids.find(({ colour, typedAs }) => typedAs !== undefined && distance(colour, entry.colour) <= SAME_COLOUR)?.typedAs,
  }));
  const colours = unmatched
    .filter(({ found }) => found.length > 0)
    .map(({ colour, share, found, typedAs }): Misread => ({
      sentence: wrongColourSentence(found, share, typedAs),
      colours: [colour],
      layerIds: found.map((layer) => layer.id),
    }));
  // Another version of the plugin may find what this one has no words for.
  const findings = picture.findings
    .filter(({ kind }) => hasSentence(kind))
    .map(({ kind, layers, count }): Misread => ({
      sentence: findingSentence(kind, layers, count),
      colours: [],
      layerIds: layers.map((layer) => layer.id),
    }));
  return [...unlabelledRow(map.unlabelled), ...colours, ...strayRow(unmatched.filter(({ found }) => found.length === 0)), ...findings];
}

/** The layers that use a colour (or one that rounds to it), each once. */
export function layersOfColour(colour: Rgb, solids: readonly SolidColour[]): readonly LayerRef[] {
  const hits = solids.filter((solid) => distance(solid.colour, colour) <= SAME_COLOUR).flatMap((solid) => solid.layers);
  return hits.filter((layer, index) => hits.findIndex((other) => other.id === layer.id) === index);
}

function unlabelledRow(unlabelled: number): readonly Misread[] {
  if (unlabelled < WORTH_SAYING) return [];
  return [{ sentence: unlabelledSentence(unlabelled), colours: [], layerIds: [] }];
}

/** Colours that no layer has as its own: mixtures, images, gradients. One row for all of them. */
function strayRow(strays: readonly { readonly colour: Rgb; readonly share: number }[]): readonly Misread[] {
  if (strays.length === 0) return [];
  const share = strays.reduce((sum, stray) => sum + stray.share, 0);
  return [{ sentence: strayColoursSentence(strays.length, share), colours: strays.map((stray) => stray.colour), layerIds: [] }];
}

function distance(a: Rgb, b: Rgb): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}
