// How Figma embeds a plugin's panel, as far as a panel can notice: one answer to each question that nobody outside Figma has
// settled. What the plugin's code can notice is in api/unsettled.ts.
import type { PolicyName } from './policies';

export interface FrameProfile {
  /** Which window a message of the plugin's comes from, seen from the panel: its parent, the top page, or none (a bridge in the panel). */
  readonly source: 'parent' | 'top' | 'null';
  /** Whether what Figma writes before the panel's HTML makes its doctype come too late. */
  readonly mode: 'quirks' | 'standards';
  /** When `figma-dark` or `figma-light` is put on the root. */
  readonly themeClass: 'early' | 'load' | 'never';
  readonly policy: PolicyName;
  /** Kinds of worker that start, where the policy lets them. */
  readonly dataWorkers: 'allowed' | 'refused';
  readonly blobWorkers: 'allowed' | 'refused';
  /** What becomes of messages to a panel that has not fired `load`. */
  readonly earlyMessages: 'queued' | 'lost';
  /** Whether the panel may copy. */
  readonly clipboard: 'allowed' | 'refused';
}

/** What is documented by Figma, or else reported by most who looked into a live panel. */
export const REPORTED_PROFILE: FrameProfile = {
  source: 'top',
  mode: 'quirks',
  themeClass: 'load',
  policy: 'C',
  dataWorkers: 'allowed',
  blobWorkers: 'allowed',
  earlyMessages: 'queued',
  clipboard: 'allowed',
};

/** Every answer that a profile can give. */
export const PROFILE_CHOICES: { readonly [Key in keyof FrameProfile]: readonly FrameProfile[Key][] } = {
  source: ['top', 'parent', 'null'],
  mode: ['quirks', 'standards'],
  themeClass: ['load', 'early', 'never'],
  policy: ['C', 'A', 'B', 'none'],
  dataWorkers: ['allowed', 'refused'],
  blobWorkers: ['allowed', 'refused'],
  earlyMessages: ['queued', 'lost'],
  clipboard: ['allowed', 'refused'],
};
