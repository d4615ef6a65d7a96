// What goes in and out of the panel as files and text: masks, paintings, recipes. Folded away: the main job needs none of it.
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Commands } from '../../shell/commands';
import { paintingOf, subjectOf } from '../../state/phase';
import type { Phase } from '../../state/phase';
import { Button } from '../../kit/controls/button';
import { CopyButton } from '../../kit/controls/copy-button';
import { Fold } from '../../kit/controls/fold';
import { EXPORT_HINT, IMPORT_HINT, RECIPE_COPIED } from './words';
import './in-out.css';

export interface InOutProps {
  readonly phase: Phase;
  readonly inOut: Commands['inOut'];
}

export function InOut({ phase, inOut }: InOutProps): JSX.Element {
  const subject = subjectOf(phase);
  const withoutSource = phase.kind === 'unpaintable' ? phase.painting : null;
  const hasMask = subject?.reading != null;
  const hasPainting = paintingOf(phase) !== null;
  const hasRecipe = withoutSource?.carriesMask === true || (subject !== null && (hasMask || hasPainting));
  const file = useRef<HTMLInputElement>(null);
  return (
    <Fold title="In and out">
      <div class="in-out">
        <h3>Import</h3>
        <p class="quiet">{IMPORT_HINT}</p>
        <div class="in-out-row">
          <Button
            onPress={() => {
              file.current?.click();
            }}
          >
            Choose files…
          </Button>
          <input
            ref={file}
            class="unseen"
            type="file"
            multiple
            accept="image/png,application/json,.png,.json"
            tabIndex={-1}
            aria-label="Masks or recipes"
            onChange={(event) => {
              const chosen = [...(event.currentTarget.files ?? [])];
              // Emptied, so that choosing the same file once more is a change as well.
              event.currentTarget.value = '';
              inOut.takeFiles(chosen);
            }}
          />
        </div>
        <label class="recipe-label">
          Recipe as text
          <textarea
            class="copy-text recipe-field"
            rows={1}
            spellcheck={false}
            autocomplete="off"
            placeholder="Paste it here, or anywhere in the panel"
            onChange={(event) => {
              const text = event.currentTarget.value;
              event.currentTarget.value = '';
              if (text.trim() !== '') inOut.takeText(text);
            }}
          />
        </label>
        <h3>Export</h3>
        {!hasRecipe && <p class="quiet">{EXPORT_HINT}</p>}
        <div class="in-out-row">
          <Button disabled={!hasMask} onPress={inOut.saveMask}>
            Mask
          </Button>
          <Button disabled={!hasPainting} onPress={inOut.savePainting}>
            Painting
          </Button>
          <Button disabled={!hasRecipe} onPress={inOut.saveRecipe}>
            Recipe
          </Button>
        </div>
        <CopyButton
          key={subject?.source.sourceIds.join() ?? ''}
          what="Recipe"
          disabled={!hasRecipe}
          text={inOut.recipeText}
          copied={RECIPE_COPIED}
        >
          Copy recipe
        </CopyButton>
      </div>
    </Fold>
  );
}
