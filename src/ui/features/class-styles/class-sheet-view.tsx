// The sheet of looks of one class, below the coverage list: “Another sky”, or the style of the sky before anything is painted. A press paints
// where there is a painting, else it chooses.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SourceSummary } from '../../../contract/wire/messages';
import type { UniformStyle } from '../../../contract/style';
import { Button } from '../../kit/controls/button';
import { CrossIcon } from '../../kit/look/icons';
import type { Dispatch } from '../../state/action';
import type { PanelState } from '../../state/panel-state';
import { anotherSeed } from '../painting/seed';
import { chosenStyle } from '../styles/chosen-style';
import { findPainter, NO_PAINTER } from '../painters/painter';
import { othersThan, painterOf } from '../painters/painter-of';
import { onlyOfPainter } from '../painters/words';
import { StyleBlend } from '../styles/style-blend';
import { choicesOf, keysOf, styleOffer, withSecond } from '../styles/style-choices';
import { isRepaintable } from '../variations/repaint-class';
import { ClassLookTile } from './class-look-tile';
import { classLooks } from './class-looks';
import type { ClassSheet } from './class-sheet';
import { wantedLook } from './wanted-look';
import { openWords, sheetHint } from './words';
import './class-sheet-view.css';

export interface ClassSheetViewProps {
  readonly state: PanelState;
  readonly sheet: ClassSheet;
  readonly source: SourceSummary;
  readonly id: string;
  readonly dispatch: Dispatch;
}

export function ClassSheetView({ state, sheet, source, id, dispatch }: ClassSheetViewProps): JSX.Element {
  const { className, pictures } = sheet;
  const root = useRef<HTMLElement>(null);
  const looks = classLooks(state, sheet);
  const painted = looks.filter(({ key }) => pictures.has(key)).length;
  const repaints = isRepaintable(state);
  const chosen = chosenStyle(state);
  const own = chosen.classes?.[className] ?? null;
  const { id: painter } = painterOf(state);
  /** Where there is a painting, that one's painter, whatever the controls are set to. */
  const looksBy = findPainter(state.painters, looks[0]?.way.style.painter ?? painter) ?? NO_PAINTER;
  const choices = choicesOf(styleOffer(state).choices, painter);
  const setStyle = (style: UniformStyle): void => {
    dispatch({ type: 'class-style', className, style });
  };
  useEffect(() => {
    const chosen = root.current?.querySelector<HTMLElement>('[aria-pressed="true"]') ?? root.current?.querySelector<HTMLElement>('.class-look');
    chosen?.focus();
    root.current?.scrollIntoView({ block: 'nearest' });
  }, [className]);
  return (
    <section ref={root} id={id} class="class-sheet" aria-label={openWords(className, repaints)}>
      <header>
        <h3>{openWords(className, repaints)}</h3>
        <Button
          kind="icon"
          label="Close"
          onPress={() => {
            dispatch({ type: 'close-class' });
          }}
        >
          <CrossIcon />
        </Button>
      </header>
      <p class="quiet">
        {sheet.trouble ?? sheetHint(className, repaints, wantedLook(state) === null ? null : { number: painted + 1, of: looks.length })}
      </p>
      {state.painters.length > 1 && <p class="quiet">{onlyOfPainter(looksBy.name)}</p>}
      <div class="class-looks">
        {looks.map((look) => (
          <ClassLookTile
            key={look.seed === null ? look.name : 'seed'}
            look={look}
            picture={pictures.get(look.key) ?? null}
            aspect={Math.min(2.5, Math.max(0.8, source.width / source.height))}
            disabled={state.phase.kind === 'painting' || state.phase.kind === 'loading'}
            onPress={() => {
              if (!repaints) dispatch({ type: 'class-style', className, style: look.style });
              else if (look.seed === null) dispatch({ type: 'repaint-class', className, seed: null, style: look.style });
              else {
                dispatch({ type: 'repaint-class', className, seed: look.seed });
                dispatch({ type: 'open-class', className, seed: anotherSeed(look.seed, Math.random()) });
              }
            }}
          />
        ))}
      </div>
      {own !== null && (
        <StyleBlend
          offer={{ choices, ...keysOf(choices, { painter, ...own }) }}
          others={othersThan(state, painter)}
          onSecond={(second) => {
            setStyle(withSecond(own, second));
          }}
          onShare={(share) => {
            setStyle({ ...own, share });
          }}
        />
      )}
    </section>
  );
}
