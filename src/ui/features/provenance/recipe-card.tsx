// What made the selected painting, whoever painted it. If another version of the painter made it, the card offers to keep it and paint a new one
// beside it; Paint replaces it. If its shapes are gone, the card says what it is painted from, and offers to draw them.
import type { JSX } from 'preact';
import type { PaintingSummary } from '../../../contract/wire/messages';
import { madeBy } from '../painters/painter';
import type { Painter } from '../painters/painter';
import { creditLine } from '../painters/words';
import { FROM_MASK, modelLine, noMaskLine, recipeLine } from './words';
import { Button } from '../../kit/controls/button';
import './recipe-card.css';

export interface RecipeCardProps {
  readonly painting: PaintingSummary;
  readonly painters: readonly Painter[];
  /** Of this plugin. */
  readonly appVersion: string;
  /** Why it can't be painted again; null when it can. */
  readonly obstacle: string | null;
  /** Its shapes are gone: it is painted from the mask that it carries. */
  readonly fromMask: boolean;
  /** Whether the controls are as in its recipe, in words; empty where there are none. */
  readonly hint: string;
  /** A painting is under way, or the label map is not there yet. */
  readonly busy: boolean;
  readonly onBeside: () => void;
  /** Draw its shapes from the label map that it carries. */
  readonly onDraw: () => void;
  /** Set the controls to its style, seed and size, to paint something else. */
  readonly onTake: () => void;
}

export function RecipeCard({
  painting: { recipe, carriesMask },
  painters,
  appVersion,
  obstacle,
  fromMask,
  hint,
  busy,
  ...on
}: RecipeCardProps): JSX.Element {
  const theirs = !madeBy(painters, recipe);
  return (
    <section class="recipe banner" aria-label="Recipe of this painting">
      <h2>This painting</h2>
      <p>{recipeLine(recipe, painters)}</p>
      <p>{creditLine(painters, recipe.style.painter)}</p>
      <p class="quiet">{modelLine(recipe, painters, appVersion)}</p>
      {hint !== '' && <p class="quiet">{hint}</p>}
      {!carriesMask && <p class="quiet">{noMaskLine(obstacle === null)}</p>}
      {fromMask && <p>{FROM_MASK}</p>}
      {obstacle !== null && <p>{obstacle}</p>}
      <div class="recipe-ways">
        {fromMask && (
          <Button disabled={busy} onPress={on.onDraw}>
            Draw its shapes
          </Button>
        )}
        {obstacle !== null && <Button onPress={on.onTake}>Use its style and seed</Button>}
        {obstacle === null && theirs && (
          <Button disabled={busy} onPress={on.onBeside}>
            Keep it, paint one beside
          </Button>
        )}
      </div>
    </section>
  );
}
