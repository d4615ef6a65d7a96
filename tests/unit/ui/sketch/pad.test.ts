// The sketch pad without its room: commands and what they do to its state, keys, pressure, the pointer's manners.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS_NAMES, UNLABELLED } from '../../../../src/contract/classes';
import type { PixelRect } from '../../../../src/sketch/pixel-rect';
import { createPad } from '../../../../src/ui/sketch/pad/pad';
import type { Pad } from '../../../../src/ui/sketch/pad/pad';
import { boardCommand, padCommand } from '../../../../src/ui/sketch/pad/pad-keys';
import type { KeyPress } from '../../../../src/ui/sketch/pad/pad-keys';
import { BRUSH_SIZES, nextSize, sizeAt, sliderOf } from '../../../../src/ui/sketch/pad/pad-state';
import { unlabelledSentence } from '../../../../src/ui/sketch/words';
import { pointerStrokes, pressureShare } from '../../../../src/ui/sketch/pad/pointer-strokes';
import { frameOf } from '../../../../src/sketch/sheet';
import { colourRect } from '../../../../src/labels/label-pixels';

const SKY = CLASS_NAMES.indexOf('sky');
const SEA = CLASS_NAMES.indexOf('sea');
const labelAt = (pad: Pad, x: number, y: number): number => pad.state().sheet.labels[y * pad.state().sheet.width + x]!;

function strokeThrough(pad: Pad, ...places: readonly (readonly [number, number])[]): void {
  const dabs = places.map(([x, y]) => ({ x, y, radius: pad.state().size / 2 }));
  pad.press(dabs[0]!);
  pad.drag(dabs.slice(1));
  pad.lift();
}

describe('the pad', () => {
  it('draws, fills, erases and takes it all back', () => {
    const pad = createPad();
    expect(pad.state()).toMatchObject({ unlabelled: 1, canUndo: false });
    pad.takeTool('fill');
    pad.takeLabel(SKY);
    pad.press({ x: 5, y: 5, radius: 1 });
    expect(pad.state()).toMatchObject({ unlabelled: 0, canUndo: true, revision: 1, said: 'Filled with sky' });
    pad.takeTool('brush');
    pad.takeLabel(SEA);
    strokeThrough(pad, [100, 100], [200, 100]);
    expect([labelAt(pad, 150, 100), labelAt(pad, 150, 150)]).toEqual([SEA, SKY]);
    pad.takeTool('eraser');
    strokeThrough(pad, [150, 100]);
    expect(labelAt(pad, 150, 100)).toBe(UNLABELLED);
    expect(pad.state().unlabelled).toBeCloseTo((Math.PI * (BRUSH_SIZES.first / 2) ** 2) / (512 * 384), 4);
    pad.undo();
    expect(labelAt(pad, 150, 100)).toBe(SEA);
    pad.undo();
    pad.undo();
    expect(pad.state()).toMatchObject({ unlabelled: 1, canUndo: false, canRedo: true });
    pad.redo();
    expect(pad.state().unlabelled).toBe(0);
  });

  it('goes from the eraser to the brush when a class is taken', () => {
    const pad = createPad();
    pad.takeTool('eraser');
    pad.takeLabel(SEA);
    expect(pad.state()).toMatchObject({ tool: 'brush', label: SEA });
  });

  it('draws by keyboard: down, along, up is one step', () => {
    const pad = createPad();
    const { x, y } = pad.state().cursor;
    pad.takeLabel(SEA);
    pad.useAtCursor();
    expect(pad.state()).toMatchObject({ down: true, revision: 0 });
    for (let step = 0; step < 5; step++) pad.moveCursor(8, 0);
    expect(labelAt(pad, x + 38, y)).toBe(SEA);
    pad.useAtCursor();
    expect(pad.state()).toMatchObject({ down: false, revision: 1, cursor: { x: x + 40, y } });
    expect(labelAt(pad, x + 40, y)).toBe(SEA);
    pad.undo();
    expect(pad.state()).toMatchObject({ unlabelled: 1, canUndo: false });
    pad.moveCursor(-10_000, -10_000);
    expect(pad.state().cursor).toEqual({ x: 0, y: 0 });
  });

  it('ends a keyboard stroke before it does anything else, and takes it back on request', () => {
    const pad = createPad();
    pad.useAtCursor();
    pad.takeTool('fill');
    expect(pad.state()).toMatchObject({ down: false, revision: 1, canUndo: true });
    pad.takeTool('brush');
    for (const takeBack of [pad.undo, pad.abandon]) {
      pad.useAtCursor();
      pad.moveCursor(40, 0);
      takeBack();
      expect(pad.state()).toMatchObject({ down: false, revision: 1, canUndo: true, canRedo: false });
    }
  });

  it('keeps the drawing when the proportions change, and through several of them from the first', () => {
    const pad = createPad();
    pad.takeTool('fill');
    pad.takeLabel(SEA);
    pad.press({ x: 0, y: 0, radius: 1 });
    pad.takeTool('brush');
    pad.takeLabel(SKY);
    strokeThrough(pad, [0, 0], [512, 0]);
    const before = pad.state().sheet;
    const labels = before.labels.slice();
    pad.reshape(frameOf(1, 1));
    pad.reshape(frameOf(16, 9));
    expect(pad.state().sheet).toMatchObject({ width: 512, height: 288, frame: { width: 1200, height: 675 } });
    expect([labelAt(pad, 256, 5), labelAt(pad, 256, 280)]).toEqual([SKY, SEA]);
    // A frame's own size is kept for the frame that the drawing becomes.
    pad.reshape({ width: 1440, height: 360 });
    expect(pad.state().sheet).toMatchObject({ width: 512, height: 128, frame: { width: 1440, height: 360 } });
    pad.undo();
    expect(pad.state().sheet).toBe(before);
    expect(pad.state().sheet.labels.every((label, at) => label === labels[at])).toBe(true);
  });

  it('goes on from a mask, and back to what was drawn before', () => {
    const pad = createPad();
    strokeThrough(pad, [50, 50]);
    const mask = { labels: new Uint8Array(512 * 512).fill(SKY), width: 512, height: 512 };
    pad.startFrom(mask, { width: 300, height: 600 }, 'Lake');
    expect(pad.state()).toMatchObject({ unlabelled: 0, sheet: { width: 256, height: 512, source: 'Lake', frame: { width: 300, height: 600 } } });
    pad.takeLabel(SEA);
    strokeThrough(pad, [10, 10]);
    expect(mask.labels.includes(SEA)).toBe(false);
    pad.undo();
    pad.undo();
    expect(pad.state().sheet).toMatchObject({ width: 512, height: 384, source: null });
    expect(labelAt(pad, 50, 50)).not.toBe(UNLABELLED);
  });

  it('tells of every cell that changes while a stroke is under way', () => {
    const pad = createPad();
    const rects: PixelRect[] = [];
    const words = new Uint32Array(512 * 384);
    pad.watch((rect) => {
      rects.push(rect);
      colourRect(pad.state().sheet, rect, words);
    });
    pad.press({ x: 20, y: 20, radius: 10 });
    pad.drag([
      { x: 60, y: 30, radius: 10 },
      { x: 90, y: 70, radius: 14 },
    ]);
    const { sheet } = pad.state();
    pad.lift();
    expect(words.every((word, at) => (word !== 0) === (sheet.labels[at] !== UNLABELLED))).toBe(true);
    // A stroke in a corner does not redraw the sheet.
    expect(Math.max(...rects.map(({ width, height }) => width * height))).toBeLessThan(100 * 100);
  });
});

