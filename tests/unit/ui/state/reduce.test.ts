// The panel's behaviour: phases, staleness, what is captured, what is never lost.
import type { Action } from '../../../../src/ui/state/action';
import { describe, expect, it } from 'vitest';
import { chosenStyle } from '../../../../src/ui/features/styles/chosen-style';
import { isHopeless, isReading } from '../../../../src/ui/state/phase';
import { after, hello, labelMap, landing, orderOf, PAINTER, play, readingOf, ready, recipe, selected, SETTINGS, theSubject } from '../samples';
import { wetOnWet } from '../../contract/wet-on-wet';

const failure = { code: 'out-of-memory', sentence: 'There was not enough memory.' } as const;

describe('the selection', () => {
  it('starts with nothing known, and follows what the plugin says', () => {
    expect(play().phase.kind).toBe('starting');
    expect(play(hello({ kind: 'nothing' })).phase.kind).toBe('nothing');
    expect(play(hello(selected('a'))).phase.kind).toBe('loading');
    const unpaintable = play(hello({ kind: 'unpaintable', failure: { code: 'empty', sentence: 'Empty.' }, fillable: 3, painting: null }));
    expect(unpaintable.phase).toEqual({ kind: 'unpaintable', failure: { code: 'empty', sentence: 'Empty.' }, painting: null });
    expect(unpaintable.fillable).toBe(3);
  });

  it('takes the settings from hello', () => {
    const settings = { ...SETTINGS, style: wetOnWet('noon'), seed: 5, placement: 'on-top' } as const;
    expect(play(hello({ kind: 'nothing' }, { settings })).settings).toEqual(settings);
  });

  it('keeps mask and painting when the same source is announced again', () => {
    const first = ready();
    const again = after(first, { type: 'selection', selection: selected('a', { name: 'Renamed' }) });
    expect(again.phase.kind).toBe('ready');
    expect(theSubject(again).reading).toBe(theSubject(first).reading);
    expect(theSubject(again).source.name).toBe('Renamed');
    expect(isReading(theSubject(again))).toBe(false);
  });

  it('forgets them when another source is selected', () => {
    const other = after(ready(), { type: 'selection', selection: selected('b') });
    expect(other.phase.kind).toBe('loading');
    expect(theSubject(other).reading).toBeNull();
  });
});

describe('reading the mask', () => {
  it('drops a mask of an older selection, of other nodes, and one that is no newer than the one on show', () => {
    const a = play(hello(selected('a')));
    const stale = readingOf(a);
    const b = after(a, { type: 'selection', selection: selected('b') });
    expect(after(b, stale)).toBe(b);
    const read = after(a, stale);
    expect(after(read, stale)).toBe(read);
    const foreign = { ...readingOf(b), picture: { sourceIds: ['c'], width: 1, height: 1, findings: [], solids: [] } };
    expect(after(b, foreign as typeof stale)).toBe(b);
  });

  it('keeps showing the old mask while a changed source is read again', () => {
    const changed = after(ready(), { type: 'source-changed' });
    expect(changed.phase.kind).toBe('ready');
    expect(isReading(theSubject(changed))).toBe(true);
    expect(theSubject(changed).reading).not.toBeNull();
    expect(isReading(theSubject(after(changed, readingOf(changed))))).toBe(false);
  });

  it('shows a mask that was overtaken, but lets no order begin with it', () => {
    const changed = after(play(hello(selected('a'))), { type: 'paint' });
    const overtaken = readingOf(changed);
    const between = after(changed, { type: 'source-changed' }, overtaken);
    expect(between.phase.kind).toBe('loading');
    expect(theSubject(between).reading).not.toBeNull();
    expect(after(between, readingOf(between)).phase.kind).toBe('painting');
  });

  it('says why it failed, and reads again when asked or when the source changes', () => {
    const loading = play(hello(selected('a')));
    const failed = after(loading, { type: 'read-failed', revision: theSubject(loading).revision, failure });
    expect(failed.phase).toMatchObject({ kind: 'failed', failure, doing: 'read' });
    for (const way of [{ type: 'retry' }, { type: 'source-changed' }] as const) {
      const again = after(failed, way);
      expect(again.phase.kind).toBe('loading');
      expect(theSubject(again).revision).toBeGreaterThan(theSubject(failed).revision);
    }
  });

  it('reads again what could not be read when the same source is announced again', () => {
    const loading = play(hello(selected('a')));
    const failed = after(loading, { type: 'read-failed', revision: theSubject(loading).revision, failure });
    expect(after(failed, { type: 'selection', selection: selected('a') }).phase.kind).toBe('loading');
  });

  it('ignores the failure of an older read', () => {
    const loading = play(hello(selected('a')));
    const changed = after(loading, { type: 'source-changed' });
    expect(after(changed, { type: 'read-failed', revision: theSubject(loading).revision, failure })).toBe(changed);
  });

  it('knows that a picture without landscape colours needs other shapes, not another try', () => {
    const loading = play(hello(selected('a')));
    const failed = after(loading, {
      type: 'read-failed',
      revision: theSubject(loading).revision,
      failure: { code: 'no-semantic-pixel', sentence: 'None.' },
    });
    expect(isHopeless(failed.phase)).toBe(true);
    expect(isHopeless(loading.phase)).toBe(false);
  });
});

