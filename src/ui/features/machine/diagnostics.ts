// The text that “Copy diagnostics” copies: what a bug report needs to know of the machine. Nothing of the file can be in it,
// because nothing of the file is handed over: no layer, no name, no id, no mask.
import type { Failure } from '../../../contract/failure';
import type { Machine } from './machine';
import type { HearingLog, SenderPlace } from '../../wire/hear-figma';
import type { Unanswered } from '../../wire/plugin-client';

/** What the panel's frame and browser allow (look-at-frame.ts). */
export interface FrameFacts {
  /** Where the panel comes from: `data:` for example, or the origin of the site that hosts it. */
  readonly document: string;
  readonly secure: boolean;
  readonly isolated: boolean;
  /** How many documents this one lies in; in Figma three. */
  readonly depth: number;
  /** `CSS1Compat`, or `BackCompat` for quirks mode. */
  readonly compatMode: string;
  readonly browser: string;
  readonly cores: number;
  /** GB as the browser rounds it; null where it does not say. */
  readonly memory: number | null;
  readonly pixelRatio: number;
  readonly webAssembly: string;
  /** Each thing that the panel makes use of, and whether it is there. */
  readonly abilities: Readonly<Record<string, boolean>>;
  readonly gpu: { readonly reason: string; readonly adapter: string | null; readonly features: readonly string[] };
  /** Each kind of worker, and what became of trying it. */
  readonly workers: Readonly<Record<string, string>>;
}

/** The line to Figma: how many messages came, where from, and which requests were never answered. Nothing of what was said. */
export interface LineFacts {
  readonly heard: HearingLog;
  readonly unanswered: readonly Unanswered[];
  /** What the content security policy stopped. */
  readonly violations: readonly string[];
}

export interface DiagnosticFacts {
  readonly machine: Machine;
  readonly line: LineFacts;
  /** Null until it is known. */
  readonly frame: FrameFacts | null;
  /** Moments since the panel's document began, ms. */
  readonly times: readonly (readonly [moment: string, ms: number])[];
  /** Why the engine did not load; null when it did or still does. */
  readonly engineFailure: Failure | null;
  readonly when: Date;
}

/** One fact a line, headed; plain text that also reads well in an issue. */
export function diagnosticsText({
  machine,
  line: { heard, unanswered, violations },
  frame,
  times,
  engineFailure,
  when,
}: DiagnosticFacts): string {
  const { appVersion, models, place, backend, graphics } = machine;
  return [
    'Alla Prima diagnostics',
    line('When', when.toISOString()),
    line('Version', appVersion),
    line('Heard of Figma', `${heard.taken} messages, ${heard.passedOver} passed over`),
    line('Last message', heard.last === null ? 'none' : `${PLACES[heard.last.place]}, origin ${heard.last.origin || 'empty'}`),
    line('Never answered', unanswered.map(({ name, waited }) => `${name} (${(waited / 1000).toFixed(1)} s)`).join(', ') || 'nothing'),
    line('Stopped by the policy', violations.join(', ') || 'nothing'),
    ...(frame === null ? [line('Frame', 'still being looked at')] : frameLines(frame)),
    ...(models.length === 0 ? [line('Painters', 'not readable')] : []),
    ...models.map(({ painter, name, version, sha256 }) => line(`Painter ${painter.id}`, `${name} ${version}, sha256 ${sha256}`)),
    line('Paints with', backend === null ? 'not known yet' : `${backend.kind}. ${backend.reason}`),
    ...(backend?.refused ?? []).map((reason) => line('Given up', reason)),
    line('Engine runs in', place?.kind ?? 'not known yet'),
    ...(place?.refused ?? []).map((reason) => line('Refused', reason)),
    ...(engineFailure === null ? [] : [line('Engine failed', `${engineFailure.code}. ${engineFailure.sentence}`)]),
    line('WebGPU', graphics ?? 'not known yet'),
    line('Since opening', times.length === 0 ? 'nothing noted' : times.map(([moment, ms]) => `${moment} ${Math.round(ms)} ms`).join(', ')),
  ].join('\n');
}

const PLACES: Readonly<Record<SenderPlace, string>> = {
  parent: 'from the parent frame',
  ancestor: 'from a frame further out',
  top: 'from the top page',
  none: 'from no window',
  stranger: 'from a window that does not frame the panel',
};

function frameLines(frame: FrameFacts): string[] {
  const { gpu } = frame;
  return [
    line(
      'Document',
      `${frame.document}, ${frame.compatMode === 'BackCompat' ? 'quirks mode' : 'standards mode'} (${frame.compatMode}), ${frame.depth} frames deep, ${yes(frame.secure, 'secure context')}, ${yes(frame.isolated, 'cross-origin isolated')}`,
    ),
    line('Chromium', /Chrome\/([\d.]+)/.exec(frame.browser)?.[1] ?? 'not one'),
    line('Browser', frame.browser),
    line(
      'Machine',
      `${frame.cores} cores, memory ${frame.memory === null ? 'not told' : `${frame.memory} GB`}, ${frame.pixelRatio} device pixels a pixel`,
    ),
    line('WebAssembly', frame.webAssembly),
    ...Object.entries(frame.workers).map(([kind, outcome]) => line(`Worker, ${kind}`, outcome)),
    line('GPU adapter', gpu.adapter ?? `none. ${gpu.reason}`),
    ...(gpu.features.length === 0 ? [] : [line('GPU features', [...gpu.features].sort().join(', '))]),
    line('Has', listed(frame.abilities, true)),
    line('Lacks', listed(frame.abilities, false)),
  ];
}

const line = (term: string, text: string): string => `${term}: ${text}`;
const yes = (holds: boolean, what: string): string => (holds ? what : `not ${what}`);

function listed(abilities: Readonly<Record<string, boolean>>, there: boolean): string {
  return (
    Object.entries(abilities)
      .filter(([, has]) => has === there)
      .map(([name]) => name)
      .join(', ') || 'nothing'
  );
}
