import { expect, test } from 'vitest';
import { statusOf } from '../../../../src/ui/shell/selection/status';
import { after, hello, play, ready, readingOf, selected } from '../samples';

const NOTICE = 'The online panel could not be reached, so the one inside the plugin opened.';

test('a sentence that comes with the greeting is said quietly, can be dismissed, and gives way to painting', () => {
  const greeted = play(hello({ kind: 'nothing' }, { notice: NOTICE }));
  expect(statusOf(greeted)).toEqual({
    tone: 'quiet',
    sentence: NOTICE,
    layerId: null,
    retry: false,
    dismiss: true,
    inside: false,
    back: null,
    undo: null,
  });
  expect(statusOf(after(greeted, { type: 'dismiss' })).sentence).toBe('');
  const loading = play(hello(selected('a'), { notice: NOTICE }));
  const read = after(loading, readingOf(loading));
  expect(statusOf(read).sentence).toBe(NOTICE);
  expect(after(read, { type: 'paint' }).notice).toBeNull();
});

test('a greeting without one leaves what is being said', () => {
  const told = after(ready(), { type: 'notice', notice: { tone: 'done', sentence: 'Nine styles.', layerId: null } });
  expect(statusOf(after(told, hello(selected('a')))).sentence).toBe('Nine styles.');
});
