// How messages go between panel and plugin. The inline panel is a `data:` document and does not know its parent's origin, so it posts to any
// origin. A hosted panel could be framed by any site, so it posts to Figma's origin and listens to messages with its own plugin's id only.
// Which senders are listened to at all: hear-figma.ts. https://developers.figma.com/docs/plugins/api/figma-ui/
import { FIGMA_ORIGINS } from '../../contract/figma-origins';
import { isPluginMessage } from '../../contract/wire/answers';
import type { PluginMessage, RequestMessage } from '../../contract/wire/messages';
import { openEar } from './hear-figma';
import type { FigmaEar } from './hear-figma';

export interface PluginPort {
  post(message: RequestMessage): void;
  /** Calls back with each message of the plugin's; anything else is passed over. Returns a function that stops listening. */
  listen(onMessage: (message: PluginMessage) => void): () => void;
}

/** A port with the ear that it listens by. Figma's own messages (the theme) come by the ear, too. */
export interface FigmaPort extends PluginPort {
  readonly ear: FigmaEar;
}

/** The playground runs on the developer's own machine, on any port. */
const PLAYGROUND = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/;

/** The port of the inline panel. */
export function openInlinePort(frame: Window): FigmaPort {
  // "null" is the origin of a `data:` document, which one of Figma's frames may be.
  const ear = openEar(frame, (origin) => origin === 'null' || FIGMA_ORIGINS.includes(origin) || PLAYGROUND.test(origin));
  return {
    ear,
    post: (message) => {
      frame.parent.postMessage({ pluginMessage: message }, '*');
    },
    listen: (onMessage) =>
      ear.listen((data) => {
        hand(data, onMessage);
      }),
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
    post: (message) => {
      frame.parent.postMessage({ pluginMessage: message, pluginId }, target);
    },
    listen: (onMessage) =>
      ear.listen((data) => {
        if ('pluginId' in data && data.pluginId === pluginId) hand(data, onMessage);
      }),
  };
}

function hand(data: object, onMessage: (message: PluginMessage) => void): void {
  if ('pluginMessage' in data && isPluginMessage(data.pluginMessage)) onMessage(data.pluginMessage);
}

/** The known origin that frames this page; Figma's own where the browser does not say, or says another that is not known. */
function parentOrigin(frame: Window, known: readonly [string, ...string[]]): string {
  // Absent in Firefox for long: https://developer.mozilla.org/docs/Web/API/Location/ancestorOrigins.
  const ancestors = frame.location.ancestorOrigins as DOMStringList | undefined;
  return known.find((origin) => origin === ancestors?.[0]) ?? known[0];
}