describe('keys', () => {
  const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
    key,
    code: '',
    metaKey: false,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  });

  it('take tools, classes and sizes', () => {
    expect(padCommand(press('b'))).toEqual({ kind: 'tool', tool: 'brush' });
    expect(padCommand(press('G'))).toEqual({ kind: 'tool', tool: 'fill' });
    expect(padCommand(press('f'))).toEqual({ kind: 'tool', tool: 'fill' });
    expect(padCommand(press('e'))).toEqual({ kind: 'tool', tool: 'eraser' });
    expect(padCommand(press('9'))).toEqual({ kind: 'label', label: 8 });
    // A French keyboard has the digits behind Shift, a German one the brackets behind AltGr.
    expect(padCommand(press('&', { code: 'Digit1' }))).toEqual({ kind: 'label', label: 0 });
    expect(padCommand(press('ü', { code: 'BracketLeft' }))).toEqual({ kind: 'size', direction: -1 });
    expect(padCommand(press(']'))).toEqual({ kind: 'size', direction: 1 });
  });

  it('undo and redo as everywhere, and leave other shortcuts alone', () => {
    for (const modifier of [{ ctrlKey: true }, { metaKey: true }]) {
      expect(padCommand(press('z', modifier))).toEqual({ kind: 'undo' });
      expect(padCommand(press('Z', { ...modifier, shiftKey: true }))).toEqual({ kind: 'redo' });
      expect(padCommand(press('y', modifier))).toEqual({ kind: 'redo' });
      expect(padCommand(press('Enter', modifier))).toEqual({ kind: 'send' });
      for (const key of ['b', '1', 'c', 'r', '[']) expect(padCommand(press(key, modifier))).toBeNull();
    }
    for (const key of ['x', '0', 'Tab', 'Enter', ' ']) expect(padCommand(press(key))).toBeNull();
    expect(padCommand(press('¬', { code: 'KeyL', altKey: true }))).toEqual({ kind: 'live' });
    expect(padCommand(press('b', { code: 'KeyB', altKey: true }))).toBeNull();
  });

  it('move the cursor on the board', () => {
    expect(boardCommand(press('ArrowUp'))).toEqual({ kind: 'move', dx: 0, dy: -8 });
    expect(boardCommand(press('ArrowRight', { shiftKey: true }))).toEqual({ kind: 'move', dx: 32, dy: 0 });
    expect(boardCommand(press('ArrowRight', { altKey: true }))).toEqual({ kind: 'move', dx: 1, dy: 0 });
    expect(boardCommand(press(' '))).toEqual({ kind: 'use' });
    expect(boardCommand(press('Enter', { ctrlKey: true }))).toBeNull();
  });
});

