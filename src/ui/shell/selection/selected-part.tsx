// What is selected: a source with its label map and painting, its contact sheet, or several frames.
import type { JSX } from 'preact';
import { SeveralView } from '../../features/batch/several-view';
import { SourceView } from '../../features/mask/source-view';
import { sheetOnShow } from '../../features/variations/reduce-variations';
import { VariationsSheet } from '../../features/variations/variations-sheet';
import type { PanelState } from '../../state/panel-state';
import { subjectOf } from '../../state/phase';
import type { Commands } from '../commands';

export function SelectedPart({ state, commands }: { readonly state: PanelState; readonly commands: Commands }): JSX.Element | null {
  const { phase } = state;
  if (phase.kind === 'several') return <SeveralView state={state} selection={phase} commands={commands} />;
  const subject = subjectOf(phase);
  if (subject === null) return null;
  const sheet = sheetOnShow(state);
  return sheet === null ? (
    <SourceView state={state} subject={subject} commands={commands} />
  ) : (
    <VariationsSheet state={state} sheet={sheet} source={subject.source} commands={commands} />
  );
}
