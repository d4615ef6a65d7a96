// Saves the settings a moment after their last change, and at the latest when the panel closes.
import type { Effect, Tools } from '../state/effect';
import { askPlugin } from '../state/ask-plugin';

/** Quiet time after a change of the controls before the settings are saved, ms. */
const SAVE_MS = 400;

export function saveSettings(tools: Pick<Tools, 'state' | 'dispatch' | 'client'>): Effect {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function save(): void {
    clearTimeout(timer);
    timer = undefined;
    void askPlugin(tools, 'save-settings', tools.state().settings);
  }

  return {
    follow: (before, action) => {
      // The greeting brings the saved settings: they need no saving. What a quick action was asked for once is no setting.
      if (tools.state().settings === before.settings || action.type === 'hello' || tools.state().quick) return;
      clearTimeout(timer);
      timer = setTimeout(save, SAVE_MS);
    },
    close: () => {
      if (timer !== undefined) save();
    },
  };
}
