// What made the selected painting, whoever painted it. Where another version of the painter did, both ways on are offered: painting it
// again, or keeping it and painting a new one beside it.
import type { JSX } from 'preact';
import type { PaintingWay } from '../../contract/recipe';
import type { StyleChoice } from '../state/panel-state';
import { modelLine, recipeLine } from '../words/recipe-words';
import { Button } from './button';
import './recipe-card.css';

export interface RecipeCardProps {
  readonly way: PaintingWay;
  readonly styles: readonly StyleChoice[];
  /** Of this version of the painter. */
  readonly modelHash: string;
  /** Why it can't be painted again; null when it can. */
  readonly obstacle: string | null;
  /** A painting is under way or its mask is not there yet. */
  readonly busy: boolean;
  readonly onRepaint: () => void;
  readonly onBeside: () => void;
  /** Take style, seed and size over for something else. */
  readonly onTake: () => void;
}

export function RecipeCard({ way, styles, modelHash, obstacle, busy, ...on }: RecipeCardProps): JSX.Element {
  return (
    <section class="recipe banner" aria-label="Recipe of this painting">
      <h2>This painting</h2>
      <p>{recipeLine(way, styles)}</p>
      <p class="quiet">{modelLine(way, modelHash)}</p>
      {obstacle !== null && (
        <>
          <p>{obstacle}</p>
          <Button onPress={on.onTake}>Use its style and seed</Button>
        </>
      )}
      {obstacle === null && way.modelHash !== modelHash && (
        <div class="recipe-ways">
          <Button disabled={busy} onPress={on.onRepaint}>Repaint it</Button>
          <Button disabled={busy} onPress={on.onBeside}>Keep it, paint one beside</Button>
        </div>
      )}
    </section>
  );
}
