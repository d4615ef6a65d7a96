// createImage: what it takes, and the words with which it refuses. The panel makes the pictures; there is no encoder here.
import type { Facts } from '../../contract/facts';
import type { NamedBytes } from '../../contract/messages';
import { attempt, within } from '../attempt';
import { refusalOf } from '../../contract/value';

const FACT_OF = {
  largest: 'image.largest',
  square: 'image.square',
  wide: 'image.wide',
  high: 'image.high',
  one: 'image.one',
  empty: 'image.empty',
  text: 'image.text',
  torn: 'image.torn',
  webp: 'image.webp',
  jpeg: 'image.jpeg',
  gif: 'image.gif',
} as const;

/** @param pictures by the names of the facts. Images that nothing uses do not stay in the file. */
export async function measureImages(pictures: readonly NamedBytes[]): Promise<Facts> {
  const facts: Partial<Record<(typeof FACT_OF)[keyof typeof FACT_OF], string>> = {};
  for (const { name, bytes } of pictures) if (name in FACT_OF) facts[FACT_OF[name as keyof typeof FACT_OF]] = await outcome(bytes);
  const one = pictures.find(({ name }) => name === 'one')?.bytes ?? new Uint8Array();
  return {
    ...facts,
    'image.sameHash': attempt(() => figma.createImage(one).hash === figma.createImage(one.slice()).hash, String),
    'image.sameBytes': await sameBytes(one),
    'image.wrongType': attempt(() => figma.createImage([1, 2, 3] as unknown as Uint8Array)),
  };
}

async function outcome(bytes: Uint8Array): Promise<string> {
  let image: Image;
  try {
    image = figma.createImage(bytes);
  } catch (thrown) {
    return `throws ${refusalOf(thrown)}`;
  }
  try {
    const { width, height } = await within(image.getSizeAsync());
    return `works, ${width}×${height}`;
  } catch (thrown) {
    return `works, then getSizeAsync rejects with ${refusalOf(thrown)}`;
  }
}

async function sameBytes(bytes: Uint8Array): Promise<string> {
  try {
    const back = await within(figma.createImage(bytes).getBytesAsync());
    return back.length === bytes.length && back.every((byte, index) => byte === bytes[index]) ? 'the same' : 'others';
  } catch (thrown) {
    return `rejects with ${refusalOf(thrown)}`;
  }
}
