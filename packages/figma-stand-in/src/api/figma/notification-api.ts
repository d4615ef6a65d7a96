// What figma.notify gives back: a handle to a toast on the screen.
import type { PluginRun } from '../plugin-run';
import { Remote } from '../remote';

export class NotificationApi extends Remote implements NotificationHandler {
  readonly kind = 'NotificationHandler';
  readonly members: readonly string[] = ['cancel'];
  private gone = false;

  constructor(
    private readonly run: PluginRun,
    message: string,
    private readonly options: NotificationOptions,
  ) {
    super();
    this.run.around.onToast({
      message,
      error: options.error ?? false,
      button: options.button?.text,
      cancel: () => {
        this.dismiss('timeout');
      },
      press: () => {
        this.press();
      },
    });
  }

  label(): string {
    return '[object Object]';
  }

  cancel = (): void => {
    this.dismiss('dismiss');
  };

  private press(): void {
    this.run.later(() => {
      if (this.options.button?.action() !== false) this.dismiss('action_button_click');
    });
  }

  private dismiss(reason: NotifyDequeueReason): void {
    if (this.gone) return;
    this.gone = true;
    if (this.options.onDequeue !== undefined) this.run.later(() => this.options.onDequeue?.(reason));
  }
}
