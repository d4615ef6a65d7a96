// The recipe card of the selected painting, connected to the panel.
import type { JSX } from 'preact';
import type { PaintingSummary } from '../../../contract/wire/messages';
import type { Commands } from '../../shell/commands';
import type { PanelState } from '../../state/panel-state';
import { isReading, subjectOf } from '../../state/phase';
import { chosenStyle } from '../styles/chosen-style';
import { RecipeCard } from './recipe-card';
import { recipeHint } from './words';

export interface SelectedRecipeProps {
  readonly state: PanelState;
  readonly painting: PaintingSummary;
  readonly commands: Commands;
}

export function SelectedRecipe({ state, painting, commands }: SelectedRecipeProps): JSX.Element {
  const { phase, aside, painters, settings } = state;
  const subject = subjectOf(phase);
  return (
    <RecipeCard
      painting={painting}
      painters={painters}
      appVersion={__APP_VERSION__}
      obstacle={phase.kind === 'unpaintable' ? phase.failure.sentence : null}
      fromMask={subject?.source.fromMask === true}
      hint={subject === null ? '' : recipeHint(painting.recipe, chosenStyle(state), settings, painters)}
      busy={phase.kind === 'painting' || aside || (subject !== null && isReading(subject))}
      onBeside={commands.paintBeside}
      onTake={() => {
        commands.inOut.takeWay(painting.recipe);
      }}
      onDraw={commands.inOut.drawPainting}
    />
  );
}
