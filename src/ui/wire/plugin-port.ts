// The one place that knows how this panel reaches the plugin, and whom it listens to. The panel that the plugin carries is a
// `data:` document: it can't name its parent's origin, and only its parent can speak to it. A hosted panel can be framed by
// anyone: it names Figma's origin when it speaks, and listens to that origin and its own plugin alone.
import { isPluginMessage } from '../../contract/messages';
import type { PluginMessage, RequestMessage } from '../../contract/messages';

export interface PluginPort {
  post(message: RequestMessage): void;
  /** Calls back with each message of the plugin's; anything else is passed over. Returns a function that stops listening. */
  listen(onMessage: (message: PluginMessage) => void): () => void;
}

/** The port of the panel that the plugin carries. */
export function openInlinePort(frame: Window): PluginPort {
  return {
    post: (message) => { frame.parent.postMessage({ pluginMessage: message }, '*'); },
    listen: (onMessage) => listenToParent(frame, () => true, onMessage),
  };
}

/**
 * The port of a hosted panel.
 * @param figmaOrigins where Figma may be: its own origin first; in development builds also the playground's.
 */
export function openHostedPort(frame: Window, pluginId: string, figmaOrigins: readonly [string, ...string[]]): PluginPort {
  const target = parentOrigin(frame, figmaOrigins);
  return {
    post: (message) => { frame.parent.postMessage({ pluginMessage: message, pluginId }, target); },
    listen: (onMessage) => listenToParent(frame, (origin, data) => figmaOrigins.includes(origin) && 'pluginId' in data && data.pluginId === pluginId, onMessage),
  };
}

function listenToParent(frame: Window, accepts: (origin: string, data: object) => boolean, onMessage: (message: PluginMessage) => void): () => void {
  const handle = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source !== frame.parent || typeof data !== 'object' || data === null || !('pluginMessage' in data)) return;
    if (accepts(origin, data) && isPluginMessage(data.pluginMessage)) onMessage(data.pluginMessage);
  };
  frame.addEventListener('message', handle);
  return () => {
    frame.removeEventListener('message', handle);
  };
}

/** The known origin that frames this page; Figma's own where the browser does not tell, and where it tells of a stranger. */
function parentOrigin(frame: Window, known: readonly [string, ...string[]]): string {
  // Firefox came to `ancestorOrigins` late.
  const ancestors = frame.location.ancestorOrigins as DOMStringList | undefined;
  return known.find((origin) => origin === ancestors?.[0]) ?? known[0];
}
