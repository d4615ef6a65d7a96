// Where a worker of ours can run. For the hosted panel: a worker from its own site. For the inline panel, tried in this order: a worker from a
// data: URL (the only kind that a strict content policy allows), a worker from a blob: URL, the page itself (which freezes while it works).
import * as v from 'valibot';
import type { Failure } from '../../contract/failure';
import { PAGE_ENTRY, ReplySchema } from '../protocol/messages';
import type { Ask, Reply } from '../protocol/messages';

/** A line to a worker that was started. Whether it runs is not known before its first reply. */
export interface WorkerLine {
  post(ask: Ask, transfer: Transferable[]): void;
  /** Ends the worker where that is possible; nothing is heard afterwards. */
  end(): void;
}

export interface LineEvents {
  readonly reply: (reply: Reply) => void;
  /** The worker did not start, or died. The reason is for diagnostics. */
  readonly lost: (reason: string) => void;
}

export interface Place {
  /** For people: 'worker of the site', 'data: worker', 'blob: worker', 'this page'. */
  readonly kind: string;
  /** What is said when this place fails and there is no other; left out where the usual sentence fits. */
  readonly failure?: Failure;
  /** It runs on the page's own thread, so a second one would only wait for the first. */
  readonly onPage?: true;
  /** May throw: then this place is refused. */
  open(events: LineEvents): WorkerLine;
}

/** A script of the hosted panel does not come, or is not what it should be. */
const SITE_FAILED: Failure = {
  code: 'download-failed',
  sentence: 'A part of this panel does not come from its site. Try again, or open the panel inside the plugin, which needs no network.',
};

/** @param url of the bundled worker, on the page's own origin. */
export function siteWorker(url: string): Place {
  let opened = 0;
  return {
    kind: 'worker of the site',
    failure: SITE_FAILED,
    open(events) {
      // By another address each time: the browser lets a second request for the same one wait for the first, which may have stalled, and what
      // came damaged may be in its cache (https://www.chromium.org/developers/design-documents/network-stack/http-cache/).
      const again = opened++;
      return workerLine(again === 0 ? url : url.replace(/(?=#|$)/, `?again=${again}`), events);
    },
  };
}

/** @param source text of the bundled worker, under 1 MB. */
export function dataWorker(source: string): Place {
  return { kind: 'data: worker', open: (events) => workerLine(`data:text/javascript;charset=utf-8,${encodeURIComponent(source)}`, events) };
}

export function blobWorker(source: string): Place {
  return {
    kind: 'blob: worker',
    open(events) {
      const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
      const line = workerLine(url, events);
      return {
        post: (ask, transfer) => {
          line.post(ask, transfer);
        },
        // Not earlier: a worker that has not fetched its source yet could not start any more.
        end() {
          line.end();
          URL.revokeObjectURL(url);
        },
      };
    },
  };
}

/** @param runSource runs the bundled worker in the page (a script element with that text), each time anew. */
export function thisPage(runSource: () => void): Place {
  return {
    kind: 'this page',
    onPage: true,
    open(events) {
      Reflect.deleteProperty(globalThis, PAGE_ENTRY);
      runSource();
      const attach: unknown = Reflect.get(globalThis, PAGE_ENTRY);
      if (typeof attach !== 'function') throw new Error('the page did not run the script of the worker');
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }: MessageEvent<unknown>) => {
        hear(data, events);
      };
      (attach as (port: MessagePort) => void)(port2);
      return {
        post: (ask, transfer) => {
          port1.postMessage(ask, transfer);
        },
        // The port stays open, so that the engine still gets the message `close` and frees its memory.
        end() {
          port1.onmessage = null;
        },
      };
    },
  };
}

function workerLine(url: string, events: LineEvents): WorkerLine {
  const worker = new Worker(url);
  worker.onmessage = ({ data }: MessageEvent<unknown>) => {
    hear(data, events);
  };
  worker.onmessageerror = () => {
    events.lost('a message could not be read');
  };
  worker.onerror = (event) => {
    event.preventDefault();
    events.lost(event.message || 'the browser refused it');
  };
  return {
    post: (ask, transfer) => {
      worker.postMessage(ask, transfer);
    },
    end() {
      worker.onmessage = worker.onmessageerror = worker.onerror = null;
      worker.terminate();
    },
  };
}

/** Hand replies on and ignore anything else. */
function hear(message: unknown, { reply }: LineEvents): void {
  if (v.is(ReplySchema, message)) reply(message);
}
