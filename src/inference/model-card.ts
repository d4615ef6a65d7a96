// The model card: what a generator file takes, gives and may be used for. Its type and its validation; no bytes here.
import { CLASS_NAMES } from '../contract/classes';
import type { ClassName } from '../contract/classes';
import { FailureError } from '../contract/failure';
import { PICTURE_SIZE } from './engine-api';
import { sizesOf } from './tensor-shape';
import type { TensorShape } from './tensor-shape';

export interface TensorSpec {
  readonly type: 'int32' | 'float32';
  readonly shape: TensorShape;
  /** For people. */
  readonly range?: string;
}

export interface Style {
  readonly id: string;
  readonly name: string;
  readonly vector: readonly number[];
  /** A small painting in this style, as the data URL of an image. */
  readonly thumbnail?: string;
}

/** The network that makes a style's vector of a picture. */
export interface StyleEncoder {
  /** File name beside the card. */
  readonly file: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** float32 [1, 3, height, width] of whole numbers: the picture, −1…1 RGB. */
  readonly input: { readonly picture: TensorSpec };
  /** Name of the output: the vector. */
  readonly output: string;
}

/** The inputs that this version knows how to fill; the only output is `image`. */
export type InputName = 'labels' | 'position' | 'style' | 'noise';

export interface ModelCard {
  readonly name: string;
  readonly version: string;
  /** File name of the generator beside the card. */
  readonly file: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly classes: readonly ClassName[];
  readonly inputs: Readonly<Record<InputName, TensorSpec>>;
  readonly outputs: { readonly image: TensorSpec };
  /** Height and width must be multiples of this. */
  readonly sizeMultiple: number;
  /** How far into the picture, in pixels, something at one place shows: what tiles have to overlap by. Absent: nobody knows, no tiles. */
  readonly tileHalo?: number;
  /** Absent where the model came without one. */
  readonly styleEncoder?: StyleEncoder;
  readonly styles: readonly Style[];
  readonly defaultStyle: string;
  readonly provenance: string;
  readonly licence: string;
}

interface Expected {
  readonly type: TensorSpec['type'];
  /** Sizes at PICTURE_SIZE; null where the card decides. */
  readonly sizes: readonly (number | null)[];
}

const SIDE = PICTURE_SIZE;
const INPUTS: Readonly<Record<InputName, Expected>> = {
  labels: { type: 'int32', sizes: [1, 1, SIDE, SIDE] },
  position: { type: 'float32', sizes: [1, 2, SIDE, SIDE] },
  style: { type: 'float32', sizes: [1, null] },
  noise: { type: 'float32', sizes: [1, 1, null, null] },
};
const IMAGE: Expected = { type: 'float32', sizes: [1, 3, SIDE, SIDE] };

/**
 * Check a parsed card field by field. Unknown further fields are left alone.
 * @throws FailureError `model-invalid`; its detail names the field.
 */
export function validateModelCard(value: unknown): ModelCard {
  const card = record(value, 'the card');
  for (const field of ['name', 'version', 'provenance', 'licence', 'defaultStyle']) {
    check(isText(card[field]), `${field} must be a text that is not empty`);
  }
  checkFile(card, '');
  check(sameList(card['classes'], CLASS_NAMES), `classes must be ${CLASS_NAMES.join(', ')}, in this order`);
  check(isCount(card['sizeMultiple']) && SIDE % card['sizeMultiple'] === 0, `sizeMultiple must divide ${SIDE}`);
  check(card['tileHalo'] === undefined || (isCount(card['tileHalo']) && card['tileHalo'] % card['sizeMultiple'] === 0), 'tileHalo must be a multiple of sizeMultiple');
  checkTensors(record(card['inputs'], 'inputs'), INPUTS, 'inputs');
  checkTensors(record(card['outputs'], 'outputs'), { image: IMAGE }, 'outputs');
  const styleSpec = (card['inputs'] as ModelCard['inputs']).style;
  checkStyles(card['styles'], sizesOf(styleSpec.shape, {})?.[1] ?? 0);
  check((card['styles'] as Style[]).some((style) => style.id === card['defaultStyle']), 'defaultStyle must be the id of a style');
  if (card['styleEncoder'] !== undefined) checkEncoder(record(card['styleEncoder'], 'styleEncoder'));
  return value as ModelCard;
}

