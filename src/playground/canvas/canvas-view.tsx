// The canvas: paints the page and turns pointer and wheel into gestures. Keys that act on the document are app.tsx's.
import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Point } from 'figma-stand-in/document/affine';
import { placeImages } from '../parts/place-image';
import type { Session, Tool } from '../session';
import { cameraOf, panBy, toPage, zoomAt } from './camera';
import { drawGesture, marqueeGesture, moveGesture, panGesture, resizeGesture } from './gestures';
import type { Gesture } from './gestures';
import { cursorOf, handleAt } from './handles';
import { clickTarget, doubleClickTarget, frameAt, hit } from './hit-test';
import { paintPage } from './paint-page';
import type { NameLabel } from './paint-page';
import { apply, boundsOf, rectCorners } from 'figma-stand-in/document/affine';

const DRAWN = { frame: 'FRAME', rectangle: 'RECTANGLE', ellipse: 'ELLIPSE' } as const;
const HANDLE_REACH = 6;

/** One canvas with its listeners; lives as long as its element. */
class CanvasStage {
  private readonly context: CanvasRenderingContext2D;
  private readonly probe: CanvasRenderingContext2D;
  private labels: NameLabel[] = [];
  private gesture: Gesture | null = null;
  private pan: { move(at: Point): void } | null = null;
  private hover: string | null = null;
  private space = false;
  private press: { id: string; at: Point } | null = null;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly session: Session,
  ) {
    this.context = canvas.getContext('2d')!;
    this.probe = document.createElement('canvas').getContext('2d')!;
  }

  attach(): () => void {
    const { canvas } = this;
    const stop = new AbortController();
    const { signal } = stop;
    canvas.addEventListener(
      'pointerdown',
      (event) => {
        this.down(event);
      },
      { signal },
    );
    canvas.addEventListener(
      'pointermove',
      (event) => {
        this.moved(event);
      },
      { signal },
    );
    canvas.addEventListener(
      'pointerup',
      (event) => {
        this.up(event);
      },
      { signal },
    );
    canvas.addEventListener(
      'pointercancel',
      (event) => {
        this.up(event);
      },
      { signal },
    );
    canvas.addEventListener(
      'dblclick',
      (event) => {
        this.doubleClick(event);
      },
      { signal },
    );
    canvas.addEventListener(
      'wheel',
      (event) => {
        this.wheel(event);
      },
      { signal, passive: false },
    );
    canvas.addEventListener(
      'pointerleave',
      () => {
        this.setHover(null);
      },
      { signal },
    );
    canvas.addEventListener(
      'dragover',
      (event) => {
        event.preventDefault();
      },
      { signal },
    );
    canvas.addEventListener(
      'drop',
      (event) => {
        this.drop(event);
      },
      { signal },
    );
    addEventListener(
      'keydown',
      (event) => {
        if (event.code === 'Space' && (event.target === document.body || event.target === canvas)) this.holdSpace(event, true);
      },
      { signal },
    );
    addEventListener(
      'keyup',
      (event) => {
        if (event.code === 'Space') this.holdSpace(event, false);
      },
      { signal },
    );
    const watch = new ResizeObserver(() => {
      this.fit();
    });
    watch.observe(canvas);
    const unsubscribe = this.session.subscribe(() => {
      this.paint();
    });
    this.fit();
    return () => {
      stop.abort();
      watch.disconnect();
      unsubscribe();
    };
  }

  private fit(): void {
    const { clientWidth, clientHeight } = this.canvas;
    this.session.resizeView(clientWidth, clientHeight);
    this.canvas.width = Math.max(1, Math.round(clientWidth * devicePixelRatio));
    this.canvas.height = Math.max(1, Math.round(clientHeight * devicePixelRatio));
    this.paint();
  }

  private paint(): void {
    const marquee = this.gesture?.marquee ?? null;
    const camera = cameraOf(this.session.editor);
    const shown = marquee === null ? null : boundsOf(rectCorners(marquee).map((point) => apply(camera, point)));
    this.labels = paintPage(this.context, this.session, devicePixelRatio, { hover: this.gesture === null ? this.hover : null, marquee: shown });
    this.point();
    void this.paintNewImages();
  }

  /** Images decode in their own time: paint again once there are some that were not there before. */
  private async paintNewImages(): Promise<void> {
    const { editor, images } = this.session;
    const known = images.ready.size;
    try {
      await images.load(editor.currentPage);
    } catch (error) {
      this.session.fail(error instanceof Error ? error : new Error(String(error)));
    }
    if (images.ready.size > known) this.paint();
  }

  private holdSpace(event: KeyboardEvent, held: boolean): void {
    if (this.space !== held) event.preventDefault();
    this.space = held;
    this.point();
  }

  // ---- pointer

  private at(event: MouseEvent): Point {
    return { x: event.offsetX, y: event.offsetY };
  }

  private down(event: PointerEvent): void {
    const { session } = this;
    this.canvas.setPointerCapture(event.pointerId);
    this.canvas.focus();
    const at = toPage(session.editor, this.at(event));
    if (event.button === 1 || this.space) {
      this.pan = panGesture(session, this.at(event));
      event.preventDefault();
    } else if (event.button === 0) this.gesture = this.begin(event, at);
    this.point();
  }

  private begin(event: PointerEvent, at: Point): Gesture {
    const { session } = this;
    const { document, editor } = session;
    if (session.tool !== 'move') return drawGesture(session, DRAWN[session.tool], frameAt(document, editor.currentPage, at, this.probe), at);
    const [only, ...others] = editor.selection();
    const handle =
      only === undefined || others.length > 0 || document.node(only).locked ? null : handleAt(document, only, at, HANDLE_REACH / editor.zoom);
    if (only !== undefined && handle !== null) return resizeGesture(session, only, handle);
    const target = this.targetAt(event, at);
    if (target === null) {
      if (!event.shiftKey) editor.select([]);
      return marqueeGesture(session, at, event.shiftKey);
    }
    const selected = editor.selection();
    if (event.shiftKey) editor.select(selected.includes(target) ? selected.filter((id) => id !== target) : [...selected, target]);
    else if (!this.isInSelection(target)) editor.select([target]);
    else this.press = { id: target, at };
    return moveGesture(session, at);
  }

  /** A press on something already selected, or inside of it, moves the whole selection; only a click without a drag selects anew. */
  private isInSelection(id: string): boolean {
    const selected = this.session.editor.selection();
    for (let at: string | null = id; at !== null; at = this.session.document.node(at).parent) if (selected.includes(at)) return true;
    return false;
  }

  private targetAt(event: MouseEvent, at: Point): string | null {
    const { document, editor } = this.session;
    const point = this.at(event);
    const label = this.labels.find(
      ({ box }) => point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height,
    );
    if (label !== undefined) return label.id;
    const deepest = hit(document, editor.currentPage, at, this.probe);
    if (deepest === null) return null;
    return event.ctrlKey || event.metaKey ? deepest : clickTarget(document, deepest, editor.selection());
  }

  private moved(event: PointerEvent): void {
    const { session } = this;
    // A release that was not heard, over the plugin's panel for example.
    if (event.buttons === 0 && (this.pan !== null || this.gesture !== null)) this.up(event);
    const at = toPage(session.editor, this.at(event));
    if (this.pan !== null) this.pan.move(this.at(event));
    else if (this.gesture !== null) {
      if (this.press !== null && Math.hypot(at.x - this.press.at.x, at.y - this.press.at.y) * session.editor.zoom < 3) return;
      this.press = null;
      this.gesture.move(at, { shift: event.shiftKey });
      session.changed();
    } else {
      this.setHover(session.tool === 'move' && !this.space ? this.targetAt(event, at) : null);
      this.point(at);
    }
  }

  private up(event: PointerEvent): void {
    const { gesture, press } = this;
    if (this.canvas.hasPointerCapture(event.pointerId)) this.canvas.releasePointerCapture(event.pointerId);
    this.pan = null;
    this.gesture = null;
    this.press = null;
    gesture?.end();
    if (press !== null) this.session.editor.select([press.id]);
    this.session.changed();
  }

  private doubleClick(event: MouseEvent): void {
    const { document, editor } = this.session;
    const deepest = hit(document, editor.currentPage, toPage(editor, this.at(event)), this.probe);
    if (deepest !== null) editor.select([doubleClickTarget(document, deepest, editor.selection())]);
  }

  private drop(event: DragEvent): void {
    event.preventDefault();
    void placeImages(this.session, [...(event.dataTransfer?.files ?? [])], toPage(this.session.editor, this.at(event)));
  }

  private wheel(event: WheelEvent): void {
    event.preventDefault();
    const { editor } = this.session;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    // A pinch on a trackpad arrives as a wheel with ctrl; a plain wheel pans, as in Figma.
    if (event.ctrlKey || event.metaKey) zoomAt(editor, this.at(event), Math.exp(-event.deltaY * unit * 0.005));
    else if (event.shiftKey) panBy(editor, -event.deltaY * unit, 0);
    else panBy(editor, -event.deltaX * unit, -event.deltaY * unit);
  }

  private setHover(id: string | null): void {
    if (id === this.hover) return;
    this.hover = id;
    this.session.changed();
  }

  /** Set the cursor for what a press would do. */
  private point(at?: Point): void {
    const { document, editor, tool } = this.session;
    const [only, ...others] = editor.selection();
    const handle =
      at === undefined || only === undefined || others.length > 0 || tool !== 'move'
        ? null
        : handleAt(document, only, at, HANDLE_REACH / editor.zoom);
    if (this.pan !== null) this.canvas.style.cursor = 'grabbing';
    else if (this.space) this.canvas.style.cursor = 'grab';
    else if (tool !== 'move') this.canvas.style.cursor = 'crosshair';
    else if (handle !== null) this.canvas.style.cursor = cursorOf(handle);
    else if (this.gesture === null) this.canvas.style.cursor = 'default';
  }
}

export function CanvasView({ session, tool }: { readonly session: Session; readonly tool: Tool }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => new CanvasStage(canvas.current!, session).attach(), [session]);
  return (
    <canvas
      ref={canvas}
      class="canvas"
      tabIndex={0}
      data-tool={tool}
      aria-label="Canvas. Press V, F, R or O to choose a tool, and Tab to reach the layers."
    />
  );
}
