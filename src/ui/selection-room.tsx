// The room of the selection: what is selected and how it would be painted, over the bar that paints it.
import type { JSX } from 'preact';
import { About } from './components/about';
import type { Machine } from './components/about';
import { DiagnosticsButton } from './components/diagnostics-button';
import { PaintBar } from './components/paint-bar';
import { PaintSettings } from './components/paint-settings';
import { SceneTiles } from './components/scene-tiles';
import { SubjectView } from './components/subject-view';
import { Swatches } from './components/swatches';
import type { Controller } from './controller';
import { chosenStyle, isHopeless, subjectOf } from './state/initial-state';
import type { PanelState } from './state/panel-state';
import { paintDone, paintWord } from './words/progress-words';
import { paintLabel, statusOf } from './words/status';

export interface SelectionRoomProps {
  readonly state: PanelState;
  readonly controller: Controller;
  readonly machine: Machine;
}

export function SelectionRoom({ state, controller, machine }: SelectionRoomProps): JSX.Element {
  const { phase, settings } = state;
  const { dispatch } = controller;
  const subject = subjectOf(phase);
  const progress = phase.kind === 'painting' ? { word: paintWord(phase.step), done: paintDone(phase.step), cancellable: phase.step.kind === 'working' } : null;
  return (
    <>
      <div class="scroll">
        <div class="columns">
          {phase.kind === 'nothing' && <p class="lead">Select shapes in the nine colours to paint them.</p>}
          {phase.kind === 'unpaintable' && <p class="lead banner">{phase.failure.sentence}</p>}
          {phase.kind === 'nothing' && <SceneTiles onStart={controller.startScene} />}
          {subject !== null && (
            <SubjectView subject={subject} view={state.view} onView={(view) => { dispatch({ type: 'view', view }); }} onSelectLayers={controller.showLayers} />
          )}
          {phase.kind !== 'starting' && (
            <div class="side">
              {subject !== null && (
                <PaintSettings
                  styles={state.styles}
                  style={chosenStyle(state)}
                  settings={settings}
                  placed={subject.source.painting !== null}
                  adopted={state.adopted}
                  modelHash={machine.model?.sha256 ?? ''}
                  onStyle={(style) => { dispatch({ type: 'style', style }); }}
                  onSeed={(seed) => { dispatch({ type: 'seed', seed }); }}
                  onPlacement={(placement) => { dispatch({ type: 'placement', placement }); }}
                />
              )}
              {subject !== null && machine.place?.kind === 'this page' && <p class="quiet">Figma pauses for a moment while this paints: it allows no work in the background here.</p>}
              <Swatches fillable={state.fillable} onFill={controller.fill} onCreateStyles={controller.createStyles} />
              <About machine={machine}>
                <DiagnosticsButton machine={machine} engineFailure={state.engine.kind === 'failed' ? state.engine.failure : null} />
              </About>
            </div>
          )}
        </div>
      </div>
      <PaintBar
        status={statusOf(state)}
        progress={progress}
        action={subject === null ? null : paintLabel(subject)}
        idle={subject?.paintWhenRead === true || isHopeless(phase)}
        invitations={state.invitations}
        onPaint={() => { dispatch({ type: 'paint' }); }}
        onCancel={controller.cancel}
        onShow={(layerId) => { controller.showLayers([layerId]); }}
        onRetry={controller.retry}
        onDismiss={() => { dispatch({ type: 'dismiss' }); }}
      />
    </>
  );
}
