// What the panel as a whole asks of the plugin: the greeting, its own size, layers to show.
import { clampPanel, readSettings } from '../../contract/storage/settings';
import { askPlugin } from '../state/ask-plugin';
import type { Tools } from '../state/effect';
import { noticeOf } from '../state/notice';
import { LAYER_GONE, UNDONE } from './words';
import type { Landing } from '../../contract/wire/messages';

export interface PanelRequests {
  /** Say hello to the plugin. */
  readonly greet: () => void;
  /** Select these layers in the document and bring them into view. */
  readonly showLayers: (ids: readonly string[]) => void;
  /** Take the painting that landed last out of the file again. */
  readonly undoPainting: (landing: Landing) => void;
  /** In a hosted panel whose site fails: go on with the panel that the plugin carries. */
  readonly openInside: () => void;
  /** Paint the selected shapes alone, or the scene around them. */
  readonly chooseScope: (alone: boolean) => void;
  /** CSS pixels; kept within PANEL_LIMITS. */
  readonly resize: (width: number, height: number) => void;
}

export function panelRequests(tools: Pick<Tools, 'state' | 'dispatch' | 'client'>): PanelRequests {
  const { state, dispatch } = tools;
  return {
    greet: () =>
      void askPlugin(tools, 'ready', {}, (hello) => {
        // Of settings that another version stored, what is missing has its default.
        dispatch({ type: 'hello', hello: { ...hello, settings: readSettings(hello.settings) } });
      }),
    showLayers: (ids) =>
      void askPlugin(tools, 'select-layers', { ids }, ({ selected }) => {
        if (selected === 0) dispatch({ type: 'notice', notice: noticeOf('trouble', LAYER_GONE) });
      }),
    undoPainting: (landing) =>
      void askPlugin(tools, 'undo-painting', landing, () => {
        dispatch({ type: 'notice', notice: noticeOf('done', UNDONE) });
      }),
    openInside: () => void askPlugin(tools, 'open-inside', {}),
    chooseScope: (alone) => void askPlugin(tools, 'choose-scope', { alone }),
    resize: (width, height) => {
      const size = clampPanel(width, height);
      const { panel } = state().settings;
      if (size.width === panel.width && size.height === panel.height) return;
      dispatch({ type: 'panel', ...size });
      void askPlugin(tools, 'resize', size);
    },
  };
}
