// What goes in and out of the panel as files and text: masks, paintings, recipes. Folded away: the main job needs none of it.
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Controller } from '../../shell/controller';
import { Button } from '../../kit/controls/button';
import { CopyButton } from '../../kit/controls/copy-button';
import { Fold } from '../../kit/controls/fold';
import './in-out.css';

export interface InOutProps {
  /** Tells one selection from the next. */
  readonly of: string;
  /** There is a mask to export. */
  readonly hasMask: boolean;
  /** There is a painting of what is selected in the document. */
  readonly hasPainting: boolean;
  /** There is something whose recipe can be exported. */
  readonly hasRecipe: boolean;
  readonly inOut: Controller['inOut'];
}

export function InOut({ of, hasMask, hasPainting, hasRecipe, inOut }: InOutProps): JSX.Element {
  const file = useRef<HTMLInputElement>(null);
  return (
    <Fold title="In and out">
      <div class="in-out">
        <h3>Import</h3>
        <p class="quiet">A mask (PNG) becomes shapes. A recipe brings its style, seed and size. You can also drop a file on the panel.</p>
        <div class="in-out-row">
          <Button onPress={() => { file.current?.click(); }}>Choose a file…</Button>
          <input
            ref={file}
            class="unseen"
            type="file"
            accept="image/png,application/json,.png,.json"
            tabIndex={-1}
            aria-label="Mask or recipe"
            onChange={(event) => {
              const [chosen] = event.currentTarget.files ?? [];
              // The same file once more is a choice, too.
              event.currentTarget.value = '';
              if (chosen !== undefined) inOut.takeFile(chosen);
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
        {!hasRecipe && <p class="quiet">Select a painting or its shapes to export them.</p>}
        <div class="in-out-row">
          <Button disabled={!hasMask} onPress={inOut.saveMask}>Mask</Button>
          <Button disabled={!hasPainting} onPress={inOut.savePainting}>Painting</Button>
          <Button disabled={!hasRecipe} onPress={inOut.saveRecipe}>Recipe</Button>
        </div>
        <CopyButton key={of} what="Recipe" disabled={!hasRecipe} text={inOut.recipeText} copied="Copied. Paste it into the panel in another file, or send it to a teammate.">
          Copy recipe
        </CopyButton>
      </div>
    </Fold>
  );
}
