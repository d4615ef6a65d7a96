// Opens the panel: the hosted one where this build has an address for it, else the one that the plugin carries; and that one too
// when the hosted one does not answer. Knows whose messages count; what they mean is the router's concern.
import { FIGMA_ORIGINS } from '../../contract/figma-origins';
import { isRequestMessage, PANEL_UNREACHABLE } from '../../contract/wire/messages';
import type { PluginMessage } from '../../contract/wire/messages';
import { sayAndClose } from '../quick/toast';

/**
 * Origins of a document that the plugin carries. It is a `data:` URL, whose origin is "null"; should Figma relay its messages through
 * a frame of its own, they would come from Figma.
 */
const CARRIED_ORIGINS: readonly string[] = ['null', ...FIGMA_ORIGINS];

export interface OpenPanel {
  readonly send: (message: PluginMessage) => void;
  /** Open the carried panel in place of the hosted one, because the person wants it. Nothing happens where it is the one on show. */
  readonly openInside: () => void;
  /** A sentence for the person where the panel on show is not the one that was to open; null otherwise. */
  readonly notice: () => string | null;
}

export interface PanelLook {
  readonly width: number;
  readonly height: number;
  /** False for a quick action: the panel does its work and nobody sees it (plugin-api.d.ts, ShowUIOptions and `hide`). */
  readonly visible: boolean;
}

/** Open it; `hear` gets every message of the panel on show and of no other document. */
export function openPanel(look: PanelLook, hear: (message: unknown) => void): OpenPanel {
  const options = { ...look, title: 'Alla Prima' };
  let hosted = __UI_ORIGIN__ !== '';
  let notice: string | null = null;
  let timer: number | null = null;
  let complaint: NotificationHandler | null = null;
  /** The panel on show has said `ready`: before that it says nothing else, and whoever does is not it. */
  let isReady = false;

  function openCarried(html: string): void {
    hosted = false;
    isReady = false;
    figma.showUI(html, { ...options, themeColors: true });
    timer = setTimeout(() => {
      timer = null;
      if (!look.visible) {
        sayAndClose('The painter of Alla Prima does not answer, so nothing was painted. Run it again.', 'trouble');
        return;
      }
      complaint = figma.notify('The panel of Alla Prima does not answer. Close the plugin and run it again.', { error: true, timeout: 20_000 });
    }, __CARRIED_TIMEOUT__);
  }

  function fallBack(): void {
    if (timer !== null) clearTimeout(timer);
    notice = 'The online panel could not be reached, so the one inside the plugin opened. It paints without the graphics card.';
    openCarried(__uiFiles__['inline'] ?? '');
  }

  function spoke(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    isReady = true;
    complaint?.cancel();
    complaint = null;
  }

  if (hosted) {
    // No themeColors: Figma says not to use them for a document that goes elsewhere.
    figma.showUI(__uiFiles__['launcher'] ?? '', options);
    timer = setTimeout(fallBack, __HOSTED_TIMEOUT__);
  } else {
    openCarried(__html__);
  }

  figma.ui.onmessage = (message: unknown, { origin }) => {
    if (hosted && timer !== null && message === PANEL_UNREACHABLE && CARRIED_ORIGINS.includes(origin)) {
      fallBack();
      return;
    }
    if (hosted ? origin !== __UI_ORIGIN__ : !CARRIED_ORIGINS.includes(origin)) {
      console.warn(`Alla Prima passed over a message from ${origin}.`);
      return;
    }
    if (isRequestMessage(message) && message.name === 'ready') spoke();
    if (isReady) hear(message);
    else console.warn('Alla Prima passed over a message that came before the panel was ready.');
  };

  return {
    send: (message) => {
      // A document of "null" origin can't be named; there Figma's own frame decides who hears.
      figma.ui.postMessage(message, hosted ? { origin: __UI_ORIGIN__ } : undefined);
    },
    openInside: () => {
      if (!hosted) return;
      notice = 'The panel inside the plugin is open. It paints without the graphics card.';
      openCarried(__uiFiles__['inline'] ?? '');
    },
    notice: () => notice,
  };
}
