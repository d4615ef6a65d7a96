// The graphics card is prepared for window sizes one by one (with open sizes a part of the graph would stay on the processor). A
// session a size, opened and tested when the size is first wanted, kept while it is among the last few that were.
import type { Size } from '../../contract/size';
import type { Session } from './runtime';

/** Each holds the weights and the buffers of a run on the graphics card. */
const MOST_SIZES = 4;

export interface SizedSessions {
  /** The graphics card's session where it is right at this size, else the plain one. */
  sessionFor(size: Size): Promise<Session>;
  /** Sizes that the plain runtime paints, each with the reason. For people. */
  readonly refused: readonly string[];
  release(): Promise<void>;
}

/**
 * @param first the session that was tested already, for windows of `size`; it is never let go.
 * @param open opens and tests another, or says why not. What it throws comes through, and the next call tries again.
 */
export function sizedSessions(size: Size, first: Session, plain: Session, open: (size: Size) => Promise<{ readonly session: Session } | string>): SizedSessions {
  // In the order in which they were last used.
  const others = new Map<string, Session>();
  const refused = new Map<string, string>();
  const nameOf = ({ width, height }: Size): string => `${width}×${height}`;
  const usual = nameOf(size);

  return {
    async sessionFor(wanted) {
      const name = nameOf(wanted);
      if (name === usual) return first;
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
    get refused() { return [...refused.values()]; },
    async release() {
      for (const session of [first, ...others.values()]) await session.release();
    },
  };
}
