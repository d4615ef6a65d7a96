// Whose messages the panel listens to. In Figma the panel is a frame within two others (Figma's page → a frame of Figma's → the frame with the
// content policy → the panel). Authors of other plugins found that the plugin's messages come from the top page, and that in the desktop app
// their `source` can't be predicted. So messages from any frame around the panel count, and those without a source window; messages from
// siblings, and from frames inside the panel, don't.

/** Where a message came from, seen from the panel. `none`: no window sent it. `stranger`: a window that does not frame the panel. */
export type SenderPlace = 'parent' | 'ancestor' | 'top' | 'none' | 'stranger';

/** One message, for the diagnostics: nothing of what it said. */
export interface Heard {
  readonly place: SenderPlace;
  readonly origin: string;
}

/** What has come so far. */
export interface HearingLog {
  readonly taken: number;
  readonly passedOver: number;
  readonly last: Heard | null;
}

export interface FigmaEar {
  /** Calls back with the data of each message of Figma's. Returns a function that stops listening. */
  readonly listen: (onData: (data: object) => void) => () => void;
  readonly log: () => HearingLog;
}

/** Where the source of a message is among the frames around `frame`. Where the parent is also the top it counts as the parent. */
function placeOf(source: unknown, frame: Window): SenderPlace {
  if (source === null || source === undefined) return 'none';
  if (frame.parent === frame) return 'stranger';
  if (source === frame.parent) return 'parent';
  for (let at = frame.parent; at.parent !== at; at = at.parent)
    if (source === at.parent) return at.parent.parent === at.parent ? 'top' : 'ancestor';
  return 'stranger';
}

/** @param knows whether an origin is Figma's. A message without a source window has no origin either; it can only be made in this document. */
export function openEar(frame: Window, knows: (origin: string) => boolean): FigmaEar {
  const listeners = new Set<(data: object) => void>();
  let log: HearingLog = { taken: 0, passedOver: 0, last: null };
  const hear = ({ source, origin, data }: MessageEvent<unknown>): void => {
    const place = placeOf(source, frame);
    const taken = place !== 'stranger' && (knows(origin) || (place === 'none' && origin === '')) && typeof data === 'object' && data !== null;
    log = { taken: log.taken + (taken ? 1 : 0), passedOver: log.passedOver + (taken ? 0 : 1), last: { place, origin } };
    if (taken) for (const listener of [...listeners]) listener(data);
  };
  return {
    listen: (onData) => {
      if (listeners.size === 0) frame.addEventListener('message', hear);
      listeners.add(onData);
      return () => {
        listeners.delete(onData);
        if (listeners.size === 0) frame.removeEventListener('message', hear);
      };
    },
    log: () => log,
  };
}
