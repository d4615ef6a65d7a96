// What is said beside the controls when they were set from a selected painting.
import type { Recipe } from '../../../contract/recipe';
import { sameStyle } from '../../../contract/style';
import type { StyleMix } from '../../../contract/style';

/** A sentence about the recipe and the present controls; empty when the person has moved on from it. */
export function recipeHint(recipe: Recipe, style: StyleMix, seed: number, modelHash: string): string {
  if (recipe.seed !== seed) return '';
  if (!sameStyle(recipe.style, style)) return 'The style of this painting is not part of this version. Pick another one.';
  // The recipe's own card says what that means.
  if (recipe.modelHash !== modelHash) return '';
  return 'As in this painting.';
}