describe('painting', () => {
  it('captures what it is painted from', () => {
    const start = after(ready(), { type: 'style', style: wetOnWet('noon') }, { type: 'seed', seed: 12 }, { type: 'paint' });
    const later = after(
      start,
      { type: 'style', style: wetOnWet('dawn') },
      { type: 'seed', seed: 99 },
      { type: 'placement', placement: 'on-top' },
      { type: 'source-changed' },
    );
    if (later.phase.kind !== 'painting' || start.phase.kind !== 'painting') throw new Error('not painting');
    expect(later.phase.order).toBe(start.phase.order);
    expect(later.phase.order).toMatchObject({ style: wetOnWet('noon'), seed: 12, placement: 'beside', sourceIds: ['a'] });
    expect(later.settings).toMatchObject({ style: wetOnWet('dawn'), seed: 99, placement: 'on-top' });
  });

  it('does nothing without a selection, and starts once for two presses', () => {
    const nothing = play(hello({ kind: 'nothing' }));
    expect(after(nothing, { type: 'paint' })).toBe(nothing);
    const once = after(ready(), { type: 'paint' });
    expect(after(once, { type: 'paint' })).toBe(once);
  });

  it('waits for the mask when Paint is pressed early, and paints the newest', () => {
    const early = after(play(hello(selected('a'))), { type: 'paint' });
    expect(early.phase.kind).toBe('loading');
    expect(after(early, readingOf(early)).phase.kind).toBe('painting');
    const changed = after(ready(), { type: 'source-changed' }, { type: 'paint' });
    expect(changed.phase.kind).toBe('loading');
    const map = labelMap({ unlabelled: 0.5 });
    const begun = after(changed, readingOf(changed, map));
    expect(begun.phase.kind === 'painting' && begun.phase.order.reading.map).toBe(map);
  });

  it('reports progress, placing and landing', () => {
    let state = after(ready(), { type: 'paint' });
    const order = orderOf(state);
    state = after(state, { type: 'paint-progress', order, progress: { phase: 'paint', done: 0.5 } });
    expect(state.phase).toMatchObject({ step: { kind: 'working', progress: { done: 0.5 } } });
    state = after(state, { type: 'inserting', order });
    expect(state.phase).toMatchObject({ step: { kind: 'inserting' } });
    state = after(state, landing(order));
    expect(state.phase.kind).toBe('painted');
    expect(state.view).toBe('painting');
  });

  it('drops progress, results and failures of an older order', () => {
    const first = after(ready(), { type: 'paint' });
    const old = orderOf(first);
    const second = after(first, { type: 'paint-failed', order: old, failure: { code: 'cancelled', sentence: 'Cancelled.' } }, { type: 'paint' });
    expect(after(second, landing(old))).toBe(second);
    expect(after(second, { type: 'inserting', order: old })).toBe(second);
    expect(after(second, { type: 'paint-failed', order: old, failure })).toBe(second);
    expect(after(second, { type: 'paint-progress', order: old, progress: { phase: 'paint', done: 1 } })).toBe(second);
  });

  it('returns to rest when it is cancelled, and to the painting that was there', () => {
    const cancelled = { code: 'cancelled', sentence: 'Cancelled.' } as const;
    let state = after(ready(), { type: 'paint' });
    expect(after(state, { type: 'paint-failed', order: orderOf(state), failure: cancelled }).phase.kind).toBe('ready');
    state = after(state, landing(orderOf(state)), { type: 'paint' });
    expect(after(state, { type: 'paint-failed', order: orderOf(state), failure: cancelled }).phase.kind).toBe('painted');
  });

  it('keeps everything that was chosen when it fails, and tries again or lets go', () => {
    let state = after(ready(), { type: 'style', style: wetOnWet('noon') }, { type: 'seed', seed: 12 }, { type: 'paint' });
    state = after(state, { type: 'paint-failed', order: orderOf(state), failure });
    expect(state.phase).toMatchObject({ kind: 'failed', doing: 'paint', failure });
    expect(state.settings).toMatchObject({ style: wetOnWet('noon'), seed: 12 });
    expect(after(state, { type: 'retry' }).phase.kind).toBe('painting');
    expect(after(state, { type: 'dismiss' }).phase.kind).toBe('ready');
  });

  it('marks a painting as of an earlier state when the source changed meanwhile', () => {
    let state = after(ready(), { type: 'paint' });
    const order = orderOf(state);
    const from = theSubject(state).revision;
    state = after(state, { type: 'source-changed' }, landing(order, { revision: from }));
    const subject = theSubject(state);
    expect(subject.painted?.revision).not.toBe(subject.revision);
    expect(isReading(subject)).toBe(true);
  });

  it('lets a painting land when the person goes elsewhere, then follows them and says so', () => {
    let state = after(ready(), { type: 'paint' });
    const order = orderOf(state);
    state = after(state, { type: 'selection', selection: selected('b') });
    expect(state.phase.kind).toBe('painting');
    state = after(state, landing(order));
    expect(theSubject(state).source.sourceIds).toEqual(['b']);
    expect(theSubject(state).painted).toBeNull();
    expect(state.view).toBe('mask');
    expect(state.notice).toMatchObject({ tone: 'done', layerId: '9:9' });
  });

  it('tells of a failure after the person went elsewhere, but not of a cancelled painting', () => {
    const away = after(after(ready(), { type: 'paint' }), { type: 'selection', selection: { kind: 'nothing' } });
    const failed = after(away, { type: 'paint-failed', order: orderOf(away), failure });
    expect(failed.phase.kind).toBe('nothing');
    expect(failed.notice).toMatchObject({ tone: 'trouble', sentence: failure.sentence });
    const cancelled = after(away, { type: 'paint-failed', order: orderOf(away), failure: { code: 'cancelled', sentence: 'Cancelled.' } });
    expect(cancelled.notice).toBeNull();
  });

  it('forgets a detour when the person comes back before it lands', () => {
    let state = after(ready(), { type: 'paint' });
    const order = orderOf(state);
    state = after(state, { type: 'selection', selection: { kind: 'nothing' } }, { type: 'selection', selection: selected('a') });
    expect(after(state, landing(order)).phase.kind).toBe('painted');
  });
});

