// The room of the sketch pad: tools, the drawing and its painting, the classes, over the bar that sends it to the canvas.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../kit/controls/button';
import { StyleGallery } from '../features/styles/style-gallery';
import type { Commands } from '../shell/commands';
import { DiceIcon } from '../kit/look/icons';
import { StyleChips } from '../features/class-styles/style-chips';
import { painterOf } from '../features/painters/painter-of';
import { chosenStyle } from '../features/styles/chosen-style';
import { subjectOf } from '../state/phase';
import type { PanelState } from '../state/panel-state';
import { anotherSeed } from '../features/painting/seed';
import { styleOffer, withChoice } from '../features/styles/style-choices';
import { Board } from './parts/board';
import { ClassPicker } from './parts/class-picker';
import type { Pad } from './pad/pad';
import { keepsItsKeys, padCommand } from './pad/pad-keys';
import type { PadCommand } from './pad/pad-keys';
import { nextSize } from './pad/pad-state';
import { PaintedView } from './parts/painted-view';
import { sameWish, wishOf } from './effects/preview-effect';
import { PictureRow } from './parts/picture-row';
import { SheetRow } from './parts/sheet-row';
import type { SelectedFrame } from './parts/sheet-row';
import { SketchBar } from './parts/sketch-bar';
import { ToolBar } from './parts/tool-bar';
import './sketch-room.css';

export function SketchRoom({ commands, panel }: { readonly commands: Commands; readonly panel: PanelState }): JSX.Element {
  const { desk, dispatch, showLayers } = commands;
  const { pad } = desk;
  const [state, setState] = useState(pad.state());
  /** The panel as it was rendered last, for the keys. */
  const now = useRef(panel);
  now.current = panel;
  useEffect(
    () =>
      pad.subscribe(() => {
        setState(pad.state());
      }),
    [pad],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const command = now.current.room === 'sketch' && !keepsItsKeys(event.target) ? padCommand(event) : null;
      if (command === null) return;
      event.preventDefault();
      if (command.kind === 'send') desk.send();
      else if (command.kind === 'live') dispatch({ type: 'live', on: !now.current.settings.live });
      else obey(pad, command);
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [pad, desk, dispatch]);
  const { live } = panel.settings;
  const offer = styleOffer(panel);
  return (
    <>
      <div class="scroll">
        <div class="sketch" style={{ '--aspect': String(state.sheet.width / state.sheet.height) }}>
          <div class="sheet-head">
            <SheetRow pad={pad} state={state} selected={selectedFrame(panel)} />
            {state.backdrop !== null && (
              <PictureRow
                pad={pad}
                backdrop={state.backdrop}
                through={state.through}
                takesColours={painterOf(panel).takesPictures}
                taking={panel.looks.taking}
                onColours={desk.takeColours}
              />
            )}
          </div>
          <ToolBar pad={pad} state={state} />
          <Board pad={pad} state={state} />
          <ClassPicker pad={pad} label={state.label} />
          <PaintedView
            state={state}
            current={state.preview.painted?.draft === false && sameWish(wishOf(state, panel), state.preview.painted.wish)}
            live={live}
            divider={panel.divider}
            onDivider={(divider) => {
              dispatch({ type: 'divider', divider });
            }}
            onPaint={desk.paint}
          />
          <div class="looks">
            <StyleGallery
              strip
              choices={offer.choices}
              value={offer.first}
              onChange={(choice) => {
                dispatch({ type: 'style', style: withChoice(chosenStyle(panel), choice, panel.painters) });
              }}
            />
            <Button
              kind="icon"
              label="Another seed"
              onPress={() => {
                dispatch({ type: 'seed', seed: anotherSeed(panel.settings.seed, Math.random()) });
              }}
            >
              <DiceIcon />
            </Button>
            <StyleChips style={chosenStyle(panel)} styles={painterOf(panel).styles} dispatch={dispatch} />
          </div>
        </div>
      </div>
      <SketchBar
        state={state}
        live={live}
        onLive={(on) => {
          dispatch({ type: 'live', on });
        }}
        onPaint={desk.paint}
        onSend={desk.send}
        onCancelReading={desk.cancelReading}
        onPaintFrame={(frameId) => {
          dispatch({ type: 'room', room: 'selection' });
          // It was selected when it was made; who has selected something else since then sees the frame before it is painted.
          if (subjectOf(panel.phase)?.source.sourceIds.includes(frameId) === true) dispatch({ type: 'paint' });
          else showLayers([frameId]);
        }}
      />
      <div class="unseen" role="status" aria-live="polite">
        {state.said}
      </div>
    </>
  );
}

function obey(pad: Pad, command: Exclude<PadCommand, { readonly kind: 'send' | 'live' }>): void {
  switch (command.kind) {
    case 'tool':
      pad.takeTool(command.tool);
      break;
    case 'label':
      pad.takeLabel(command.label);
      break;
    case 'size':
      pad.setSize(nextSize(pad.state().size, command.direction));
      break;
    case 'undo':
      pad.undo();
      break;
    case 'redo':
      pad.redo();
      break;
    case 'lift':
      pad.abandon();
      break;
  }
}

/** The selected frame or scene; null where none is selected. */
function selectedFrame({ phase, emptyFrame }: PanelState): SelectedFrame | null {
  const subject = subjectOf(phase);
  if (subject === null) {
    if (emptyFrame === null) return null;
    const { name, width, height } = emptyFrame;
    return { map: null, frame: { width, height }, name };
  }
  const { source, reading } = subject;
  const { width, height } = reading?.picture ?? source;
  return { map: reading?.map ?? null, frame: { width, height }, name: source.name };
}
