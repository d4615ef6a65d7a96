// The drawing: a canvas that is drawn on by pointer, or by keyboard with a cursor of its own. A ring shows where and how wide the tool would
// draw. Pixels and ring are changed directly, without a render of the component, so that they keep up with the hand.
import type { JSX, TargetedPointerEvent } from 'preact';
import { useEffect, useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { CLASSES } from '../../../contract/classes';
import { colourRect } from '../../../labels/label-pixels';
import type { PixelRect } from '../../../sketch/pixel-rect';
import { cssColour } from '../../kit/look/css-colour';
import { everything } from '../pad/pad';
import type { Pad } from '../pad/pad';
import { boardCommand } from '../pad/pad-keys';
import type { PadState } from '../pad/pad-state';
import { pointerStrokes } from '../pad/pointer-strokes';
import { keysHint } from '../words';
import { doubtPainter } from './doubts';
import './board.css';

export function Board({ pad, state }: { readonly pad: Pad; readonly state: PadState }): JSX.Element {
  const { sheet, cursor, tool, size, label, down, backdrop, through } = state;
  const hint = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLCanvasElement>(null);
  const stripes = useRef<HTMLCanvasElement>(null);
  const strokes = useMemo(
    () =>
      pointerStrokes(pad, (x, y) => {
        const box = canvas.current!.getBoundingClientRect();
        const { width, height } = pad.state().sheet;
        return { x: ((x - box.left) / box.width) * width, y: ((y - box.top) / box.height) * height };
      }),
    [pad],
  );

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === null || context === undefined) return undefined;
    const image = new ImageData(sheet.width, sheet.height);
    const words = new Uint32Array(image.data.buffer);
    const doubts = doubtPainter(stripes.current, sheet, pad.state().backdrop);
    const draw = (rect: PixelRect): void => {
      // There is another sheet, perhaps of another size; the next render makes the canvas for it.
      if (pad.state().sheet !== sheet) return;
      colourRect(sheet, rect, words);
      context.putImageData(image, 0, 0, rect.x, rect.y, rect.width, rect.height);
      doubts?.(rect);
    };
    draw(everything(pad));
    return pad.watch(draw);
  }, [pad, sheet, backdrop]);
  useLayoutEffect(() => {
    const context = picture.current?.getContext('2d');
    if (backdrop !== null) context?.drawImage(backdrop.bitmap, 0, 0);
  }, [backdrop]);

  /** Put the ring at a place of the window. */
  const place = (x: number, y: number, by: 'pointer' | 'keys'): void => {
    const [box, mark] = [canvas.current?.getBoundingClientRect(), ring.current];
    const around = mark?.parentElement?.getBoundingClientRect();
    if (box === undefined || around === undefined || mark === null) return;
    mark.dataset['by'] = by;
    mark.style.setProperty('--diameter', `${(pad.state().size * box.width) / sheet.width}px`);
    mark.style.transform = `translate(${x - around.left}px, ${y - around.top}px)`;
  };
  const placeAtCursor = (): void => {
    const box = canvas.current?.getBoundingClientRect();
    if (box !== undefined)
      place(box.left + ((cursor.x + 0.5) / sheet.width) * box.width, box.top + ((cursor.y + 0.5) / sheet.height) * box.height, 'keys');
  };
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    const fit = (): void => {
      const mark = ring.current;
      if (mark?.dataset['by'] === 'keys') placeAtCursor();
      else mark?.style.setProperty('--diameter', `${(size * element.getBoundingClientRect().width) / sheet.width}px`);
    };
    fit();
    const resized = new ResizeObserver(fit);
    resized.observe(element);
    return () => {
      resized.disconnect();
    };
  }, [cursor, size, sheet]);

  const hide = (): void => {
    if (ring.current !== null) delete ring.current.dataset['by'];
  };
  return (
    <div class="board-well">
      <div
        class="board"
        role="application"
        aria-roledescription="drawing"
        aria-label={`Drawing, ${sheet.width} by ${sheet.height}`}
        aria-describedby={hint}
        data-revision={state.revision}
        tabIndex={0}
        onPointerDown={(event) => {
          if (!strokes.down(event)) return;
          capture(event);
          place(event.clientX, event.clientY, 'pointer');
        }}
        onPointerMove={(event) => {
          strokes.move(event);
          place(event.clientX, event.clientY, 'pointer');
        }}
        onPointerUp={strokes.up}
        onPointerCancel={strokes.cancel}
        onLostPointerCapture={strokes.up}
        onPointerLeave={(event) => {
          hide();
          // A captured pointer never leaves. One that could not be captured is not heard any more from here on.
          strokes.up(event);
        }}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible')) placeAtCursor();
        }}
        onBlur={() => {
          hide();
          if (pad.state().down) pad.lift();
        }}
        onKeyDown={(event) => {
          const command = boardCommand(event);
          if (command === null) return;
          event.preventDefault();
          event.stopPropagation();
          if (command.kind === 'move') pad.moveCursor(command.dx, command.dy);
          else if (!event.repeat) pad.useAtCursor();
          placeAtCursor();
        }}
      >
        <canvas
          ref={canvas}
          width={sheet.width}
          height={sheet.height}
          style={{ '--aspect': String(sheet.width / sheet.height) }}
          aria-hidden="true"
        />
        {backdrop !== null && (
          <>
            <canvas
              ref={picture}
              class="board-picture"
              width={backdrop.bitmap.width}
              height={backdrop.bitmap.height}
              style={{ '--aspect': String(sheet.width / sheet.height), 'opacity': through }}
              aria-hidden="true"
            />
            <canvas
              ref={stripes}
              class="board-doubts"
              width={sheet.width}
              height={sheet.height}
              style={{ '--aspect': String(sheet.width / sheet.height) }}
              aria-hidden="true"
            />
          </>
        )}
        <div
          ref={ring}
          class="ring"
          data-tool={tool}
          data-down={down}
          style={{ '--colour': cssColour(CLASSES[label]!.colour) }}
          aria-hidden="true"
        />
      </div>
      <p id={hint} class="board-hint" data-above={cursor.y > sheet.height / 2}>
        {keysHint(tool, down)}
      </p>
    </div>
  );
}

/** Hear of the pointer wherever it goes. Throws for one that is gone already, as it may be on a busy machine: its stroke then ends at the next event. */
function capture({ currentTarget, pointerId }: TargetedPointerEvent<HTMLElement>): void {
  try {
    currentTarget.setPointerCapture(pointerId);
  } catch {
    // See above.
  }
}
