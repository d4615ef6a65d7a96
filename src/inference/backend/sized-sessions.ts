// The graphics card needs a session for each window size (with symbolic sizes a part of the graph would stay on the processor). A session is
// opened and tested when its size is first painted; the few that were used last are kept.
import type { Size } from '../../contract/size';
import type { Session } from './runtime';

/** How many are kept: each holds the weights and the buffers of a run on the graphics card. */
const MOST_SIZES = 4;

export interface SizedSessions {
  /** The graphics card's session where it computes correctly at this size, else the plain one. */
  sessionFor(size: Size): Promise<Session>;
  /** Sizes that the plain runtime paints, each with the reason. For people. */
  readonly refused: readonly string[];
  release(): Promise<void>;
}

/**
 * @param first the session for windows of its size, which was tested already and is always kept; null where none was.
 * @param open opens and tests another one, or says why not. What it throws is passed on, and the next call tries again.
 */
export function sizedSessions(
  first: { readonly size: Size; readonly session: Session } | null,
  plain: Session,
  open: (size: Size) => Promise<{ readonly session: Session } | string>,
): SizedSessions {
  // In the order in which they were last used.
  const others = new Map<string, Session>();
  const refused = new Map<string, string>();
  const nameOf = ({ width, height }: Size): string => `${width}×${height}`;
  const usual = first === null ? '' : nameOf(first.size);

  return {
    async sessionFor(wanted) {
      const name = nameOf(wanted);
      if (first !== null && name === usual) return first.session;
      if (refused.has(name)) return plain;
      let session = others.get(name);
      if (session === undefined) {
        const opened = await open(wanted);
        if (typeof opened === 'string') {
          refused.set(name, `${name} is painted by WASM: on the card ${opened}`);
          return plain;
        }
        ({ session } = opened);
      }
      others.delete(name);
      others.set(name, session);
      const [oldest, least] = [...others][0]!;
      if (others.size >= MOST_SIZES) {
        others.delete(oldest);
        await least.release();
      }
      return session;
    },
    get refused() {
      return [...refused.values()];
    },
    async release() {
      for (const session of [...(first === null ? [] : [first.session]), ...others.values()]) await session.release();
    },
  };
}
