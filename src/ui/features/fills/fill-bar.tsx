// The foot of the panel while layers are chosen that a painting shall fill: what to do, the button that fills them, and the way out.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../../kit/controls/button';
import type { Commands } from '../../shell/commands';
import type { Filling } from './filling';
import { fillingSentence, fillLabel } from './words';
import './fill-bar.css';

export function FillBar({ filling, commands }: { readonly filling: Filling; readonly commands: Commands }): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
  }, []);
  const { targets, done } = filling;
  const inactive = done !== null || targets === null || targets === 0;
  return (
    <footer class="paint-bar">
      <div class="status status-quiet">
        <p>{fillingSentence(filling)}</p>
      </div>
      <div class="paint-row">
        <button ref={button} type="button" class="paint" data-working={done !== null} aria-disabled={inactive} onClick={commands.fillSelected}>
          {done !== null && <span class="paint-progress" style={{ transform: `scaleX(${done})` }} />}
          <span class="paint-word">{fillLabel(filling)}</span>
        </button>
        <Button disabled={done === 1} onPress={commands.leaveFilling}>
          Cancel
        </Button>
      </div>
    </footer>
  );
}
