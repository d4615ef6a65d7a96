// What kind of Figma the page stands in for, as its address says: `/?policy=B&source=parent&instanceLookup=null`.
import type { Unsettled } from 'figma-stand-in/api/unsettled';
import { USUAL } from 'figma-stand-in/api/unsettled';
import type { FrameProfile } from 'figma-stand-in/frame/frame-profile';
import { PROFILE_CHOICES, REPORTED_PROFILE } from 'figma-stand-in/frame/frame-profile';

export const UNSETTLED_CHOICES: { readonly [Key in keyof Unsettled]: readonly Unsettled[Key][] } = {
  instanceLookup: ['works', 'null'],
  secondNodechangeListener: ['fires', 'never'],
  exportErrors: ['string', 'Error'],
};

/** The frames' answers: what the query names, and what is reported for the rest. */
export function readProfile(query: URLSearchParams): FrameProfile {
  return { ...REPORTED_PROFILE, ...readChoices(query, PROFILE_CHOICES) };
}

/** The same for the plugin's side. */
export function readUnsettled(query: URLSearchParams): Unsettled {
  return { ...USUAL, ...readChoices(query, UNSETTLED_CHOICES) };
}

/** A sentence about the first answer in the address that is none; null where all are. A slip would look like a Figma that was tried. */
export function wrongAnswer(query: URLSearchParams): string | null {
  for (const [question, answers] of Object.entries<readonly string[]>({ ...PROFILE_CHOICES, ...UNSETTLED_CHOICES })) {
    const answer = query.get(question);
    if (answer !== null && !answers.includes(answer)) return `${question}=${answer} is no answer here. Take one of ${answers.join(', ')}.`;
  }
  return null;
}

function readChoices<Choices extends object>(
  query: URLSearchParams,
  choices: { readonly [Key in keyof Choices]: readonly Choices[Key][] },
): Partial<Choices> {
  const named = Object.entries<readonly unknown[]>(choices).filter(([key, answers]) => answers.includes(query.get(key)));
  return Object.fromEntries(named.map(([key]) => [key, query.get(key)])) as Partial<Choices>;
}
