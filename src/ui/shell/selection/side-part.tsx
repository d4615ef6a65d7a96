// The column beside what is selected (below it in a narrow panel): recipe, controls, drawing aids, import and export, this machine.
import type { JSX } from 'preact';
import { InOut } from '../../features/exchange/in-out';
import { About } from '../../features/machine/about';
import { DiagnosticsButton } from '../../features/machine/diagnostics-button';
import type { DiagnosticsButtonProps } from '../../features/machine/diagnostics-button';
import { PaintSettings } from '../../features/painting/paint-settings';
import { PictureButton } from './picture-button';
import { Button } from '../../kit/controls/button';
import { RollButton } from '../../features/scenes/roll-button';
import { isRollOnShow } from '../../features/scenes/on-show';
import { SelectedRecipe } from '../../features/provenance/selected-recipe';
import type { PanelState } from '../../state/panel-state';
import { isHopeless, isReading, subjectOf } from '../../state/phase';
import { isUnderstood } from '../../features/styles/reduce-styles';
import type { Commands } from '../commands';
import { PAUSES_WHILE_PAINTING } from '../words';
import './side-part.css';

export interface SidePartProps extends DiagnosticsButtonProps {
  readonly state: PanelState;
  readonly commands: Commands;
}

export function SidePart({ state, commands, machine, line, engineFailure }: SidePartProps): JSX.Element {
  const { phase } = state;
  const subject = subjectOf(phase);
  const sources = phase.kind === 'several' ? phase.sources : subject === null ? [] : [subject.source];
  const painting = subject?.source.throughPainting === true ? subject.source.painting : null;
  return (
    <div class="side">
      {painting !== null && <SelectedRecipe state={state} painting={painting} commands={commands} />}
      {sources.length > 0 && <PaintSettings state={state} sources={sources} commands={commands} />}
      {subject !== null && machine.place?.kind === 'this page' && <p class="quiet">{PAUSES_WHILE_PAINTING}</p>}
      <section class="roll-another" aria-label="Other ways to shapes">
        {!isRollOnShow(state) && <RollButton dispatch={commands.dispatch} />}
        <PictureButton
          selected={isHopeless(phase) || (subject !== null && !isReading(subject) && !isUnderstood(subject))}
          onSelected={commands.desk.readSelected}
          onFile={commands.desk.readFile}
        />
        <Button onPress={commands.createStyles}>Create colour styles</Button>
      </section>
      <InOut phase={phase} inOut={commands.inOut} />
      <About machine={machine}>
        <DiagnosticsButton machine={machine} line={line} engineFailure={engineFailure} />
      </About>
    </div>
  );
}