function checkTensors(given: Record<string, unknown>, expected: Readonly<Record<string, Expected>>, where: string): void {
  check(sameList(Object.keys(given).sort(), Object.keys(expected).sort()), `${where} must be ${Object.keys(expected).join(', ')}`);
  for (const [name, { type, sizes }] of Object.entries(expected)) {
    const tensor = record(given[name], `${where}.${name}`);
    check(tensor['type'] === type, `${where}.${name}.type must be ${type}`);
    check(tensor['range'] === undefined || typeof tensor['range'] === 'string', `${where}.${name}.range must be a text`);
    const found = sizesOf(tensor['shape'], { height: SIDE, width: SIDE });
    const fits = found?.length === sizes.length && sizes.every((size, axis) => size === null || size === found[axis]);
    check(fits, `${where}.${name}.shape must come to ${sizes.map((size) => size ?? 'any').join(' × ')}`);
  }
}

function checkStyles(value: unknown, length: number): void {
  check(Array.isArray(value) && value.length > 0, 'styles must be a list that is not empty');
  const ids = new Set<unknown>();
  for (const [index, entry] of (value as unknown[]).entries()) {
    const style = record(entry, `styles[${index}]`);
    check(isText(style['id']) && isText(style['name']), `styles[${index}] must have an id and a name`);
    check(!ids.has(style['id']), `styles[${index}].id must be unique`);
    ids.add(style['id']);
    const vector: unknown = style['vector'];
    check(Array.isArray(vector) && vector.length === length && vector.every(Number.isFinite), `styles[${index}].vector must be ${length} numbers`);
    const thumbnail: unknown = style['thumbnail'];
    check(thumbnail === undefined || (typeof thumbnail === 'string' && /^data:image\/(webp|png);base64,[A-Za-z0-9+/]+=*$/.test(thumbnail)), `styles[${index}].thumbnail must be a data URL of a WebP or PNG`);
  }
}

function checkEncoder(encoder: Record<string, unknown>): void {
  checkFile(encoder, 'styleEncoder.');
  const picture = record(record(encoder['input'], 'styleEncoder.input')['picture'], 'styleEncoder.input.picture');
  const sizes = sizesOf(picture['shape'], {});
  check(picture['type'] === 'float32' && sizes?.length === 4 && sizes[0] === 1 && sizes[1] === 3, 'styleEncoder.input.picture must be float32 of 1 × 3 × height × width');
  check(isText(encoder['output']), 'styleEncoder.output must be a text that is not empty');
}

function checkFile(described: Record<string, unknown>, where: string): void {
  check(isText(described['file']) && !/[\\/]/.test(described['file']), `${where}file must be a name without folders`);
  check(typeof described['sha256'] === 'string' && /^[0-9a-f]{64}$/.test(described['sha256']), `${where}sha256 must be 64 lower-case hex digits`);
  check(isCount(described['bytes']), `${where}bytes must be a positive whole number`);
}

function record(value: unknown, what: string): Record<string, unknown> {
  check(typeof value === 'object' && value !== null && !Array.isArray(value), `${what} must be an object`);
  return value as Record<string, unknown>;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function sameList(value: unknown, wanted: readonly string[]): boolean {
  return Array.isArray(value) && value.length === wanted.length && wanted.every((entry, index) => value[index] === entry);
}

function check(holds: boolean, rule: string): asserts holds {
  if (!holds) {
    throw new FailureError('model-invalid', 'The description of the painting model in this plugin is not right. Install the plugin again.', `model card: ${rule}`);
  }
}
