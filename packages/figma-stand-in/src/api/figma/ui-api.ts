// figma.ui as plugin code sees it; the window itself is PluginWindow.
import { refuse } from '../../document/host-error';
import { Listeners } from '../listeners';
import { Foreign } from '../message-rules';
import type { PluginRun } from '../plugin-run';
import { Remote, sayWhere } from '../remote';

export const UI_MEMBERS = [
  'show',
  'hide',
  'resize',
  'reposition',
  'getPosition',
  'close',
  'postMessage',
  'onmessage',
  'on',
  'once',
  'off',
] as const satisfies readonly (keyof UIAPI)[];

export class UiApi extends Remote implements Pick<UIAPI, (typeof UI_MEMBERS)[number]> {
  readonly kind = 'figma.ui';
  readonly members: readonly string[] = UI_MEMBERS;
  private handler: MessageEventHandler | undefined;
  private readonly listeners = new Listeners<[message: unknown, props: OnMessageProperties]>();

  constructor(private readonly run: PluginRun) {
    super();
    run.window.attachPlugin((message, origin) => {
      this.receive(message, origin);
    });
  }

  label(): string {
    return '[object Object]';
  }

  get onmessage(): MessageEventHandler | undefined {
    return this.handler;
  }

  set onmessage(handler: MessageEventHandler | undefined) {
    if (handler !== undefined && typeof handler !== 'function') refuse('Expected onmessage to be a function or undefined');
    this.handler = handler;
  }

  show(): void {
    this.run.window.change({ visible: true });
  }

  hide(): void {
    this.run.window.change({ visible: false });
  }

  resize(width: number, height: number): void {
    this.run.window.resize(width, height);
  }

  reposition(x: number, y: number): void {
    this.run.window.change({ position: { x, y } });
  }

  getPosition(): { windowSpace: Vector; canvasSpace: Vector } {
    const { state } = this.run.window;
    if (state === null) return refuse('No UI is available');
    const windowSpace = state.position ?? { x: 0, y: 0 };
    const { center, zoom, viewSize } = this.run.editor;
    return {
      windowSpace,
      canvasSpace: { x: center.x + (windowSpace.x - viewSize.width / 2) / zoom, y: center.y + (windowSpace.y - viewSize.height / 2) / zoom },
    };
  }

  close(): void {
    this.run.window.close();
  }

  postMessage(pluginMessage: unknown, options?: UIPostMessageOptions): void {
    if (options instanceof Foreign) refuse('Expected options to be an object');
    const origin = options?.origin ?? '*';
    if (typeof origin !== 'string' || (origin !== '*' && !isOrigin(origin)))
      refuse('Expected the origin of a message to be "*" or an origin such as https://example.org');
    this.run.assertOpen();
    this.run.window.toPanel(pluginMessage, origin);
  }

  on(type: 'message', callback: MessageEventHandler): void {
    this.listen(type, callback, false);
  }

  once(type: 'message', callback: MessageEventHandler): void {
    this.listen(type, callback, true);
  }

  off(type: 'message', callback: MessageEventHandler): void {
    if ((type as string) === 'message') this.listeners.delete(callback);
  }

  private listen(type: string, callback: MessageEventHandler, once: boolean): void {
    if (type !== 'message') refuse(`"${type}" is not a valid event of figma.ui`);
    this.listeners.add(callback, once);
  }

  private receive(message: unknown, origin: string): void {
    const props = { origin };
    this.handler?.(message, props);
    this.listeners.emit(message, props);
  }
}
sayWhere(UiApi, UI_MEMBERS);

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}
