// Undo and redo in Figma: the panel shows, says and reads out what the document holds.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaintingSummary } from '../../../../../src/contract/wire/messages';
import { withMade } from '../../../../../src/ui/features/painting/made';
import type { Made } from '../../../../../src/ui/features/painting/painting-state';
import { announcement } from '../../../../../src/ui/shell/announcement';
import { statusOf } from '../../../../../src/ui/shell/selection/status';
import type { PanelState } from '../../../../../src/ui/state/panel-state';
import { after, landing, orderOf, ready, recipe, readingOf, selected, theSubject } from '../../samples';

/** Press Paint, and let the painting with this hash land on layer 9:9. */
function paintedAs(state: PanelState, imageHash: string): PanelState {
  const order = after(state, { type: 'paint' });
  return after(order, landing(orderOf(order), { imageHash, updated: imageHash !== 'one' }));
}

/** The document tells what the layer holds now; null where it is gone. */
function told(state: PanelState, imageHash: string | null): PanelState {
  const painting: PaintingSummary | null = imageHash === null ? null : { layerId: '9:9', recipe: recipe('a'), imageHash, carriesMask: true };
  return after(state, { type: 'selection', selection: selected('a', { painting }) });
}

const pictureOf = (state: PanelState): unknown => theSubject(state).preview?.painting;

describe('undo after two paintings', () => {
  const one = told(paintedAs(ready(), 'one'), 'one');
  const two = told(paintedAs(one, 'two'), 'two');

  it('shows the first again, then none; redo brings them back', () => {
    expect(pictureOf(two)).not.toBe(pictureOf(one));
    const undone = told(two, 'one');
    expect(pictureOf(undone)).toBe(pictureOf(one));
    const gone = told(undone, null);
    expect(pictureOf(gone)).toBeUndefined();
    const redone = told(gone, 'one');
    expect(pictureOf(redone)).toBe(pictureOf(one));
    expect(pictureOf(told(redone, 'two'))).toBe(pictureOf(two));
  });

  it('is said, and read out, as what it is: never somebody else’s doing where it was one’s own', () => {
    for (const [hash, sentence, tone] of [
      ['two', /^Painted in /, 'done'],
      ['one', /^An earlier painting of yours is in the layer again\.$/, 'quiet'],
      [null, /^The painting is no longer in the file\. Paint to put it back\.$/, 'quiet'],
      ['theirs', /^The layer holds another painting now: it was undone, or somebody painted it\./, 'quiet'],
    ] as const) {
      const state = told(two, hash);
      expect(statusOf(state)).toMatchObject({ sentence: expect.stringMatching(sentence) as string, tone });
      expect(announcement(state)).toBe(statusOf(state).sentence);
      expect(statusOf(state).layerId).toBe(hash === null ? null : '9:9');
    }
  });

  it('leaves Live’s preview alone, which is ahead of the document', () => {
    const live = after(two, { type: 'live', on: true });
    expect(pictureOf(told(live, null))).toBe(pictureOf(two));
  });

  it('while the next is being painted is told when that ends', () => {
    const order = told(after(two, { type: 'paint' }), 'one');
    const cancelled = after(order, { type: 'paint-failed', order: orderOf(order), failure: { code: 'cancelled', sentence: 'Cancelled.' } });
    expect(statusOf(cancelled).sentence).toMatch(/^An earlier painting/);
    expect(pictureOf(cancelled)).toBe(pictureOf(one));
  });

  it('and the shapes recoloured to nothing meanwhile says that there is nothing to read', () => {
    const order = after(two, { type: 'paint' }, { type: 'source-changed' });
    const landed = after(order, landing(orderOf(order), { imageHash: 'three' }));
    const failure = { code: 'no-semantic-pixel', sentence: 'Nothing here has one of the nine landscape colours.' } as const;
    const failed = after(landed, { type: 'read-failed', revision: theSubject(landed).revision, failure });
    expect(statusOf(failed)).toMatchObject({ sentence: failure.sentence, retry: false });
    // Coloured again, the painting that landed is still there.
    const changed = after(failed, { type: 'source-changed' });
    expect(after(changed, readingOf(changed)).phase).toMatchObject({ kind: 'painted', subject: { painted: { imageHash: 'three' } } });
  });
});

describe('the paintings that are kept', () => {
  it('are the last ones, 64 MB of them, and the newest always', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 4096 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(sizes, (sides) => {
        const all = sides.map((side) => ({ preview: { painting: { width: side, height: side } } }) as Made);
        let made: readonly Made[] = [];
        for (const one of all) made = withMade(made, one);
        expect(made).toEqual(all.slice(all.length - made.length));
        expect(made.length).toBeGreaterThan(0);
        const pixels = made.reduce((sum, { preview: { painting } }) => sum + painting.width * painting.height, 0);
        if (made.length > 1) expect(pixels).toBeLessThanOrEqual(2 ** 24);
      }),
    );
  });
});
