// Opens a panel's HTML in a page the way Figma is said to: the page, in it a frame of the page's own (the shim), in it an `about:blank`
// frame that carries the content security policy as a <meta>, in it the panel, a document with a `data:` URL that inherits the policy.
// The panel posts to its parent; the plugin's messages are posted to the panel by the page. Where nobody outside Figma has established how
// Figma does it, the profile decides. The panel may navigate to an address that the manifest allows; there it has neither Figma's policy
// nor its variables, and its messages must name the plugin (`pluginId`). Browser only.
import { reachableDomains } from '../api/manifest';
import type { PluginRun } from '../api/plugin-run';
import { HostError, refuse } from '../document/host-error';
import type { FrameProfile } from './frame-profile';
import { loaderUrl, withFigmasOwn } from './panel-document';
import { policyText } from './policies';
import { themeVariables } from './theme-variables';
import type { ThemeName } from './theme-variables';

export interface UiFrame {
  /** The outermost of the frames, for a page to show. */
  readonly element: HTMLIFrameElement;
  /** The innermost, which holds the panel; null until `element` is in a page. */
  readonly panel: HTMLIFrameElement | null;
  setTheme(theme: ThemeName): void;
  dispose(): void;
}

export interface UiFrameOptions {
  readonly profile: FrameProfile;
  readonly theme: ThemeName;
  readonly themeColors: boolean;
  /** Called at each message of the panel's, before it goes to the plugin. */
  readonly onMessage?: (message: unknown) => void;
}

/** The window of the shim, with a function that posts from it: `event.source` is the window whose script called postMessage. */
type NetworkWindow = Window & typeof globalThis & { standInPost?: (to: Window, data: object, targetOrigin: string) => void };

/**
 * The frames of a run's panel. They load when the element is put into a page. A message of the panel's that can't cross goes to the run's
 * onError.
 */
export function openUiFrame(run: PluginRun, html: string, options: UiFrameOptions): UiFrame {
  const { profile, themeColors, onMessage } = options;
  const element = blankFrame(document, run.manifest.name);
  let network: NetworkWindow | null = null;
  let panel: HTMLIFrameElement | null = null;
  let theme = options.theme;
  let loaded = false;
  const early: (() => void)[] = [];

  /** Post a message of Figma's own or of the plugin's from the window that the profile names. */
  const post = (data: object, targetOrigin: string): void => {
    const to = panel?.contentWindow;
    if (to == null) return;
    if (profile.source === 'parent') network?.standInPost?.(to, data, targetOrigin);
    // The bridge is a script in the document that Figma wrote; a panel that navigated away has none.
    else if (profile.source === 'null' && targetOrigin === '*') to.postMessage({ standInBridge: data, standInOrigin: location.origin }, '*');
    else to.postMessage(data, targetOrigin);
  };
  const receive = (event: MessageEvent<unknown>): void => {
    const { data, origin, source } = event;
    if (panel === null || source !== panel.contentWindow || typeof data !== 'object' || data === null) return;
    if ('standInReady' in data && origin === 'null')
      panel.contentWindow?.postMessage({ standInHtml: withFigmasOwn(html, profile, theme, themeColors) }, '*');
    // A page that the panel went to before its own load speaks for itself: it is there.
    if ('standInLoaded' in data || (origin !== 'null' && !loaded)) {
      loaded = true;
      for (const tell of early.splice(0)) tell();
    }
    if (!('pluginMessage' in data)) return;
    // The message may have been made in another frame, whose Array and Uint8Array differ from this page's; cloning makes it of this page's.
    const pluginMessage: unknown = structuredClone(data.pluginMessage);
    onMessage?.(pluginMessage);
    try {
      if (origin !== 'null' && !('pluginId' in data && (data.pluginId === run.manifest.id || data.pluginId === '*')))
        refuse(`A message from ${origin} must carry the pluginId of the plugin that it is for`);
      run.window.toPlugin(pluginMessage, origin);
    } catch (error) {
      run.around.onError(error instanceof Error ? error : new Error(String(error)));
    }
  };

  element.addEventListener('load', () => {
    const shim = element.contentDocument;
    // A frame that is moved within a page loads again.
    if (shim === null || panel?.isConnected === true) return;
    loaded = false;
    const around = blankFrame(shim, '');
    around.addEventListener(
      'load',
      () => {
        network = around.contentWindow as NetworkWindow;
        const inside = network.document;
        confine(inside, profile, reachableDomains(run.manifest));
        network.addEventListener('message', receive);
        inside.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
          if (effectiveDirective === 'frame-src')
            run.around.onError(new HostError(`The panel may not go to ${blockedURI}: networkAccess of the manifest does not name it`));
        });
        const script = inside.createElement('script');
        script.textContent = 'standInPost = function (to, data, targetOrigin) { to.postMessage(data, targetOrigin); }';
        inside.head.append(script);
        panel = blankFrame(inside, run.manifest.name);
        panel.src = loaderUrl();
        inside.body.append(panel);
      },
      { once: true },
    );
    shim.body.append(around);
  });
  const detach = run.window.attachPanel((pluginMessage, targetOrigin) => {
    const tell = (): void => {
      post({ pluginMessage, pluginId: run.manifest.id }, targetOrigin);
    };
    if (loaded) tell();
    else if (profile.earlyMessages === 'queued') early.push(tell);
    else run.window.lost++;
  });

  return {
    element,
    get panel() {
      return panel;
    },
    setTheme: (name) => {
      theme = name;
      if (themeColors) post({ figmaMessage: { type: 'THEME', payload: { name, variables: themeVariables(name) } } }, '*');
    },
    dispose: () => {
      detach();
      element.remove();
    },
  };
}

/** A frame that fills the document that it is for. */
function blankFrame(into: Document, title: string): HTMLIFrameElement {
  const frame = into.createElement('iframe');
  frame.title = title;
  frame.style.cssText = 'display: block; width: 100%; height: 100%; border: 0;';
  if (into !== document) {
    into.documentElement.style.height = '100%';
    into.body.style.cssText = 'height: 100%; margin: 0; overflow: hidden;';
  }
  return frame;
}

/** Policies as Figma gives them, in the frame around the panel; workers that are refused beyond that, by one more. */
function confine(inside: Document, { policy, dataWorkers, blobWorkers }: FrameProfile, domains: readonly string[]): void {
  const kinds = [...(dataWorkers === 'allowed' ? ['data:'] : []), ...(blobWorkers === 'allowed' ? ['blob:'] : [])];
  const narrower = kinds.length === 2 ? null : `worker-src ${kinds[0] ?? "'none'"}`;
  for (const content of [policyText(policy, domains), narrower]) {
    if (content === null) continue;
    const meta = inside.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = content;
    inside.head.append(meta);
  }
}
