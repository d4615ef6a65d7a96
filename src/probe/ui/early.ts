// The first script of the panel: writes down what is there before anything of ours, and listens before anything can be missed. It
// stands in a script element of its own at the top, so it holds nothing else.
import { isProbeMessage } from '../contract/messages';
import { placeOf } from './place-of';
import { themeNow } from './theme-now';

export interface Heard {
  readonly source: string;
  readonly origin: string;
  readonly keys: readonly string[];
  readonly trusted: boolean;
  readonly pluginId: unknown;
  readonly readyState: DocumentReadyState;
  /** What the plugin sent, where this is a message of the plugin's. */
  readonly message: { readonly probe: string } | null;
  readonly data: unknown;
}

export interface ThemeMoment {
  readonly moment: 'start' | 'DOMContentLoaded' | 'load' | 'a second later';
  readonly className: string;
  readonly classOn: string;
  readonly background: string;
}

export interface Early {
  readonly compatMode: string;
  readonly doctype: boolean;
  readonly before: readonly string[];
  readonly fontFaces: readonly string[];
  readonly focus: boolean;
  readonly heard: Heard[];
  readonly moments: ThemeMoment[];
  readonly violations: SecurityPolicyViolationEvent[];
  /** Called with each message that comes from now on. */
  onHeard: ((heard: Heard) => void) | null;
}

declare global {
  interface Window {
    probeEarly: Early;
  }
}

const early: Early = {
  compatMode: document.compatMode,
  doctype: document.doctype !== null,
  before: elementsBefore(),
  fontFaces: [...new Set([...document.fonts].map(({ family }) => family.replaceAll('"', '')))].sort(),
  focus: document.hasFocus(),
  heard: [],
  moments: [],
  violations: [],
  onHeard: null,
};
window.probeEarly = early;

look('start');
document.addEventListener('DOMContentLoaded', () => {
  look('DOMContentLoaded');
});
addEventListener('load', () => {
  // After every other listener of the same event: Figma's may come behind this one.
  setTimeout(() => {
    look('load');
  }, 0);
  setTimeout(() => {
    look('a second later');
  }, 1_000);
});
document.addEventListener('securitypolicyviolation', (event) => {
  early.violations.push(event);
});
addEventListener('message', (event: MessageEvent<unknown>) => {
  const { data, origin, source, isTrusted } = event;
  const fields = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  const message = fields['pluginMessage'];
  const heard: Heard = {
    source: placeOf(source),
    origin,
    keys: Object.keys(fields).sort(),
    trusted: isTrusted,
    pluginId: fields['pluginId'],
    readyState: document.readyState,
    message: isProbeMessage(message) ? message : null,
    data,
  };
  early.heard.push(heard);
  early.onHeard?.(heard);
});

function look(moment: ThemeMoment['moment']): void {
  early.moments.push({ moment, ...themeNow() });
}

/** What stands in the document before our own first element, which is marked. */
function elementsBefore(): readonly string[] {
  const all = [...document.querySelectorAll('head > *, body > *')];
  const ours = all.findIndex((element) => element.hasAttribute('data-probe-first'));
  return all.slice(0, Math.max(0, ours)).map((element) => `${element.tagName.toLowerCase()}${element.id === '' ? '' : `#${element.id}`}`);
}