describe('recipes', () => {
  const through = selected('a', {
    throughPainting: true,
    painting: { layerId: '9:9', recipe: recipe('a'), imageHash: 'f00d', carriesMask: true },
  });

  it('sets the controls from a selected painting', () => {
    const state = play(hello(through));
    expect(state.settings).toMatchObject({ style: wetOnWet('noon'), seed: 77 });
    expect(state.adopted).toEqual(recipe('a'));
  });

  it('leaves the controls alone when the source itself is selected', () => {
    const state = play(hello(selected('a', { painting: { layerId: '9:9', recipe: recipe('a'), imageHash: 'f00d', carriesMask: true } })));
    expect(state.settings.seed).toBe(SETTINGS.seed);
    expect(state.adopted).toBeNull();
  });

  it('repaints at once with the recipe when the relaunch button was pressed', () => {
    const opened = play(hello(through, { command: 'repaint' }));
    const state = after(opened, readingOf(opened));
    expect(state.phase).toMatchObject({ kind: 'painting', order: { style: wetOnWet('noon'), seed: 77 } });
  });

  it('sets the controls from one’s own painting, too, when it is selected: its card and the controls say the same', () => {
    let state = after(ready(), { type: 'paint' });
    state = after(state, landing(orderOf(state)), { type: 'style', style: wetOnWet('dawn') }, { type: 'seed', seed: 5 });
    state = after(state, { type: 'selection', selection: through });
    expect(state.settings).toMatchObject({ seed: 77, style: wetOnWet('noon') });
    expect(state.phase).toMatchObject({ kind: 'painted', subject: { preview: { from: { seed: 77 } } } });
    // An edit made then stays.
    expect(after(state, { type: 'seed', seed: 5 }, { type: 'selection', selection: through }).settings.seed).toBe(5);
  });

  it('paints in the default style when this card does not have the chosen one', () => {
    expect(chosenStyle(play({ type: 'style', style: wetOnWet('gone') }))).toEqual(wetOnWet('dawn'));
    expect(chosenStyle(play({ type: 'style', style: wetOnWet('noon') }))).toEqual(wetOnWet('noon'));
  });
});

