// The nine semantic classes, typed over classes.json: the one source of truth that Python reads too.
import table from './classes.json';

export const CLASS_NAMES = ['sky', 'rock', 'mountain', 'grass', 'plant', 'tree', 'water', 'river', 'sea'] as const;

export type ClassName = (typeof CLASS_NAMES)[number];

/** 8-bit sRGB, each channel an integer 0…255. */
export type Rgb = readonly [red: number, green: number, blue: number];

export interface SemanticClass {
  readonly name: ClassName;
  /** Our colour. */
  readonly colour: Rgb;
  /** The colour of the same class in the 2020 web app Paint with ML, accepted on input. */
  readonly paintWithMl: Rgb;
}

/** Label of a place without a class. The generator's model card uses the same value. */
export const UNLABELLED = 255;

/** A pixel matches a class when its Euclidean distance in 8-bit sRGB is at most this. */
export const COLOUR_TOLERANCE: number = table.tolerance;

/** The classes in label order: index 0 is sky, index 8 is sea. */
export const CLASSES: readonly SemanticClass[] = CLASS_NAMES.map((name, index) => {
  const row = table.classes[index];
  if (row === undefined || row.name !== name) throw new Error(`classes.json: row ${index} must be ${name}`);
  return { name, colour: rgb(row.colour), paintWithMl: rgb(row.paintWithMl) };
});

function rgb(channels: readonly number[]): Rgb {
  const [red, green, blue] = channels;
  if (red === undefined || green === undefined || blue === undefined) throw new Error('classes.json: a colour needs three channels');
  return [red, green, blue];
}
