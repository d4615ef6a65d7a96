// The recipe of a painting that is there: the controls are set from it, and what is ordered from its recipe card is noted.
import type { SourceSummary } from '../../../contract/wire/messages';
import type { PaintingWay } from '../../../contract/recipe';
import { sameStyle } from '../../../contract/style';
import type { PanelState } from '../../state/panel-state';
import { subjectOf } from '../../state/phase';
import { choiceOf } from '../painting/size-options';

export type ProvenanceAction = { readonly type: 'aside'; readonly on: boolean } | { readonly type: 'take-recipe'; readonly way: PaintingWay };

export function reduceProvenance(state: PanelState, action: ProvenanceAction): PanelState {
  switch (action.type) {
    case 'aside':
      return { ...state, aside: action.on };
    case 'take-recipe': {
      const subject = subjectOf(state.phase);
      return withControlsOf(state, action.way, subject?.source ?? null);
    }
  }
}

/** A painting was selected: set the controls as in its recipe. A source without a painting leaves them as they are. */
export function adoptRecipe(state: PanelState, source: SourceSummary): PanelState {
  const recipe = source.painting?.recipe ?? null;
  return recipe === null ? { ...state, adopted: null } : { ...withControlsOf(state, recipe, source), adopted: recipe };
}

/**
 * Whether a teammate repainted the selected painting while the controls still showed the recipe that it had before. Then the controls
 * follow the new one; controls that the person has changed stay.
 */
export function followsRepaint({ adopted, settings }: PanelState, before: SourceSummary, now: SourceSummary): boolean {
  if (
    !now.throughPainting ||
    adopted === null ||
    settings.seed !== adopted.seed ||
    settings.edges !== adopted.edges ||
    settings.style === null ||
    !sameStyle(settings.style, adopted.style)
  )
    return false;
  return before.painting?.layerId === now.painting?.layerId && JSON.stringify(before.painting?.recipe) !== JSON.stringify(now.painting?.recipe);
}

/** The controls as in a recipe, and its size where this source can have it. */
function withControlsOf(state: PanelState, { style, seed, repaints, edges, size }: PaintingWay, source: SourceSummary | null): PanelState {
  const choice = source === null ? null : choiceOf(state, source, size);
  return { ...state, repaints, settings: { ...state.settings, style, seed, edges, size: choice ?? state.settings.size } };
}