describe('the engine and the notices', () => {
  it('goes back to loading when a failed load is tried again', () => {
    const failed = play({ type: 'engine-failed', painter: PAINTER.id, failure });
    expect(failed.engine).toEqual({ kind: 'failed', painter: PAINTER.id, failure, back: null });
    expect(after(failed, { type: 'engine-loading', painter: PAINTER.id }, { type: 'engine-ready', painter: PAINTER.id }).engine.kind).toBe(
      'ready',
    );
  });

  it('shows a notice until it is dismissed or Paint is pressed', () => {
    const notice = { type: 'notice', notice: { tone: 'done', sentence: 'Nine styles.', layerId: null } } as const;
    const state = after(ready(), notice);
    expect(state.notice?.sentence).toBe('Nine styles.');
    expect(after(state, { type: 'dismiss' }).notice).toBeNull();
    expect(after(state, { type: 'paint' }).notice).toBeNull();
  });

  it('forgets a notice when something else is selected, but not when the same is announced again', () => {
    const notice = { type: 'notice', notice: { tone: 'done', sentence: 'Filled.', layerId: null } } as const;
    const state = after(ready(), notice);
    expect(after(state, { type: 'selection', selection: selected('a') }).notice?.sentence).toBe('Filled.');
    expect(after(state, { type: 'selection', selection: selected('b') }).notice).toBeNull();
    const nothing = play(hello({ kind: 'nothing' }), notice);
    expect(after(nothing, { type: 'selection', selection: { kind: 'nothing' } }).notice).not.toBeNull();
    expect(after(nothing, { type: 'selection', selection: selected('b') }).notice).toBeNull();
  });

  it('invites to paint after a scene was started', () => {
    const state = play(hello({ kind: 'nothing' }));
    expect(after(state, { type: 'scene-started' }).invitations).toBe(state.invitations + 1);
  });
});

describe('a teammate repaints', () => {
  const painting = { layerId: '9:9', recipe: recipe('a'), imageHash: 'f00d', carriesMask: true };
  const again = { layerId: '9:9', recipe: recipe('a', { seed: 5 }), imageHash: 'beef', carriesMask: true };
  const through = (more: typeof painting): Action => ({
    type: 'selection',
    selection: selected('a', { throughPainting: true, painting: more }),
  });

  it('the selected painting: controls that still show its recipe go along, changed ones stay', () => {
    const shown = play(hello(selected('a', { throughPainting: true, painting })));
    expect(after(shown, through(again))).toMatchObject({ settings: { seed: 5 }, adopted: { seed: 5 } });
    expect(after(shown, { type: 'seed', seed: 6 }, through(again)).settings.seed).toBe(6);
  });

  it('the layer that was painted here: selecting it adopts the teammate’s recipe, not one’s own', () => {
    const order = after(ready(), { type: 'paint' });
    const here = after(order, landing(orderOf(order)));
    expect(after(here, through(painting)).adopted).toEqual(recipe('a'));
    expect(after(here, through(again)).settings.seed).toBe(5);
  });
});
