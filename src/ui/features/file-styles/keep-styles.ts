// Styles into the file and out of it: kept, renamed, deleted, pasted; and looked for, since Figma does not tell when a teammate kept one.
import { toFailure } from '../../../contract/failure';
import { sameStyle } from '../../../contract/style';
import type { StyleMix } from '../../../contract/style';
import { readStyleText } from '../../../labels/style-text';
import { askPlugin } from '../../state/ask-plugin';
import type { Effect, Tools } from '../../state/effect';
import { noticeOf } from '../../state/notice';
import { chosenStyle } from '../styles/chosen-style';
import { paintThumbnail } from './paint-thumbnail';
import { isUsable } from './usable-styles';
import { deletedSentence, hereAlready, keptSentence, NOT_KEPT, OTHER_PAINTER } from './words';

export interface KeepStyles extends Effect {
  /** Look whether the file's styles are still those that are shown. */
  readonly lookForStyles: () => void;
  /** Keep the chosen style in the file, for everyone. @param name as styleName gives it. */
  readonly keepStyle: (name: string) => void;
  readonly renameStyle: (id: string, name: string) => void;
  readonly deleteStyle: (id: string) => void;
  /** Choose a style that was copied elsewhere, and keep it in this file. Rejects with a FailureError for a text that is none. */
  readonly takeStyleText: (text: string) => Promise<void>;
}

export function keepStyles(tools: Pick<Tools, 'state' | 'dispatch' | 'client' | 'engine'>): KeepStyles {
  const { state, dispatch, client, engine } = tools;
  const closing = new AbortController();
  let looking = false;

  const say = (tone: 'done' | 'quiet' | 'trouble', sentence: string): void => {
    dispatch({ type: 'notice', notice: noticeOf(tone, sentence) });
  };

  async function look(): Promise<void> {
    if (looking) return;
    looking = true;
    try {
      const { styles } = await client.ask('file-styles', {});
      if (JSON.stringify(styles) !== JSON.stringify(state().fileStyles)) dispatch({ type: 'file-styles', styles });
    } catch {
      // Nobody asked for it: the styles that are shown stay.
    }
    looking = false;
  }

  async function keep(name: string, style: StyleMix): Promise<void> {
    if (state().keepingStyle) return;
    dispatch({ type: 'keeping-style', on: true });
    try {
      // Without a thumbnail the gallery shows the name.
      const thumbnail = state().engine.kind === 'ready' ? await paintThumbnail(engine, style, closing.signal).catch(() => null) : null;
      const { styles } = await client.ask('keep-file-style', { name, style, thumbnail });
      dispatch({ type: 'file-styles', styles });
      say('done', keptSentence(name));
    } catch (thrown) {
      const { code, sentence } = toFailure(thrown, NOT_KEPT);
      if (code !== 'cancelled') say('trouble', sentence);
    }
    dispatch({ type: 'keeping-style', on: false });
  }

  return {
    follow: (_, { type }) => {
      if (type === 'hello' && !state().quick) void look();
    },
    lookForStyles: () => void look(),
    keepStyle: (name) => void keep(name, chosenStyle(state())),
    renameStyle: (id, name) =>
      void askPlugin(tools, 'rename-file-style', { id, name }, ({ styles }) => {
        dispatch({ type: 'file-styles', styles });
      }).then(look),
    deleteStyle: (id) => {
      const name = state().fileStyles.find((style) => style.id === id)?.name ?? '';
      void askPlugin(tools, 'delete-file-style', { id }, ({ styles }) => {
        dispatch({ type: 'file-styles', styles });
        say('done', deletedSentence(name));
      });
    },
    takeStyleText: async (text) => {
      const { name, style } = readStyleText(text);
      if (!isUsable(state(), style)) {
        say('trouble', OTHER_PAINTER);
        return;
      }
      dispatch({ type: 'style', style });
      const here = state().fileStyles.find((kept) => sameStyle(kept.style, style));
      if (here === undefined) await keep(name, style);
      else say('quiet', hereAlready(here.name));
    },
    close: () => {
      closing.abort();
    },
  };
}
