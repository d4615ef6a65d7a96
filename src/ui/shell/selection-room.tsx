// The room of the selection: what is selected and how it would be painted, over the bar that paints it.
import type { JSX } from 'preact';
import type { PaintingSummary } from '../../contract/messages';
import { About } from '../features/machine/about';
import type { Machine } from '../features/machine/about';
import { BatchCard } from '../features/batch/batch-card';
import { DiagnosticsButton } from '../features/machine/diagnostics-button';
import { InOut } from '../features/exchange/in-out';
import { PaintBar } from './paint-bar';
import type { PaintBarProps } from './paint-bar';
import { PaintSettings } from '../features/painting/paint-settings';
import { RecipeCard } from '../features/provenance/recipe-card';
import { SceneTiles } from '../features/canvas-aids/scene-tiles';
import { SeveralView } from '../features/batch/several-view';
import { Silence } from '../features/machine/silence';
import { SubjectView } from '../features/mask/subject-view';
import { Swatches } from '../features/canvas-aids/swatches';
import { VariationsSheet } from '../features/variations/variations-sheet';
import type { Controller } from './controller';
import { batchDone, isAbout } from '../features/batch/batch';
import { isReading, subjectOf } from '../state/initial-state';
import type { PanelState } from '../state/panel-state';
import { isBatchRunning } from '../features/batch/reduce-batch';
import { canVary, sheetOnShow } from '../features/variations/reduce-variations';
import { freshSeeds } from '../features/painting/seed';
import { isIdle } from '../features/painting/up-to-date';
import { batchSentence, batchWord, rowsOfBatch, rowsOfSelection, rowsOfTrouble, severalLabel } from '../features/batch/words';
import type { LineFacts } from '../features/machine/diagnostics';
import { paintDone, paintWord } from '../features/painting/progress-words';
import { paintLabel, statusOf } from './status';

export interface SelectionRoomProps {
  readonly state: PanelState;
  readonly controller: Controller;
  readonly machine: Machine;
  readonly line: () => LineFacts;
}

