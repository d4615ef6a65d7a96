// Opens the panel: the hosted one where this build has an address for it, else the one that the plugin carries; and that one too
// when the hosted one does not answer. Knows whose messages count; what they mean is the router's concern.
import { isRequestMessage } from '../contract/messages';
import type { PluginMessage } from '../contract/messages';

/**
 * Origins of the carried panel. Its document is a `data:` URL, whose origin is "null"; should Figma relay its messages through
 * a frame of its own, they would come from Figma.
 */
const CARRIED_ORIGINS: readonly string[] = ['null', 'https://www.figma.com'];

export interface OpenPanel {
  readonly send: (message: PluginMessage) => void;
  /** A sentence for the person where the panel on show is not the one that was to open; null otherwise, and once it was taken. */
  readonly takeNotice: () => string | null;
}

/** Open it; `hear` gets every message of the document on show and of no other. */
export function openPanel(size: { readonly width: number; readonly height: number }, hear: (message: unknown) => void): OpenPanel {
  const options = { ...size, themeColors: true, title: 'Alla Prima' };
  let hosted = __UI_ORIGIN__ !== '';
  let notice: string | null = null;
  let patience: number | null = null;

  function fallBack(): void {
    patience = null;
    hosted = false;
    notice = 'The online panel could not be reached, so the one inside the plugin opened. It paints without the graphics card.';
    figma.showUI(__uiFiles__['inline'] ?? '', options);
  }

  if (hosted) {
    figma.showUI(__uiFiles__['launcher'] ?? '', options);
    patience = setTimeout(fallBack, __HOSTED_PATIENCE__);
  } else {
    figma.showUI(__html__, options);
  }

  figma.ui.onmessage = (message: unknown, { origin }) => {
    if (hosted ? origin !== __UI_ORIGIN__ : !CARRIED_ORIGINS.includes(origin)) {
      console.warn(`Alla Prima passed over a message from ${origin}.`);
      return;
    }
    if (patience !== null && isRequestMessage(message) && message.name === 'ready') {
      clearTimeout(patience);
      patience = null;
    }
    hear(message);
  };

  return {
    send: (message) => {
      // A document of "null" origin can't be named; there Figma's own frame decides who hears.
      figma.ui.postMessage(message, hosted ? { origin: __UI_ORIGIN__ } : undefined);
    },
    takeNotice: () => {
      const taken = notice;
      notice = null;
      return taken;
    },
  };
}
