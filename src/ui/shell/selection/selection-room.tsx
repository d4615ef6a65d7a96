// The room of the selection: what is selected and how it would be painted, over the bar that paints it.
import type { JSX } from 'preact';
import { BatchCard } from '../../features/batch/batch-card';
import { isAbout } from '../../features/batch/batch';
import { FillBar } from '../../features/fills/fill-bar';
import { ArrivalsCard } from '../../features/exchange/arrivals-card';
import type { LineFacts } from '../../features/machine/diagnostics';
import type { Machine } from '../../features/machine/machine';
import { Silence } from '../../features/machine/silence';
import { isRollOnShow } from '../../features/scenes/on-show';
import { SceneRoller } from '../../features/scenes/scene-roller';
import { SelectedRecipe } from '../../features/provenance/selected-recipe';
import type { PanelState } from '../../state/panel-state';
import type { Commands } from '../commands';
import { PaintBar } from './paint-bar';
import { SelectedPart } from './selected-part';
import { SidePart } from './side-part';
import { SELECT_SHAPES } from '../words';

export interface SelectionRoomProps {
  readonly state: PanelState;
  readonly commands: Commands;
  readonly machine: Machine;
  readonly line: () => LineFacts;
}

export function SelectionRoom({ state, commands, machine, line }: SelectionRoomProps): JSX.Element {
  const { phase, batch, engine } = state;
  const engineFailure = engine.kind === 'failed' ? engine.failure : null;
  /** The selected frames are those of the batch, so that their list shows how far each is. */
  const batchIsListed = batch !== null && phase.kind === 'several' && isAbout(batch, phase.sources);
  return (
    <>
      {/* While layers are chosen that the painting shall fill, it stays in view and as it is. */}
      <div class="scroll" inert={state.filling !== null}>
        <div class="columns">
          {batch !== null && !batchIsListed && <BatchCard batch={batch} commands={commands} />}
          {state.arrivals.length > 1 && <ArrivalsCard arrivals={state.arrivals} commands={commands} />}
          {phase.kind === 'starting' && <Silence machine={machine} line={line} engineFailure={engineFailure} onAskAgain={commands.retry} />}
          {phase.kind === 'nothing' && <p class="lead">{SELECT_SHAPES}</p>}
          {phase.kind === 'unpaintable' && phase.painting === null && state.emptyFrame === null && (
            <p class="lead banner">{phase.failure.sentence}</p>
          )}
          {phase.kind === 'unpaintable' && phase.painting !== null && (
            <SelectedRecipe state={state} painting={phase.painting} commands={commands} />
          )}
          {isRollOnShow(state) ? <SceneRoller state={state} commands={commands} /> : <SelectedPart state={state} commands={commands} />}
          {phase.kind !== 'starting' && (
            <SidePart state={state} commands={commands} machine={machine} line={line} engineFailure={engineFailure} />
          )}
        </div>
      </div>
      {state.filling === null ? <PaintBar state={state} commands={commands} /> : <FillBar filling={state.filling} commands={commands} />}
    </>
  );
}