export function SelectionRoom({ state, controller, machine, line }: SelectionRoomProps): JSX.Element {
  const { phase, settings, batch } = state;
  const { dispatch } = controller;
  const subject = subjectOf(phase);
  const several = phase.kind === 'several' ? phase : null;
  const sources = several?.sources ?? (subject === null ? [] : [subject.source]);
  /** The frames of the batch are the selected ones: their list tells all there is to tell. */
  const batchOnShow = several !== null && batch !== null && isAbout(batch, several.sources);
  const sheet = sheetOnShow(state);
  const engineFailure = state.engine.kind === 'failed' ? state.engine.failure : null;
  const orphan = phase.kind === 'unpaintable' ? phase.painting : null;
  const recipeCard = (painting: PaintingSummary, obstacle: string | null): JSX.Element => (
    <RecipeCard
      painting={painting}
      styles={state.styles}
      modelHash={machine.model?.sha256 ?? ''}
      obstacle={obstacle}
      busy={phase.kind === 'painting' || state.aside !== null || (subject !== null && isReading(subject))}
      onRepaint={() => { if (subject === null) controller.repaintLayer(); else dispatch({ type: 'paint' }); }}
      onBeside={controller.paintBeside}
      onTake={() => { controller.inOut.takeWay(painting.recipe); }}
      onDraw={controller.inOut.drawPainting}
    />
  );
  return (
    <>
      <div class="scroll">
        <div class="columns">
          {batch !== null && !batchOnShow && (
            <BatchCard
              sentence={batchSentence(batch)}
              done={batch.seconds === null ? batchDone(batch) : null}
              trouble={rowsOfTrouble(batch)}
              onCancel={controller.cancelBatch}
              onDismiss={() => { dispatch({ type: 'batch-dismiss' }); }}
              onSelectLayers={controller.showLayers}
            />
          )}
          {phase.kind === 'starting' && <Silence machine={machine} line={line} engineFailure={engineFailure} onAskAgain={controller.retry} />}
          {phase.kind === 'nothing' && <p class="lead">Select shapes in the nine colours to paint them.</p>}
          {phase.kind === 'unpaintable' && orphan === null && <p class="lead banner">{phase.failure.sentence}</p>}
          {phase.kind === 'unpaintable' && orphan !== null && recipeCard(orphan, phase.failure.sentence)}
          {phase.kind === 'nothing' && <SceneTiles onStart={controller.startScene} />}
          {subject !== null && sheet !== null && (
            <VariationsSheet
              sheet={sheet}
              name={subject.source.name}
              aspect={subject.source.width / subject.source.height}
              ready={canVary(state)}
              onKeep={(index) => { dispatch({ type: 'keep-variation', index }); }}
              onInsert={controller.insertSheet}
              onMore={() => { dispatch({ type: 'vary', seeds: freshSeeds(settings.seed, Math.random) }); }}
              onLeave={controller.leaveSheet}
            />
          )}
          {subject !== null && sheet === null && (
            <SubjectView
              state={state}
              subject={subject}
              onView={(view) => { dispatch({ type: 'view', view }); }}
              onDivider={(divider) => { dispatch({ type: 'divider', divider }); }}
              onLive={(on) => { dispatch({ type: 'live', on }); }}
              onRepaint={(className, seed) => { dispatch({ type: 'repaint-class', className, seed }); }}
              onSelectLayers={controller.showLayers}
            />
          )}
          {several !== null && (
            <SeveralView
              count={several.sources.length}
              rows={batchOnShow ? rowsOfBatch(batch) : rowsOfSelection(several.sources, several.unpaintable)}
              seed={settings.seed}
              anotherSeedEach={state.anotherSeedEach}
              onAnotherSeedEach={(on) => { dispatch({ type: 'another-seed-each', on }); }}
              onSelectLayers={controller.showLayers}
            />
          )}
          {phase.kind !== 'starting' && (
            <div class="side">
              {subject?.source.throughPainting === true && subject.source.painting !== null && recipeCard(subject.source.painting, null)}
              {sources.length > 0 && (
                <PaintSettings
                  state={state}
                  sources={sources}
                  onStyle={(style) => { dispatch({ type: 'style', style }); }}
                  onTakeStyle={controller.takeStyle}
                  onBack={(home) => { controller.showLayers(home.sourceIds); }}
                  onSeed={(seed) => { dispatch({ type: 'seed', seed }); }}
                  onVary={(seeds) => { dispatch({ type: 'vary', seeds }); }}
                  onSize={(size) => { dispatch({ type: 'size', size }); }}
                  onPlacement={(placement) => { dispatch({ type: 'placement', placement }); }}
                />
              )}
              {subject !== null && machine.place?.kind === 'this page' && <p class="quiet">Figma pauses for a moment while this paints: it allows no work in the background here.</p>}
              <Swatches fillable={state.fillable} onFill={controller.fill} onCreateStyles={controller.createStyles} />
              <InOut
                of={subject?.source.sourceIds.join() ?? ''}
                hasMask={subject?.reading != null}
                hasPainting={orphan !== null || subject?.source.painting != null}
                hasRecipe={orphan?.carriesMask === true || (subject !== null && (subject.reading !== null || subject.source.painting !== null))}
                inOut={controller.inOut}
              />
              <About machine={machine}>
                <DiagnosticsButton machine={machine} line={line} engineFailure={engineFailure} />
              </About>
            </div>
          )}
        </div>
      </div>
      <PaintBar
        status={statusOf(state)}
        progress={progressOf(state)}
        action={several !== null ? severalLabel(several.sources) : subject === null ? null : paintLabel(state, subject)}
        idle={isIdle(state)}
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

function progressOf(state: PanelState): PaintBarProps['progress'] {
  const { phase, batch } = state;
  if (phase.kind === 'painting') return { word: paintWord(phase.step), done: paintDone(phase.step), cancellable: phase.step.kind === 'working' };
  return phase.kind === 'several' && batch !== null && isBatchRunning(state) ? { word: batchWord(batch), done: batchDone(batch), cancellable: true } : null;
}
