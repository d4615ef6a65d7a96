// Opens a panel's HTML in a page the way Figma does: an iframe whose document has a `data:` URL, under a strict policy, with
// Figma's theme variables, and a message relay that holds both sides to what can cross. Browser only.
import type { PluginRun } from '../api/plugin-run';
import { loaderUrl } from './policies';
import type { PolicyName } from './policies';
import { themeCss } from './theme-variables';
import type { ThemeName } from './theme-variables';

export interface UiFrame {
  readonly element: HTMLIFrameElement;
  setTheme(theme: ThemeName): void;
  dispose(): void;
}

export interface UiFrameOptions {
  readonly policy: PolicyName;
  readonly theme: ThemeName;
  readonly themeColors: boolean;
}

/**
 * An iframe that shows the panel of a run. It loads when the element is put into a page. A message of the panel's that
 * can't cross goes to the run's onError.
 */
export function openUiFrame(run: PluginRun, html: string, options: UiFrameOptions): UiFrame {
  const element = document.createElement('iframe');
  element.src = loaderUrl(options.policy);
  element.title = run.manifest.name;

  const send = (data: object): void => { element.contentWindow?.postMessage(data, '*'); };
  const receive = (event: MessageEvent<unknown>): void => {
    if (event.source === null || event.source !== element.contentWindow) return;
    const { data } = event;
    if (typeof data !== 'object' || data === null) return;
    if ('standInReady' in data) send({ standInHtml: withPrelude(html, options) });
    if (!('pluginMessage' in data)) return;
    try {
      run.window.toPlugin(data.pluginMessage);
    } catch (error) {
      run.around.onError(error instanceof Error ? error : new Error(String(error)));
    }
  };
  addEventListener('message', receive);
  const detach = run.window.attachPanel((pluginMessage) => { send({ pluginMessage, pluginId: run.manifest.id }); });

  return {
    element,
    setTheme: (theme) => { if (options.themeColors) send({ standInTheme: { name: theme, css: themeCss(theme) } }); },
    dispose: () => {
      removeEventListener('message', receive);
      detach();
      element.remove();
    },
  };
}

/** The panel's HTML with Figma's style and class put in before anything of its own runs. */
function withPrelude(html: string, { theme, themeColors }: UiFrameOptions): string {
  if (!themeColors) return html;
  const prelude = `<style id="figma-style">${themeCss(theme)}</style><script>${PRELUDE}('figma-${theme}')</script>`;
  const head = /<head[^>]*>/i.exec(html);
  const at = head === null ? (/<!doctype[^>]*>/i.exec(html)?.[0].length ?? 0) : head.index + head[0].length;
  return html.slice(0, at) + prelude + html.slice(at);
}

const PRELUDE = `(function (className) {
  document.documentElement.classList.add(className);
  document.currentScript.remove();
  addEventListener('message', function (event) {
    var theme = event.source === parent && event.data && event.data.standInTheme;
    if (!theme) return;
    event.stopImmediatePropagation();
    document.documentElement.classList.remove('figma-light', 'figma-dark');
    document.documentElement.classList.add('figma-' + theme.name);
    document.getElementById('figma-style').textContent = theme.css;
  });
})`;
