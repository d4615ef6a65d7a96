// The sketch pad under random hands: whatever pen, palm, mouse, keys and buttons do, undo leads back through the very drawings that were there,
// redo forward again, and no stroke is left without an end.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPad } from '../../src/ui/sketch/pad/pad';
import type { Pad } from '../../src/ui/sketch/pad/pad';
import { pointerStrokes } from '../../src/ui/sketch/pad/pointer-strokes';
import { campaign } from './campaign';

const pointer = fc.record({
  kind: fc.constantFrom('down', 'move', 'up', 'cancel'),
  pointerType: fc.constantFrom('mouse', 'pen', 'touch'),
  pointerId: fc.integer({ min: 1, max: 3 }),
  clientX: fc.integer({ min: -60, max: 560 }),
  clientY: fc.integer({ min: -60, max: 440 }),
  pressure: fc.constantFrom(0, 0.2, 0.5, 1),
  buttons: fc.constantFrom(0, 1, 32),
  wait: fc.constantFrom(0, 20, 1_500),
});
const command = fc.oneof(
  { weight: 8, arbitrary: pointer },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tool'), tool: fc.constantFrom('brush', 'fill', 'eraser') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('label'), label: fc.nat(8) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('size'), size: fc.integer({ min: 1, max: 120 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('key'), dx: fc.integer({ min: -40, max: 40 }), use: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('reshape'), width: fc.constantFrom(100, 400, 1600), height: fc.constantFrom(100, 300, 900) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('undo', 'redo', 'reset') }) },
);

const shown = (pad: Pad): string => {
  const { width, height, labels } = pad.state().sheet;
  return `${width}×${height} ${Buffer.from(labels).toString('base64')}`;
};

it('undo and redo', () =>
  campaign('sketch-undo', 150, fc.array(command, { maxLength: 40 }), (commands) => {
    const pad = createPad();
    const strokes = pointerStrokes(pad, (x, y) => ({ x, y }));
    let timeStamp = 0;
    for (const order of commands) {
      if (order.kind === 'tool') pad.takeTool((order as { tool: 'brush' }).tool);
      else if (order.kind === 'label') pad.takeLabel((order as { label: number }).label);
      else if (order.kind === 'size') pad.setSize((order as { size: number }).size);
      else if (order.kind === 'key') {
        const { dx, use } = order as { dx: number; use: boolean };
        if (use) pad.useAtCursor();
        else pad.moveCursor(dx, -dx);
      } else if (order.kind === 'reshape') pad.reshape(order);
      else if (order.kind === 'undo') pad.undo();
      else if (order.kind === 'redo') pad.redo();
      else if (order.kind === 'reset') pad.reset();
      else {
        const event = { button: 0, ...order, timeStamp: (timeStamp += (order as { wait: number }).wait) } as unknown as PointerEvent;
        strokes[order.kind as 'down'](event);
      }
    }
    // The hands let go.
    for (const pointerId of [1, 2, 3]) strokes.up({ pointerId });
    if (pad.state().down) pad.useAtCursor();
    const { revision } = pad.state();
    for (const buttons of [0, 1]) strokes.move({ pointerId: 1, pointerType: 'mouse', buttons, clientX: 5, clientY: 5 } as PointerEvent);
    expect(pad.state().revision, 'a stroke went on with no button down').toBe(revision);

    const past = [shown(pad)];
    while (pad.state().canUndo && past.length < 200) {
      pad.undo();
      past.push(shown(pad));
    }
    const back: string[] = [past.at(-1)!];
    while (pad.state().canRedo && back.length < 200) {
      pad.redo();
      back.push(shown(pad));
    }
    // What was redone before these undos comes after the last of them: it may be more.
    expect(back.slice(0, past.length)).toEqual([...past].reverse());
  }));
