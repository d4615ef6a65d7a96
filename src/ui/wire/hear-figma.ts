// Who may speak to the panel. Figma's panel lies three frames deep (Figma → a shim → the frame that carries the policy → the panel), and
// the plugin's messages are posted by Figma's top page, as several shipped plugins found by looking; one found that the desktop app's
// bridge delivers a source that can't be predicted. So no one place in the tree of frames counts: whatever frames the panel may speak,
// and a bridge without a window may; a sibling or a frame of the panel's own may not.

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

/** Place of a message's source in the frames around `frame`. The top counts as the parent where it is both. */
export function placeOf(source: unknown, frame: Window): SenderPlace {
  if (source === null || source === undefined) return 'none';
  if (frame.parent === frame) return 'stranger';
  if (source === frame.parent) return 'parent';
  for (let at = frame.parent; at.parent !== at; at = at.parent) if (source === at.parent) return at.parent.parent === at.parent ? 'top' : 'ancestor';
  return 'stranger';
}

/** @param knows whether an origin is Figma's. What a bridge without a window says has none, and can only come from this very document. */
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
