// Compares a profile from a real Figma with the stand-in's: what differs, and which of our code relies on the stand-in being right.
import { FACTS } from '../../src/probe/contract/facts';
import type { FactId } from '../../src/probe/contract/facts';
import type { Profile, ProfileFact, Trouble } from '../../src/probe/contract/profile';
import type { Value } from '../../src/probe/contract/value';
import { reliancesOn, STAND_IN } from './relies';

export interface Contradiction {
  readonly id: string;
  readonly words: string;
  readonly standIn: Value;
  readonly real: Value;
}

export interface Comparison {
  readonly contradictions: readonly Contradiction[];
  /** Facts that agree. */
  readonly agreed: number;
  /** Facts that one profile has and the other has not. */
  readonly onlyReal: readonly ProfileFact[];
  readonly onlyStandIn: readonly ProfileFact[];
  readonly troubles: readonly Trouble[];
  /** The run ended before its end: whatever came after is not in it. */
  readonly cancelled: boolean;
}

/** In the stand-in the playground's origin is in Figma's place: the two count as the same. */
const PLAYGROUND = 'http://localhost';
const FIGMA = 'https://www.figma.com';
/** Longer lists and texts are cut in the report: the file has them whole. */
const LONGEST = 400;
/** Most names of facts that were not measured: a profile may lack hundreds. */
const MOST_NAMES = 20;

/** Facts that differ from machine to machine are left out. */
export function compareProfiles(standIn: Profile, real: Profile): Comparison {
  const told = new Map(real.facts.map((fact) => [fact.id, fact]));
  const known = new Set(standIn.facts.map(({ id }) => id));
  const ours = standIn.facts.filter(({ id }) => !varies(id));
  const both = ours.filter(({ id }) => told.has(id));
  const contradictions = both
    .filter(({ id, value }) => !same(id, value, told.get(id)!.value))
    .map(({ id, words, value }) => ({ id, words, standIn: value, real: told.get(id)!.value }));
  return {
    contradictions,
    agreed: both.length - contradictions.length,
    onlyReal: real.facts.filter(({ id }) => !known.has(id) && !varies(id)),
    onlyStandIn: ours.filter(({ id }) => !told.has(id)),
    troubles: real.troubles,
    cancelled: real.cancelled,
  };
}

function varies(id: string): boolean {
  return id in FACTS && FACTS[id as FactId].varies === true;
}

function same(id: string, standIn: Value, real: Value): boolean {
  const tolerance = id in FACTS ? (FACTS[id as FactId].tolerance ?? 0) : 0;
  if (typeof standIn === 'number' && typeof real === 'number') return Math.abs(standIn - real) <= tolerance;
  return asFigma(standIn) === asFigma(real);
}

function asFigma(value: Value): string {
  return JSON.stringify(value).replaceAll(PLAYGROUND, FIGMA);
}

/** The comparison as lines for a terminal. @param name what to call the real profile. */
export function reportOf({ contradictions, agreed, onlyReal, onlyStandIn, troubles, cancelled }: Comparison, name: string): string {
  const lines = contradictions.flatMap((contradiction) => [...describe(contradiction, name), '']);
  if (onlyStandIn.length > 0) {
    const more = onlyStandIn.length > MOST_NAMES ? ` and ${onlyStandIn.length - MOST_NAMES} more` : '';
    const names = onlyStandIn.slice(0, MOST_NAMES).map(({ id }) => id);
    lines.push(`Not measured in ${name}: ${names.join(', ')}${more}`, '');
  }
  if (cancelled) lines.push('This run was cancelled: facts that come after are missing. Run the probe to its end.', '');
  if (onlyReal.length > 0)
    lines.push('Not measured in the stand-in:', ...onlyReal.map(({ id, words, value }) => `  ${id}: ${words}: ${shown(value)}`), '');
  if (troubles.length > 0)
    lines.push(`What went wrong in ${name}:`, ...troubles.map(({ measurement, sentence }) => `  ${measurement}: ${sentence}`), '');
  lines.push(`${contradictions.length} of ${agreed + contradictions.length} facts contradict the stand-in.`);
  return lines.join('\n');
}

function describe({ id, words, standIn, real }: Contradiction, name: string): readonly string[] {
  const reliances = reliancesOn(id);
  const width = Math.max('stand-in'.length, name.length) + 1;
  const values =
    Array.isArray(standIn) && Array.isArray(real)
      ? [
          `  ${'missing'.padEnd(width)} ${listed(without(standIn as readonly string[], real as readonly string[]))}`,
          `  ${'besides'.padEnd(width)} ${listed(without(real as readonly string[], standIn as readonly string[]))}`,
        ]
      : [`  ${'stand-in'.padEnd(width)} ${shown(standIn)}`, `  ${name.padEnd(width)} ${shown(real)}`];
  const relying = reliances.flatMap(({ how, files }) => files.map((file) => `  relies on it: ${file} (${how})`));
  const host = STAND_IN[id.split('.')[0]!];
  return [
    `${id}: ${words}`,
    ...values,
    ...(relying.length > 0 ? relying : ['  No code of the product relies on it.']),
    ...(host === undefined ? [] : [`  to be made true in: ${host}`]),
  ];
}

/** What a list has that another has not, origins as they are in Figma. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const there = new Set(other.map((item) => item.replaceAll(PLAYGROUND, FIGMA)));
  return list.filter((item) => !there.has(item.replaceAll(PLAYGROUND, FIGMA)));
}

function listed(items: readonly string[]): string {
  return items.length === 0 ? 'nothing' : cut(items.join(', '));
}

function shown(value: Value): string {
  return cut(typeof value === 'string' ? value : JSON.stringify(value));
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text;
}
