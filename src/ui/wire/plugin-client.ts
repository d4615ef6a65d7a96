// Requests to the plugin as promises. Each has an id, a place in the table of what is pending, and a timeout. Knows nothing of the panel's state.
import { isAnswer } from '../../contract/wire/answers';
import { FailureError } from '../../contract/failure';
import type { RequestName } from '../../contract/wire/asks';
import type { AnswerMessage, PluginEvent, RequestMessage, Requests } from '../../contract/wire/messages';
import type { PluginPort } from './plugin-port';
import { CLOSED, NO_ANSWER, NOT_UNDERSTOOD } from './words';

export interface PluginClient {
  /**
   * Ask the plugin. Rejects with a FailureError: the plugin's own, `timeout` when no answer came in time, `bad-message` when what came is none,
   * `cancelled` when
   * the client was closed.
   */
  ask<Name extends RequestName>(name: Name, body: Requests[Name]['ask']): Promise<Requests[Name]['answer']>;
  /** Stop listening and reject everything that is pending. */
  close(): void;
}

/** A request that has no answer: it still waits, or was given up. */
export interface Unanswered {
  readonly name: RequestName;
  /** Since it was asked, ms. */
  readonly waited: number;
}

export interface OpenPluginClient extends PluginClient {
  /** What was asked and never answered, oldest first. */
  unanswered(): readonly Unanswered[];
}

/**
 * The greeting is repeated until it is answered, first after this time, then after twice as long each time, ms. Figma documents that it keeps
 * messages to a panel that has not loaded yet (https://developers.figma.com/docs/plugins/api/figma-ui/); of the other way it says nothing, and
 * we have seen neither. All other requests come after the greeting's answer.
 */
const GREET_AGAIN = 500;

/** How long an answer may take, ms. Exports and insertions of large frames are slow in Figma; everything else is immediate. */
export const TIMEOUTS: Readonly<Record<RequestName, number>> = {
  'ready': 15_000,
  'export-picture': 60_000,
  'insert-painting': 60_000,
  'insert-variations': 60_000,
  'fill-targets': 20_000,
  'fill-layers': 60_000,
  'undo-painting': 20_000,
  'open-inside': 10_000,
  'read-painting': 60_000,
  'read-recipe': 10_000,
  'read-layer-picture': 60_000,
  'follow-source': 10_000,
  'choose-scope': 10_000,
  'fill-selection': 20_000,
  'create-styles': 20_000,
  'draw-scene': 60_000,
  'insert-shapes': 60_000,
  'select-layers': 10_000,
  'kept-drawing': 10_000,
  'keep-drawing': 10_000,
  'file-styles': 10_000,
  'keep-file-style': 10_000,
  'rename-file-style': 10_000,
  'delete-file-style': 10_000,
  'save-settings': 10_000,
  'finish': 10_000,
  'resize': 10_000,
};

interface Asked {
  readonly name: RequestName;
  readonly at: number;
}

interface Pending extends Asked {
  readonly resolve: (body: unknown) => void;
  readonly reject: (failure: FailureError) => void;
  readonly stopTimers: () => void;
}

/** Open a client on a port; `onEvent` is called with what the plugin says unasked. */
export function openPluginClient(port: PluginPort, onEvent: (event: PluginEvent) => void): OpenPluginClient {
  const pending = new Map<number, Pending>();
  const givenUp: Asked[] = [];
  let lastId = 0;
  let closed = false;

  const settle = (id: number): Pending | undefined => {
    const entry = pending.get(id);
    entry?.stopTimers();
    pending.delete(id);
    return entry;
  };

  const receive = (answer: AnswerMessage): void => {
    // An answer that is not waited for came after its timeout: its request was rejected already.
    const entry = settle(answer.id);
    if (entry === undefined) return;
    if (answer.ok && isAnswer(entry.name, answer.body)) entry.resolve(answer.body);
    else if (answer.ok) entry.reject(FailureError.of(NOT_UNDERSTOOD, entry.name));
    else entry.reject(new FailureError(answer.failure.code, answer.failure.sentence));
  };

  const stop = port.listen((message) => {
    if (message.type === 'event') onEvent(message.event);
    else receive(message);
  });

  return {
    ask: <Name extends RequestName>(name: Name, body: Requests[Name]['ask']) =>
      new Promise<Requests[Name]['answer']>((resolve, reject) => {
        if (closed) {
          reject(FailureError.of(CLOSED));
          return;
        }
        const id = (lastId += 1);
        const at = Date.now();
        const timer = setTimeout(() => {
          settle(id);
          givenUp.push({ name, at });
          reject(FailureError.of(NO_ANSWER, name));
        }, TIMEOUTS[name]);
        const message = { type: 'request', id, name, body } as RequestMessage;
        const stopSaying =
          name === 'ready'
            ? sayAgain(() => {
                port.post(message);
              })
            : () => undefined;
        const stopTimers = (): void => {
          clearTimeout(timer);
          stopSaying();
        };
        pending.set(id, { name, at, resolve: resolve as (answer: unknown) => void, reject, stopTimers });
        port.post(message);
      }),
    unanswered: () => [...givenUp, ...pending.values()].map(({ name, at }) => ({ name, waited: Date.now() - at })),
    close: () => {
      closed = true;
      stop();
      for (const id of [...pending.keys()]) settle(id)?.reject(FailureError.of(CLOSED));
    },
  };
}

/** Repeat something at growing intervals. Returns a function that stops it. */
function sayAgain(say: () => void): () => void {
  let wait = GREET_AGAIN;
  let timer: ReturnType<typeof setTimeout>;
  const next = (): void => {
    timer = setTimeout(() => {
      say();
      wait *= 2;
      next();
    }, wait);
  };
  next();
  return () => {
    clearTimeout(timer);
  };
}
