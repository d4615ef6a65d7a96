// The one JSON that a run of the probe comes to. People copy it by hand, so reading it back says plainly what is wrong with it.
import { FACT_IDS, FACTS } from './facts';
import type { FactId, Facts } from './facts';
import type { Value } from './value';

export const PROFILE_KIND = 'Alla Prima probe';
export const PROFILE_VERSION = 1;

export interface ProfileFact {
  readonly id: string;
  readonly value: Value;
  readonly words: string;
}

export interface Trouble {
  /** The measurement's title. */
  readonly measurement: string;
  readonly sentence: string;
}

export interface Profile {
  readonly kind: typeof PROFILE_KIND;
  readonly version: typeof PROFILE_VERSION;
  /** Ended by hand: what is missing was never tried. */
  readonly cancelled: boolean;
  readonly facts: readonly ProfileFact[];
  readonly notMeasured: readonly string[];
  readonly troubles: readonly Trouble[];
}

/** Facts in the order of their tables, so that two profiles lie beside each other line by line. */
export function makeProfile(facts: Facts, troubles: readonly Trouble[], cancelled: boolean): Profile {
  const measured = FACT_IDS.filter((id) => facts[id] !== undefined);
  return {
    kind: PROFILE_KIND,
    version: PROFILE_VERSION,
    cancelled,
    facts: measured.map((id) => ({ id, value: facts[id]!, words: FACTS[id].words })),
    notMeasured: FACT_IDS.filter((id) => facts[id] === undefined),
    troubles,
  };
}

/** The profile with some facts besides, or otherwise. */
export function withFacts(profile: Profile, more: Facts): Profile {
  const facts = Object.assign({}, ...profile.facts.map(({ id, value }) => ({ [id]: value }))) as Facts;
  return makeProfile({ ...facts, ...more }, profile.troubles, profile.cancelled);
}

/** The profile without what differs from run to run. */
export function lasting(profile: Profile): Profile {
  return { ...profile, facts: profile.facts.filter(({ id }) => !(id in FACTS && FACTS[id as FactId].varies === true)) };
}

/** @throws Error saying what is wrong with the text. */
export function readProfile(text: string): Profile {
  let value: unknown;
  try {
    // Editors put a mark before a text that is pasted into them, and people a line around it.
    value = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    throw new Error('This is no JSON. Copy the whole text that the probe shows, from the first brace to the last.');
  }
  if (!isRecord(value) || value['kind'] !== PROFILE_KIND) throw new Error('This is no profile of the probe.');
  if (value['version'] !== PROFILE_VERSION)
    throw new Error(`This profile has version ${String(value['version'])}; this probe reads version ${PROFILE_VERSION}.`);
  const { facts, notMeasured, troubles } = value;
  if (!Array.isArray(facts) || !Array.isArray(notMeasured) || !Array.isArray(troubles) || !facts.every(isFact))
    throw new Error("This profile is damaged: its facts can't be read.");
  return value as unknown as Profile;
}

function isFact(value: unknown): value is ProfileFact {
  if (!isRecord(value) || typeof value['id'] !== 'string') return false;
  const fact = value['value'];
  return (
    fact === null ||
    ['string', 'number', 'boolean'].includes(typeof fact) ||
    (Array.isArray(fact) && fact.every((item) => typeof item === 'string'))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
