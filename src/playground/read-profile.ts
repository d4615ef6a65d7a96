// What kind of Figma the page stands in for, as its address says: `/?policy=B&source=parent&instanceLookup=null`.
import type { Unsettled } from 'figma-stand-in/api/unsettled';
import { USUAL } from 'figma-stand-in/api/unsettled';
import type { FrameProfile } from 'figma-stand-in/frame/frame-profile';
import { PROFILE_CHOICES, REPORTED_PROFILE } from 'figma-stand-in/frame/frame-profile';

const UNSETTLED_CHOICES: { readonly [Key in keyof Unsettled]: readonly Unsettled[Key][] } = {
  instanceLookup: ['works', 'null'],
  secondNodechangeListener: ['fires', 'never'],
  exportErrors: ['string', 'Error'],
};

/** The frames' answers: what the query names, and what is reported for the rest. Words that are no answer are passed over. */
export function readProfile(query: URLSearchParams): FrameProfile {
  return { ...REPORTED_PROFILE, ...readChoices(query, PROFILE_CHOICES) };
}

/** The same for the plugin's side. */
export function readUnsettled(query: URLSearchParams): Unsettled {
  return { ...USUAL, ...readChoices(query, UNSETTLED_CHOICES) };
}

function readChoices<Choices extends object>(
  query: URLSearchParams,
  choices: { readonly [Key in keyof Choices]: readonly Choices[Key][] },
): Partial<Choices> {
  const named = Object.entries<readonly unknown[]>(choices).filter(([key, answers]) => answers.includes(query.get(key)));
  return Object.fromEntries(named.map(([key]) => [key, query.get(key)])) as Partial<Choices>;
}
