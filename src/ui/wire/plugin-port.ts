// The one place that knows how this panel reaches the plugin, and whom it listens to. The panel that the plugin carries is a `data:`
// document, framed by whoever was handed its text: it can't name its parent's origin when it speaks. A hosted panel can be framed by
// anyone: it names Figma's origin when it speaks, and listens to its own plugin alone. Who may speak at all: hear-figma.ts.
import { FIGMA_ORIGINS } from '../../contract/figma-origins';
import { isPluginMessage } from '../../contract/messages';
import type { PluginMessage, RequestMessage } from '../../contract/messages';
import { openEar } from './hear-figma';
import type { FigmaEar } from './hear-figma';

export interface PluginPort {
  post(message: RequestMessage): void;
  /** Calls back with each message of the plugin's; anything else is passed over. Returns a function that stops listening. */
  listen(onMessage: (message: PluginMessage) => void): () => void;
}

/** A port, and the ear that it listens with: Figma itself says things through it too (the theme). */
export interface FigmaPort extends PluginPort {
  readonly ear: FigmaEar;
}

/** The playground is served on the machine that looks at it, on any port. */
const PLAYGROUND = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/;

/** The port of the panel that the plugin carries. */
export function openInlinePort(frame: Window): FigmaPort {
  // "null" is the origin of a `data:` document, should one of Figma's frames be one.
  const ear = openEar(frame, (origin) => origin === 'null' || FIGMA_ORIGINS.includes(origin) || PLAYGROUND.test(origin));
  return {
    ear,
    post: (message) => { frame.parent.postMessage({ pluginMessage: message }, '*'); },
    listen: (onMessage) => ear.listen((data) => { hand(data, onMessage); }),
  };
}

/**
 * The port of a hosted panel.
 * @param figmaOrigins where Figma may be: its own origins first; in development builds also the playground's.
 */
export function openHostedPort(frame: Window, pluginId: string, figmaOrigins: readonly [string, ...string[]]): FigmaPort {
  const target = parentOrigin(frame, figmaOrigins);
  const ear = openEar(frame, (origin) => figmaOrigins.includes(origin));
  return {
    ear,
    post: (message) => { frame.parent.postMessage({ pluginMessage: message, pluginId }, target); },
    listen: (onMessage) => ear.listen((data) => { if ('pluginId' in data && data.pluginId === pluginId) hand(data, onMessage); }),
  };
}

function hand(data: object, onMessage: (message: PluginMessage) => void): void {
  if ('pluginMessage' in data && isPluginMessage(data.pluginMessage)) onMessage(data.pluginMessage);
}

/** The known origin that frames this page; Figma's own where the browser does not tell, and where it tells of a stranger. */
function parentOrigin(frame: Window, known: readonly [string, ...string[]]): string {
  // Firefox came to `ancestorOrigins` late.
  const ancestors = frame.location.ancestorOrigins as DOMStringList | undefined;
  return known.find((origin) => origin === ancestors?.[0]) ?? known[0];
}
