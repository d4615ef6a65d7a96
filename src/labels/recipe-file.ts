// A recipe on its own, with the label map that it was painted from: the JSON that people export, copy as text and paste into another
// file.
import * as v from 'valibot';
import { FailureError } from '../contract/failure';
import { PaintingWaySchema } from '../contract/recipe';
import type { PaintingWay } from '../contract/recipe';
import { FrameSizeSchema } from '../contract/size';
import type { Size } from '../contract/size';
import { LONGEST_NAME } from '../contract/style';
import type { Credit } from './credit';
import { readLabels, writeLabels } from './label-text';
import { jsonIn } from './pasted-json';

export interface RecipeFile {
  /** Of the scene, for people. */
  readonly name: string;
  /** Of the scene where it was painted, in pixels of the page, above 0: a square painting is stretched over it. */
  readonly frame: Size;
  readonly way: PaintingWay;
  /** Row-major class indices 0…8, `way.size` of them. */
  readonly labels: Uint8Array;
}

const KIND = 'Alla Prima recipe';
const VERSION = 2;

/** What is in a file of this kind and version beside the label map, which has a sentence of its own. */
/** A frame too thin for its proportions to be a number can't be drawn, nor can its painting's size be told. */
const DrawableSchema = v.pipe(
  FrameSizeSchema,
  v.check(({ width, height }) => width / height > 0 && Number.isFinite(width / height)),
);

const FileSchema = v.object({ ...PaintingWaySchema.entries, name: v.string(), frame: DrawableSchema });

/**
 * The file's text, one line of JSON. Equal recipes give equal texts.
 * @param credit left out, or null, where the painter is not known here.
 * @throws RangeError for labels that are not of the size or no class.
 */
export function writeRecipeFile({ name, frame, way, labels }: RecipeFile, credit: Credit | null = null): string {
  const { style, seed, size, repaints, edges, modelHash, appVersion } = way;
  if (labels.length !== size.width * size.height) throw new RangeError(`${labels.length} labels are not ${size.width}×${size.height}`);
  return JSON.stringify({
    kind: KIND,
    version: VERSION,
    name: name.slice(0, LONGEST_NAME),
    ...(credit && { painter: credit.painter, licence: credit.licence }),
    frame: { width: frame.width, height: frame.height },
    style,
    seed,
    size: { width: size.width, height: size.height },
    repaints,
    edges,
    modelHash,
    appVersion,
    mask: writeLabels(labels),
  });
}

/** Also of a text with something around the JSON. @throws FailureError `not-a-recipe` with a sentence for whoever pasted the text. */
export function readRecipeFile(text: string): RecipeFile {
  let value: unknown;
  try {
    value = jsonIn(text);
  } catch {
    throw notARecipe('This text is no recipe of Alla Prima, or only a part of one. Copy all of it and try again.');
  }
  const file = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (file['kind'] !== KIND) throw notARecipe('This text is no recipe of Alla Prima.');
  if (file['version'] !== VERSION) throw notARecipe(otherVersion(file));
  // What is not ours in it is left out here: it would travel on with every painting.
  const read = v.safeParse(FileSchema, value);
  if (!read.success) throw notARecipe('This recipe is damaged: something in it was changed or left out. Export it again.');
  const { name, frame, style, seed, size, repaints, edges, modelHash, appVersion } = read.output;
  const labels = typeof file['mask'] === 'string' ? readLabels(file['mask'], size.width * size.height) : null;
  if (labels === null) throw notARecipe('The mask in this recipe is damaged. Export the recipe again.');
  return {
    name: name.slice(0, LONGEST_NAME),
    frame: { width: frame.width, height: frame.height },
    way: { style, seed, size, repaints, edges, modelHash, appVersion },
    labels,
  };
}

/** A newer plugin is something to get; with any other the recipe has to be made anew. */
function otherVersion({ version, appVersion }: Readonly<Record<string, unknown>>): string {
  return typeof version === 'number' && version > VERSION
    ? `This recipe was written by a newer Alla Prima${typeof appVersion === 'string' && appVersion.length < 16 ? ` (${appVersion})` : ''}. Update yours to read it.`
    : 'This recipe was written by another version of Alla Prima, which this one can’t read. Export it again there.';
}

function notARecipe(sentence: string): FailureError {
  return new FailureError('not-a-recipe', sentence);
}
