// The one way in which the plugin changes the document: all or nothing, and one undo step. The change is synchronous, so that
// neither a closing panel nor a teammate can come between its parts. The one exception: a pattern among a layer's fills can only be
// written by an await (write-paints.ts).
import { FailureError } from '../../contract/failure';

/** Notes how to take back the change that is about to be made. */
export type Undoing = (takeBack: () => void | Promise<void>) => void;

/**
 * Run a change and close the undo step. When it throws, what was noted is taken back in reverse order and no step
 * is closed. FailureErrors pass through; anything else, which is Figma refusing, becomes FailureError `read-only`. A synchronous change
 * is made by the time this returns. `keep` hears how to take back the change that was made.
 */
export async function changeDocument<T>(
  change: (undoing: Undoing) => T | Promise<T>,
  keep: (takeBack: () => Promise<void>) => void = () => undefined,
): Promise<T> {
  const takeBacks: (() => void | Promise<void>)[] = [];
  let result: T;
  try {
    result = await change((takeBack) => {
      takeBacks.push(takeBack);
    });
  } catch (thrown) {
    await inReverse(takeBacks);
    if (thrown instanceof FailureError) throw thrown;
    throw new FailureError(
      'read-only',
      'Figma did not allow this change, so nothing was changed. Check that you may edit this file, then try again.',
      String(thrown),
    );
  }
  figma.commitUndo();
  keep(() => inReverse(takeBacks));
  return result;
}

async function inReverse(takeBacks: readonly (() => void | Promise<void>)[]): Promise<void> {
  for (const takeBack of [...takeBacks].reverse()) await attempt(takeBack);
}

/** Run one step back. One that fails is reported and does not keep the others from running. */
async function attempt(takeBack: () => void | Promise<void>): Promise<void> {
  try {
    await takeBack();
  } catch (thrown) {
    console.error('Alla Prima could not take back a part of a change that failed:', String(thrown));
  }
}
