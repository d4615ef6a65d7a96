// Places for the engine in Node: the real working side (serve.ts) behind a message channel, and lines that misbehave in the
// ways that real workers do.
import { serve } from '../../../src/inference/serve';
import type { EngineLine, LineEvents, Place } from '../../../src/inference/places';
import type { Ask, Reply } from '../../../src/inference/protocol';
import { nodeCodec } from '../../../scripts/node-codec';

/** Works; counts its openings and can be killed as the browser kills a worker. */
export interface WorkingPlace extends Place {
  opened: number;
  readonly asked: Ask[];
  /** The engine dies: nothing more is answered, and the line says so. */
  crash(reason: string): void;
}

export function workingPlace(kind = 'test'): WorkingPlace {
  let events: LineEvents | undefined;
  let cut: () => void = () => undefined;
  const place: WorkingPlace = {
    kind,
    opened: 0,
    asked: [],
    open(given) {
      place.opened++;
      events = given;
      const { port1, port2 } = new MessageChannel();
      const handle = serve((reply, transfer) => { port2.postMessage(reply, transfer); }, nodeCodec);
      port2.onmessage = ({ data }: MessageEvent<Ask>) => { handle(data); };
      port1.onmessage = ({ data }: MessageEvent<Reply>) => { given.reply(data); };
      cut = () => {
        port1.close();
        port2.close();
      };
      return {
        post(ask, transfer) {
          place.asked.push(ask);
          port1.postMessage(ask, transfer);
        },
        // After `close` has gone through, so that the generator's memory is given back.
        end() {
          port1.onmessage = null;
          setTimeout(cut, 50);
        },
      };
    },
    crash(reason) {
      cut();
      events?.lost(reason);
    },
  };
  return place;
}

/** Answers pings as given and swallows every job, or answers it as told. */
export function scriptedPlace(kind: string, react: (ask: Ask, events: LineEvents) => void): Place & { ended: number } {
  const place = {
    kind,
    ended: 0,
    open(events: LineEvents): EngineLine {
      return {
        post: (ask) => { queueMicrotask(() => { react(ask, events); }); },
        end: () => { place.ended++; },
      };
    },
  };
  return place;
}
