// What a person may fill in for a quick action in Figma's own bar, before it runs: suggestions at every key press, and the values read.
// https://developers.figma.com/docs/plugins/plugin-parameters. All are optional. None takes free text (`allowFreeform`): only so can a wrong
// one be refused before it runs, and what was typed is suggested itself where it is right.
import { MAX_SEED } from '../../contract/recipe';
import { KIND_IDS, KIND_NAMES } from '../../contract/roll';
import type { KindId } from '../../contract/roll';
import type { NamedStyleRef } from '../../contract/wire/messages';

/** Keys of the parameters in manifest.json. */
export type ParameterKey = 'kind' | 'style' | 'seed' | 'paint';

export interface Suggestion {
  readonly name: string;
  /** What the parameter is when this one is chosen. */
  readonly data: string;
}

export type Suggestions = { readonly suggestions: readonly Suggestion[] } | { readonly error: string };

/** Values of a parameter that stand for no value: the one that the command takes by itself, and another seed. */
const OWN = 'own';
const ANOTHER = 'another';
/** The shapes of a picture are painted, too. */
const TOO = 'too';

/** A painter's style, as the build hands it to the sandbox. */
export interface StyleName extends NamedStyleRef {
  readonly name: string;
}

/** What to suggest for what was typed. @param command in manifest.json. */
export function suggestionsFor(command: string, key: string, query: string, styles: readonly StyleName[]): Suggestions {
  const typed = query.trim();
  switch (key as ParameterKey) {
    case 'kind':
      return matching(
        'Any kind',
        KIND_IDS.map((id) => ({ name: KIND_NAMES[id], data: id })),
        typed,
        'There is no kind of scene called that.',
      );
    case 'style':
      return matching(
        'As it is',
        styles.map((style) => ({ name: style.name, data: dataOf(style) })),
        typed,
        'There is no style called that.',
      );
    case 'seed':
      return seedsFor(command, typed);
    case 'paint':
      return matching(
        'Shapes only',
        [{ name: 'Paint them, too', data: TOO }],
        typed,
        'Leave this empty for the shapes alone, or choose “Paint them, too”.',
      );
  }
}

function matching(own: string, all: readonly Suggestion[], typed: string, none: string): Suggestions {
  if (typed === '') return { suggestions: [{ name: own, data: OWN }, ...all] };
  const found = all.filter(({ name, data }) => `${name} ${data}`.toLowerCase().indexOf(typed.toLowerCase()) >= 0);
  return found.length === 0 ? { error: none } : { suggestions: found };
}

function seedsFor(command: string, typed: string): Suggestions {
  if (typed === '') {
    const another = { name: 'Another seed', data: ANOTHER };
    return { suggestions: command === 'paint-again' ? [{ name: 'The same seed', data: OWN }, another] : [another] };
  }
  return readSeed(typed) === null
    ? { error: `A seed is a whole number from 0 to ${MAX_SEED}.` }
    : { suggestions: [{ name: typed, data: typed }] };
}

/** Null for anything that is no seed in digits. */
function readSeed(text: string): number | null {
  return /^\d{1,10}$/.test(text) && Number(text) <= MAX_SEED ? Number(text) : null;
}

/** The kind that was chosen; null for any. */
export function kindIn(parameters: ParameterValues): KindId | null {
  const value: unknown = parameters['kind'];
  return KIND_IDS.find((id) => id === value) ?? null;
}

/** The style that was chosen; null for the one that the painting has. */
export function styleIn(parameters: ParameterValues, styles: readonly StyleName[]): NamedStyleRef | null {
  const value: unknown = parameters['style'];
  const found = styles.find((style) => dataOf(style) === value);
  return found === undefined ? null : { painter: found.painter, id: found.id };
}

/** Ids may repeat between painters. */
function dataOf({ painter, id }: NamedStyleRef): string {
  return `${painter}/${id}`;
}

/** The seed that was chosen, or another one at random; null where nothing was chosen. @param chance 0…1, exclusive. */
export function seedIn(parameters: ParameterValues, chance: () => number): number | null {
  const value: unknown = parameters['seed'];
  if (value === ANOTHER) return anySeed(chance());
  return typeof value === 'string' ? readSeed(value) : null;
}

/** Whether the shapes of a picture are to be painted, too. */
export function paintIn(parameters: ParameterValues): boolean {
  return (parameters['paint'] as unknown) === TOO;
}

/** A seed that is short enough to read out to a colleague. */
export function anySeed(chance: number): number {
  return Math.floor(chance * 10_000);
}
