// What goes in and out of the panel as files and text: masks, paintings, recipes. Folded away: the main job needs none of it.
import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Button } from './button';
import { CopyButton } from './copy-button';
import { Fold } from './fold';
import './in-out.css';

export interface InOutProps {
  /** There is a mask to export. */
  readonly hasMask: boolean;
  /** There is a painting of what is selected in the document. */
  readonly hasPainting: boolean;
  /** There is something whose recipe can be exported. */
  readonly hasRecipe: boolean;
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
  readonly onSaveMask: () => void;
  readonly onSavePainting: () => void;
  readonly onSaveRecipe: () => void;
  readonly recipeText: () => Promise<string | null>;
}

export function InOut({ hasMask, hasPainting, hasRecipe, ...on }: InOutProps): JSX.Element {
  const file = useRef<HTMLInputElement>(null);
  const id = useId();
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
              if (chosen !== undefined) on.onFile(chosen);
            }}
          />
        </div>
        <label for={id}>Recipe as text</label>
        <textarea
          id={id}
          class="copy-text recipe-field"
          rows={1}
          spellcheck={false}
          autocomplete="off"
          placeholder="Paste it here, or anywhere with Ctrl V"
          onChange={(event) => {
            const text = event.currentTarget.value;
            event.currentTarget.value = '';
            if (text.trim() !== '') on.onText(text);
          }}
        />
        <h3>Export</h3>
        {!hasRecipe && <p class="quiet">Select a painting or its shapes to export them.</p>}
        <div class="in-out-row">
          <Button disabled={!hasMask} onPress={on.onSaveMask}>Mask</Button>
          <Button disabled={!hasPainting} onPress={on.onSavePainting}>Painting</Button>
          <Button disabled={!hasRecipe} onPress={on.onSaveRecipe}>Recipe</Button>
        </div>
        <CopyButton what="Recipe" disabled={!hasRecipe} text={on.recipeText} copied="Copied. Paste it into the panel in another file, or send it to a teammate.">
          Copy recipe
        </CopyButton>
      </div>
    </Fold>
  );
}
