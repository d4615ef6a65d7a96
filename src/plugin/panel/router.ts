// Requests from the panel to their handlers. Whatever happens, every request is answered exactly once.
import { toFailure, FailureError } from '../../contract/failure';
import { isAsk } from '../../contract/wire/asks';
import type { RequestName } from '../../contract/wire/asks';
import { isRequestMessage } from '../../contract/wire/messages';
import type { AnswerMessage, Requests } from '../../contract/wire/messages';
import { badMessage } from './bad-message';

export type Handlers = {
  readonly [Name in RequestName]: (body: Requests[Name]['ask']) => Requests[Name]['answer'] | Promise<Requests[Name]['answer']>;
};

/**
 * Handle one message and resolve to its answer; null for something that is no request and names no id to answer to. Never
 * rejects.
 */
export async function route(message: unknown, handlers: Handlers): Promise<AnswerMessage | null> {
  if (!isRequestMessage(message)) return answerToNonsense(message);
  const { id, name, body } = message;
  if (!isAsk(name, body)) return { type: 'answer', id, ok: false, failure: badMessage().failure };
  try {
    // The table's type pairs each name with its body; the compiler can't follow the pair through an index.
    const handle = handlers[name] as (body: unknown) => unknown;
    return { type: 'answer', id, ok: true, body: await handle(body) };
  } catch (thrown) {
    const failure = toFailure(thrown, 'Something went wrong in the plugin. Try again; if it happens again, close the plugin and open it anew.');
    if (failure.code === 'internal')
      console.error(`Alla Prima failed at ${name}:`, thrown instanceof Error ? `${thrown.message}\n${thrown.stack ?? ''}` : String(thrown));
    else if (thrown instanceof FailureError && thrown.detail !== undefined)
      console.error(`Alla Prima, ${name}, ${failure.code}: ${thrown.detail}`);
    return { type: 'answer', id, ok: false, failure };
  }
}

function answerToNonsense(message: unknown): AnswerMessage | null {
  const id = typeof message === 'object' && message !== null ? (message as { id?: unknown }).id : undefined;
  if (typeof id === 'number') return { type: 'answer', id, ok: false, failure: badMessage().failure };
  console.warn('Alla Prima passed over a message that is not for it.');
  return null;
}
