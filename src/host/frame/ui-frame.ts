// Opens a panel's HTML in a page the way Figma does: an iframe whose document has a `data:` URL, under a strict policy, with
// Figma's theme variables, and a message relay that holds both sides to what can cross. The document may go elsewhere, to where
// the manifest allows; there it has neither policy nor variables of ours, and must name the plugin when it speaks. Browser only.
import { reachableDomains } from '../api/manifest';
import type { Manifest } from '../api/manifest';
import type { PluginRun } from '../api/plugin-run';
import { HostError, refuse } from '../document/host-error';
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
  confineFrames(run.manifest);
  const element = document.createElement('iframe');
  element.src = loaderUrl(options.policy);
  element.title = run.manifest.name;

  const send = (data: object): void => { element.contentWindow?.postMessage(data, '*'); };
  const receive = (event: MessageEvent<unknown>): void => {
    if (event.source === null || event.source !== element.contentWindow) return;
    const { data, origin } = event;
    if (typeof data !== 'object' || data === null) return;
    if ('standInReady' in data && origin === 'null') send({ standInHtml: withPrelude(html, options) });
    if (!('pluginMessage' in data)) return;
    try {
      if (origin !== 'null' && !('pluginId' in data && (data.pluginId === run.manifest.id || data.pluginId === '*'))) refuse(`A message from ${origin} must carry the pluginId of the plugin that it is for`);
      run.window.toPlugin(data.pluginMessage, origin);
    } catch (error) {
      run.around.onError(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const refused = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void => {
    if (effectiveDirective === 'frame-src') run.around.onError(new HostError(`The panel may not go to ${blockedURI}: networkAccess of the manifest does not name it`));
  };
  addEventListener('message', receive);
  document.addEventListener('securitypolicyviolation', refused);
  const detach = run.window.attachPanel((pluginMessage, targetOrigin) => {
    element.contentWindow?.postMessage({ pluginMessage, pluginId: run.manifest.id }, targetOrigin);
  });

  return {
    element,
    setTheme: (theme) => { if (options.themeColors) send({ standInTheme: { name: theme, css: themeCss(theme) } }); },
    dispose: () => {
      removeEventListener('message', receive);
      document.removeEventListener('securitypolicyviolation', refused);
      detach();
      element.remove();
    },
  };
}

/**
 * Frames of this page stay where the manifest lets the plugin go. Only a policy of the page can stop a frame that sends itself
 * elsewhere, and no page can take a policy back: another manifest takes another page.
 */
function confineFrames(manifest: Manifest): void {
  const content = ['frame-src data:', ...reachableDomains(manifest)].join(' ');
  const known = [...document.head.querySelectorAll('meta')].some((meta) => meta.httpEquiv === 'Content-Security-Policy' && meta.content === content);
  if (known) return;
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = content;
  document.head.append(meta);
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
