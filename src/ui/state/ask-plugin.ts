// A request of the plugin at a click, answered at once. A failure becomes a notice.
import { toFailure } from '../../contract/failure';
import type { RequestName } from '../../contract/wire/asks';
import type { Requests } from '../../contract/wire/messages';
import type { Tools } from './effect';
import { noticeOf } from './notice';

const NOT_DONE = 'That did not work. Try again.';

/** Ask, and hand the answer on; a failure becomes a notice. Never rejects. */
export async function askPlugin<Name extends RequestName>(
  { dispatch, client }: Pick<Tools, 'dispatch' | 'client'>,
  name: Name,
  body: Requests[Name]['ask'],
  then?: (answer: Requests[Name]['answer']) => void,
): Promise<void> {
  try {
    const answer = await client.ask(name, body);
    then?.(answer);
  } catch (thrown) {
    const { code, sentence } = toFailure(thrown, NOT_DONE);
    if (code !== 'cancelled') dispatch({ type: 'notice', notice: noticeOf('trouble', sentence) });
  }
}
