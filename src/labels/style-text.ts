// A style on its own as a text: what people copy from one file into another, or send to a teammate.
import * as v from 'valibot';
import { FailureError } from '../contract/failure';
import { StyleNameSchema } from '../contract/storage/file-style';
import { StyleMixSchema } from '../contract/style';
import type { StyleMix } from '../contract/style';
import type { Credit } from './credit';
import { jsonIn } from './pasted-json';

export interface NamedStyleMix {
  readonly name: string;
  readonly style: StyleMix;
}

const KIND = 'Alla Prima style';
const VERSION = 1;
/** Longest text that is looked at; a style with one of its own for every class is half as long. */
const LONGEST = 60_000;

const TextSchema = v.object({ name: StyleNameSchema, style: StyleMixSchema });

/**
 * One line of JSON. Equal styles of one name give equal texts.
 * @param credit left out, or null, where the painter is not known here.
 */
export function writeStyleText({ name, style }: NamedStyleMix, credit: Credit | null = null): string {
  return JSON.stringify({ kind: KIND, version: VERSION, name, ...(credit && { painter: credit.painter, licence: credit.licence }), style });
}

/** Whether a text means to be a style, damaged or not. A recipe holds a style, but does not call itself one. */
export function isStyleText(text: string): boolean {
  return text.length <= LONGEST && text.includes(KIND) && !text.includes('Alla Prima recipe');
}

/** Also of a text with something around the JSON. @throws FailureError `not-a-recipe` with a sentence for whoever pasted the text. */
export function readStyleText(text: string): NamedStyleMix {
  let value: unknown;
  try {
    value = jsonIn(text);
  } catch {
    throw notAStyle('Only a part of a style was pasted. Copy all of it and try again.');
  }
  const { kind, version } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  if (kind === KIND && version !== VERSION)
    throw notAStyle('This style was written by another version of Alla Prima, which this one can’t read. Update yours, or copy it again there.');
  const read = v.safeParse(TextSchema, value);
  if (kind !== KIND || !read.success) throw notAStyle('This style is damaged: something in it was changed or left out. Copy it again.');
  return read.output;
}

function notAStyle(sentence: string): FailureError {
  return new FailureError('not-a-recipe', sentence);
}
