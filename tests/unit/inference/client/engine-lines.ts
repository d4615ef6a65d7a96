// Places for the engine's workers in Node: the real working sides behind a message channel, and lines that misbehave in the
// ways that real workers do.
import { serveLabels } from '../../../../src/inference/label-worker/label-server';
import { DEFAULTS } from '../../../../src/inference/paint/generator';
import { servePaintings } from '../../../../src/inference/worker/paint-server';
import type { WorkerLine, LineEvents, Place } from '../../../../src/inference/client/places';
import type { Ask, PostReply, Reply } from '../../../../src/inference/protocol/messages';
import { nodeCodec } from '../../../../scripts/shared/node-codec';

/** Works; counts its openings and can be killed as the browser kills a worker. */
export interface WorkingPlace extends Place {
  opened: number;
  /** Jobs that were under way at their most. */
  atOnce: number;
  readonly asked: Ask[];
  /** The engine dies: nothing more is answered, and the line says so. */
  crash(reason: string): void;
}

/** The worker that paints. */
export function workingPlace(kind = 'test', options = DEFAULTS): WorkingPlace {
  return placeOf(kind, (post) => servePaintings(post, nodeCodec, options));
}

/** The worker for label maps. */
export function labelPlace(kind = 'test'): WorkingPlace {
  return placeOf(kind, (post) => serveLabels(post, nodeCodec));
}

function placeOf(kind: string, serve: (post: PostReply) => (message: unknown) => void): WorkingPlace {
  let events: LineEvents | undefined;
  let cut: () => void = () => undefined;
  const place: WorkingPlace = {
    kind,
    opened: 0,
    atOnce: 0,
    asked: [],
    open(given) {
      place.opened++;
      events = given;
      const { port1, port2 } = new MessageChannel();
      const handle = serve((reply, transfer) => {
        port2.postMessage(reply, transfer);
      });
      port2.onmessage = ({ data }: MessageEvent<unknown>) => {
        handle(data);
      };
      let underWay = 0;
      port1.onmessage = ({ data }: MessageEvent<Reply>) => {
        if (data.type === 'done' || data.type === 'failed') underWay -= 1;
        given.reply(data);
      };
      cut = () => {
        port1.close();
        port2.close();
      };
      return {
        post(ask, transfer) {
          place.asked.push(ask);
          if (ask.type === 'job') place.atOnce = Math.max(place.atOnce, (underWay += 1));
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
    open(events: LineEvents): WorkerLine {
      return {
        post: (ask) => {
          queueMicrotask(() => {
            react(ask, events);
          });
        },
        end: () => {
          place.ended++;
        },
      };
    },
  };
  return place;
}