describe('the size of the brush', () => {
  it('goes up and down in steps and along the slider within its limits', () => {
    const { least, most } = BRUSH_SIZES;
    fc.assert(
      fc.property(fc.integer({ min: least, max: most }), (size) => {
        expect(nextSize(size, 1)).toBeGreaterThan(size === most ? size - 1 : size);
        expect(nextSize(size, -1)).toBeLessThan(size === least ? size + 1 : size);
        expect(nextSize(size, 1)).toBeLessThanOrEqual(most);
        expect(nextSize(size, -1)).toBeGreaterThanOrEqual(least);
        expect(sizeAt(sliderOf(size))).toBe(size);
      }),
    );
    expect([sizeAt(-1), sizeAt(2)]).toEqual([least, most]);
  });
});

describe('a pointer', () => {
  interface Sample {
    pointerId: number;
    pointerType: string;
    pressure: number;
    clientX: number;
    clientY: number;
    button: number;
    buttons: number;
    timeStamp: number;
  }
  const event = (more: Partial<Sample> = {}): PointerEvent =>
    ({
      pointerId: 1,
      pointerType: 'mouse',
      pressure: 0.5,
      clientX: 50,
      clientY: 50,
      button: 0,
      buttons: 1,
      timeStamp: 0,
      ...more,
    }) as PointerEvent;

  it('draws alone: other fingers, other buttons and the hand that holds the pen are passed over', () => {
    const pad = createPad();
    const strokes = pointerStrokes(pad, (x, y) => ({ x, y }));
    expect(strokes.down(event({ button: 2, buttons: 2 }))).toBe(false);
    expect(strokes.down(event({ pointerType: 'pen', timeStamp: 1000 }))).toBe(true);
    expect(strokes.down(event({ pointerId: 2, pointerType: 'touch', clientX: 300, timeStamp: 1100 }))).toBe(false);
    strokes.move(event({ pointerId: 2, pointerType: 'touch', clientX: 400, timeStamp: 1150 }));
    strokes.up(event({ pointerId: 2, pointerType: 'touch', timeStamp: 1200 }));
    strokes.move(event({ pointerType: 'pen', clientX: 100, timeStamp: 1300 }));
    strokes.up(event({ pointerType: 'pen', clientX: 100, timeStamp: 1400 }));
    expect([labelAt(pad, 95, 50), labelAt(pad, 300, 50), labelAt(pad, 400, 50)]).toEqual([pad.state().label, UNLABELLED, UNLABELLED]);
    expect(pad.state().revision).toBe(1);
    expect(strokes.down(event({ pointerType: 'touch', timeStamp: 2000 }))).toBe(false);
    expect(strokes.down(event({ pointerType: 'touch', timeStamp: 2500 }))).toBe(true);
  });

  it('takes every sample that the browser kept, where it tells of them', () => {
    const pad = createPad();
    const strokes = pointerStrokes(pad, (x, y) => ({ x, y }));
    strokes.down(event());
    const detour = [event({ clientY: 200 }), event({ clientX: 200, clientY: 200 }), event({ clientX: 200 })];
    strokes.move(Object.assign(event({ clientX: 200 }), { getCoalescedEvents: () => detour }));
    strokes.up(event({ clientX: 200 }));
    expect(labelAt(pad, 125, 198)).toBe(pad.state().label);
    expect(labelAt(pad, 125, 50)).toBe(UNLABELLED);
  });

  it('of a pen beats the palm that came first, whose stroke or fill is taken back', () => {
    for (const tool of ['brush', 'fill'] as const) {
      const pad = createPad();
      const strokes = pointerStrokes(pad, (x, y) => ({ x, y }));
      pad.takeTool(tool);
      const palm = { pointerId: 7, pointerType: 'touch', clientX: 400, clientY: 300 };
      expect(strokes.down(event({ ...palm, timeStamp: 1000 }))).toBe(true);
      strokes.move(event({ ...palm, clientX: 410, timeStamp: 1010 }));
      pad.takeTool('brush');
      expect(strokes.down(event({ pointerType: 'pen', timeStamp: 1050 }))).toBe(true);
      strokes.move(event({ ...palm, clientX: 420, timeStamp: 1060 }));
      strokes.move(event({ pointerType: 'pen', clientX: 100, timeStamp: 1070 }));
      strokes.up(event({ ...palm, timeStamp: 1080 }));
      strokes.move(event({ pointerType: 'pen', clientX: 150, timeStamp: 1090 }));
      strokes.up(event({ pointerType: 'pen', clientX: 150, timeStamp: 1100 }));
      expect([labelAt(pad, 145, 50), labelAt(pad, 400, 300), labelAt(pad, 420, 300)]).toEqual([pad.state().label, UNLABELLED, UNLABELLED]);
      pad.undo();
      expect(pad.state().sheet.labels.every((label) => label === UNLABELLED)).toBe(true);
    }
  });

  it('whose release was not heard draws no further: not hovering, not at the next press', () => {
    const pad = createPad();
    const strokes = pointerStrokes(pad, (x, y) => ({ x, y }));
    strokes.down(event());
    strokes.move(event({ clientX: 90 }));
    // Released outside. It comes back with no button down.
    strokes.move(event({ clientX: 200, clientY: 200, buttons: 0 }));
    expect(pad.state().revision).toBe(1);
    strokes.move(event({ clientX: 300, clientY: 200, buttons: 0 }));
    expect([labelAt(pad, 85, 50), labelAt(pad, 200, 200), labelAt(pad, 300, 200)]).toEqual([pad.state().label, UNLABELLED, UNLABELLED]);
    // Released outside again, and pressed where it comes in, by the same pointer or by another.
    strokes.down(event({ clientX: 50, clientY: 300 }));
    expect(strokes.down(event({ clientX: 300, clientY: 300 }))).toBe(true);
    expect(strokes.down(event({ clientX: 350, clientY: 100, pointerId: 3, pointerType: 'touch' }))).toBe(true);
    strokes.up(event({ clientX: 350, clientY: 100, pointerId: 3, pointerType: 'touch' }));
    expect([labelAt(pad, 300, 300), labelAt(pad, 350, 100)]).toEqual([pad.state().label, pad.state().label]);
    expect(pad.state().revision).toBe(4);
  });

  it('that the system takes away leaves nothing behind', () => {
    const pad = createPad();
    const strokes = pointerStrokes(pad, (x, y) => ({ x, y }));
    strokes.down(event({ pointerType: 'touch' }));
    strokes.move(event({ pointerType: 'touch', clientX: 90 }));
    strokes.cancel(event({ pointerType: 'touch' }));
    expect(pad.state().sheet.labels.every((label) => label === UNLABELLED)).toBe(true);
    expect(pad.state().canUndo).toBe(false);
  });

  it('erases with the other end of the pen', () => {
    const pad = createPad();
    const strokes = pointerStrokes(pad, (x, y) => ({ x, y }));
    pad.takeTool('fill');
    strokes.down(event());
    strokes.up(event());
    strokes.down(event({ pointerType: 'pen', button: 5, buttons: 32 }));
    strokes.up(event({ pointerType: 'pen' }));
    expect([labelAt(pad, 50, 50), labelAt(pad, 200, 200)]).toEqual([UNLABELLED, pad.state().label]);
  });

  it('presses harder, draws wider; without a sensor it draws at full width', () => {
    expect(pressureShare({ pressure: 0.5, pointerType: 'mouse' })).toBe(1);
    expect(pressureShare({ pressure: 0, pointerType: 'touch' })).toBe(1);
    expect(pressureShare({ pressure: 1, pointerType: 'pen' })).toBe(1);
    expect(pressureShare({ pressure: 0, pointerType: 'pen' })).toBe(0.25);
    expect(pressureShare({ pressure: 0.2, pointerType: 'pen' })).toBeLessThan(pressureShare({ pressure: 0.4, pointerType: 'pen' }));
  });
});

describe('what is left open', () => {
  it('is said in whole percent, and never that nothing is where something is', () => {
    expect(unlabelledSentence(0.123)).toBe('12% is still empty. The nearest colours fill it.');
    expect(unlabelledSentence(0.0001)).toContain('Less than 1%');
    expect(unlabelledSentence(0.9999)).toContain('Almost all');
  });
});
