// The panel's effects: what is asked when, what is aborted, what is saved. What Live does is in
// live.test.ts.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../../src/contract/failure';
import { REST } from '../../../../src/ui/features/live/hand';
import { isReading } from '../../../../src/ui/state/phase';
import { bench, land, opened, paintingNo, pass, picture, read } from '../panel-bench';
import { labelMap, selected, theSubject, SETTINGS } from '../samples';
import { wetOnWet } from '../../contract/wet-on-wet';

const PAINTING = paintingNo(1);

describe('createController', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('reads the selection it is greeted with', async () => {
    const at = await opened();
    expect(at.controller.state().phase.kind).toBe('loading');
    await read(at);
    expect(at.controller.state().phase.kind).toBe('ready');
    expect(at.controller.state().engine.kind).toBe('ready');
  });

  it('reads once more after a burst of changes, and shows what it read meanwhile', async () => {
    const at = await opened();
    at.latest('export-picture').resolve(picture('a'));
    await pass();
    for (let change = 0; change < 5; change += 1) at.controller.hear({ kind: 'source-changed' });
    await pass(1000);
    expect(at.count('export-picture')).toBe(1);
    at.labels[0]!.resolve(labelMap());
    await pass();
    expect(theSubject(at.controller.state()).reading).not.toBeNull();
    expect(isReading(theSubject(at.controller.state()))).toBe(true);
    await read(at);
    expect(at.count('export-picture')).toBe(2);
    expect(isReading(theSubject(at.controller.state()))).toBe(false);
  });

  it('reads what is selected now when a reading of something else is under way, and drops that', async () => {
    const at = await opened();
    at.latest('export-picture').resolve(picture('a'));
    await pass();
    at.controller.hear({ kind: 'selection', selection: selected('b') });
    expect(at.labels[0]!.signal.aborted).toBe(true);
    await read(at, 'b');
    expect(theSubject(at.controller.state())).toMatchObject({ source: { sourceIds: ['b'] }, reading: { picture: { sourceIds: ['b'] } } });
  });

  it('reads again when an overtaken reading failed, without a word', async () => {
    const at = await opened();
    await read(at);
    at.controller.hear({ kind: 'source-changed' });
    await pass();
    at.controller.hear({ kind: 'source-changed' });
    at.latest('export-picture').reject(new FailureError('export-failed', 'Figma could not export it.'));
    await pass();
    expect(at.controller.state().phase.kind).toBe('ready');
    await read(at);
    expect(at.count('export-picture')).toBe(3);
    await pass(REST.document + 5);
    await read(at);
    expect(at.count('export-picture')).toBe(4);
    expect(isReading(theSubject(at.controller.state()))).toBe(false);
  });

  it('reads nothing while nobody sees it, and the newest state when somebody does', async () => {
    const at = await opened();
    await read(at);
    at.controller.dispatch({ type: 'visible', visible: false });
    for (let change = 0; change < 5; change += 1) at.controller.hear({ kind: 'source-changed' });
    await pass(1000);
    expect(at.count('export-picture')).toBe(1);
    at.controller.dispatch({ type: 'visible', visible: true });
    await read(at);
    expect(at.count('export-picture')).toBe(2);
    expect(isReading(theSubject(at.controller.state()))).toBe(false);
  });

  it('inserts what was painted, with the recipe of the order', async () => {
    const at = await opened();
    await read(at);
    at.controller.dispatch({ type: 'paint' });
    at.controller.dispatch({ type: 'seed', seed: 999 });
    await pass();
    at.paints[0]!.resolve(PAINTING);
    await pass();
    expect(at.latest('insert-painting').body).toEqual({
      png: Uint8Array.of(1),
      placement: 'beside',
      mask: `a${512 * 512}`,
      recipe: {
        version: 2,
        sourceIds: ['a'],
        style: wetOnWet('dawn'),
        seed: 1,
        size: { width: 512, height: 512 },
        repaints: [],
        edges: 0.6,
        modelHash: 'abc',
        appVersion: '0.1.0',
      },
    });
    await land(at);
    expect(at.controller.state().phase.kind).toBe('painted');
  });

  it('waits with a new reading until the painting has landed', async () => {
    const at = await opened();
    await read(at);
    at.controller.dispatch({ type: 'paint' });
    at.controller.hear({ kind: 'source-changed' });
    await pass(1000);
    expect(at.count('export-picture')).toBe(1);
    at.paints[0]!.resolve(PAINTING);
    await pass();
    await land(at);
    await pass(1000);
    expect(at.count('export-picture')).toBe(2);
  });

  it('cancels a painting while it is painted, and lets one land that is being placed', async () => {
    const at = await opened();
    await read(at);
    at.controller.dispatch({ type: 'paint' });
    await pass();
    at.controller.cancel();
    await pass();
    expect(at.controller.state().phase.kind).toBe('ready');
    expect(at.count('insert-painting')).toBe(0);

    at.controller.dispatch({ type: 'paint' });
    await pass();
    at.paints[1]!.resolve(PAINTING);
    await pass();
    at.controller.cancel();
    await land(at);
    expect(at.controller.state().phase.kind).toBe('painted');
  });

  it('says why the plugin did not take the painting', async () => {
    const at = await opened();
    await read(at);
    at.controller.dispatch({ type: 'paint' });
    await pass();
    at.paints[0]!.resolve(PAINTING);
    await pass();
    at.latest('insert-painting').reject(new FailureError('locked', 'The painting is locked.'));
    await pass();
    expect(at.controller.state().phase).toMatchObject({ kind: 'failed', doing: 'paint', failure: { code: 'locked' } });
  });

  it('saves the settings once, a moment after the last change, and at the latest on closing', async () => {
    const at = await opened();
    at.controller.dispatch({ type: 'seed', seed: 2 });
    at.controller.dispatch({ type: 'seed', seed: 3 });
    expect(at.count('save-settings')).toBe(0);
    await pass(1000);
    expect(at.asked.filter((entry) => entry.name === 'save-settings').map((entry) => entry.body)).toEqual([{ ...SETTINGS, seed: 3 }]);
    at.controller.dispatch({ type: 'style', style: wetOnWet('noon') });
    at.controller.close();
    expect(at.latest('save-settings').body).toEqual({ ...SETTINGS, seed: 3, style: wetOnWet('noon') });
    expect(at.engineClosed()).toBe(true);
  });

  it('turns the failure of a small request into a sentence', async () => {
    const at = await opened();
    at.controller.fill('sky');
    at.latest('fill-selection').reject(new FailureError('nothing-to-fill', 'Nothing here can be filled.'));
    await pass();
    expect(at.controller.state().notice).toEqual({ tone: 'trouble', sentence: 'Nothing here can be filled.', layerId: null });
    at.controller.showLayers(['gone']);
    at.latest('select-layers').resolve({ selected: 0 });
    await pass();
    expect(at.controller.state().notice?.tone).toBe('trouble');
  });

  it('keeps what it said of a shape while that becomes a part of its scene, and forgets it with the next selection', async () => {
    const at = await opened();
    at.controller.hear({ kind: 'selection', selection: selected('shape') });
    at.controller.fill('sky');
    at.latest('fill-selection').resolve({ filled: 1, skipped: 0 });
    await pass();
    const { notice } = at.controller.state();
    expect(notice?.tone).toBe('done');
    at.controller.hear({ kind: 'selection', selection: selected('scene'), sameLayers: true });
    expect(at.controller.state().notice).toBe(notice);
    at.controller.hear({ kind: 'selection', selection: selected('another') });
    expect(at.controller.state().notice).toBeNull();
  });

  it('keeps the size within its limits and asks only for another one', async () => {
    const at = await opened();
    at.controller.resize(10, 10);
    expect(at.latest('resize').body).toEqual({ width: 280, height: 420 });
    at.controller.resize(20, 20);
    expect(at.count('resize')).toBe(1);
  });

  it('greets the plugin again when it did not answer', async () => {
    const at = bench();
    at.controller.open();
    at.latest('ready').reject(new FailureError('timeout', 'Figma did not answer.'));
    await pass();
    expect(at.controller.state()).toMatchObject({ phase: { kind: 'starting' }, notice: { tone: 'trouble' } });
    at.controller.retry();
    at.latest('ready').resolve({ settings: SETTINGS, command: 'open', selection: { kind: 'nothing' }, notice: null });
    await pass();
    expect(at.controller.state()).toMatchObject({ phase: { kind: 'nothing' }, notice: null });
  });
});
