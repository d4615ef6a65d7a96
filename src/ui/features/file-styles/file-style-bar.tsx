// Below the gallery: the way to keep the chosen style in the file; or of one that is kept there, who made it and when, and what can be done with it.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { sameStyle } from '../../../contract/style';
import { writeStyleText } from '../../../labels/style-text';
import { Button } from '../../kit/controls/button';
import { CopyButton } from '../../kit/controls/copy-button';
import { TimeSpent } from '../../kit/controls/time-spent';
import { quoted } from '../../kit/look/quoted';
import type { Commands } from '../../shell/commands';
import type { PanelState } from '../../state/panel-state';
import { painterOf } from '../painters/painter-of';
import { chosenStyle } from '../styles/chosen-style';
import { styleWords } from '../styles/style-words';
import { NameForm } from './name-form';
import { styleName } from './style-name';
import { usableStyles } from './usable-styles';
import { originWords, STYLE_COPIED, unusableWords } from './words';
import './file-style-bar.css';

export interface FileStyleBarProps {
  readonly state: PanelState;
  readonly commands: Pick<Commands, 'keepStyle' | 'renameStyle' | 'deleteStyle'>;
}

export function FileStyleBar({ state, commands }: FileStyleBarProps): JSX.Element | null {
  const { fileStyles, keepingStyle, painters } = state;
  const style = chosenStyle(state);
  const usable = usableStyles(state);
  const kept = usable.find((other) => sameStyle(other.style, style)) ?? null;
  /** A style of the painter's own is in every gallery. */
  const isOwn = style.first.kind === 'named' && style.second === null && style.classes === undefined;
  const key = JSON.stringify(style);
  /** The style whose name is being typed. */
  const [naming, setNaming] = useState<string | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const isNaming = naming === key;
  const hadFocus = useRef(false);
  useEffect(() => {
    // The form or the button that had the focus is gone, and the focus with it.
    if (hadFocus.current && document.activeElement === document.body) root.current?.querySelector('button')?.focus();
  }, [isNaming, kept?.id, keepingStyle]);
  const close = (): void => {
    setNaming(null);
  };
  const left = fileStyles.length - usable.length;
  const painter = painterOf(state);
  return (
    <div
      ref={root}
      class="file-style-bar"
      onFocusIn={() => {
        hadFocus.current = true;
      }}
      onFocusOut={({ relatedTarget }) => {
        // Of an element that is taken out of the page no browser says where the focus goes.
        hadFocus.current = relatedTarget === null;
      }}
    >
      {isNaming ? (
        <NameForm
          start={kept?.name ?? styleName(styleWords(style, painters))}
          action={kept === null ? 'Keep' : 'Rename'}
          onCancel={close}
          onName={(name) => {
            close();
            if (kept === null) commands.keepStyle(name);
            else commands.renameStyle(kept.id, name);
          }}
        />
      ) : (
        <>
          {kept !== null && (
            <>
              <p class="quiet" title={kept.name}>
                {originWords(kept, painter)}
              </p>
              <div class="file-style-ways" role="group" aria-label={`Style ${quoted(kept.name)}`}>
                <Button
                  onPress={() => {
                    setNaming(key);
                  }}
                >
                  Rename
                </Button>
                <Button
                  onPress={() => {
                    commands.deleteStyle(kept.id);
                  }}
                >
                  Delete
                </Button>
                <CopyButton
                  key={kept.id}
                  what="Style"
                  text={() => writeStyleText(kept, { painter: painter.name, licence: painter.licence })}
                  copied={STYLE_COPIED}
                >
                  Copy
                </CopyButton>
              </div>
            </>
          )}
          {kept === null && !isOwn && (
            <Button
              disabled={keepingStyle}
              onPress={() => {
                setNaming(key);
              }}
            >
              {keepingStyle ? 'Keeping it…' : 'Keep this style in the file…'}
            </Button>
          )}
          {keepingStyle && <TimeSpent done={null} />}
        </>
      )}
      {left > 0 && <p class="quiet">{unusableWords(left)}</p>}
    </div>
  );
}
