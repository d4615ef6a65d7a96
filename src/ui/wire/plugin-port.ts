// The one place that knows how this panel reaches the plugin. Inline UIs are `data:` documents: their parent is Figma's own
// frame, whose origin they can't name, hence '*'. A hosted panel will need the plugin id and Figma's origin here.
import { isPluginMessage } from '../../contract/messages';
import type { PluginMessage, RequestMessage } from '../../contract/messages';

export interface PluginPort {
  post(message: RequestMessage): void;
  /** Calls back with each message of the plugin's; anything else is passed over. Returns a function that stops listening. */
  listen(onMessage: (message: PluginMessage) => void): () => void;
}

/** The port through the window's parent frame. */
export function openPluginPort(frame: Window): PluginPort {
  return {
    post: (message) => {
      frame.parent.postMessage({ pluginMessage: message }, '*');
    },
    listen: (onMessage) => {
      const handle = (event: MessageEvent<unknown>): void => {
        if (event.source !== frame.parent) return;
        const data = event.data;
        if (typeof data !== 'object' || data === null || !('pluginMessage' in data)) return;
        if (isPluginMessage(data.pluginMessage)) onMessage(data.pluginMessage);
      };
      frame.addEventListener('message', handle);
      return () => {
        frame.removeEventListener('message', handle);
      };
    },
  };
}
