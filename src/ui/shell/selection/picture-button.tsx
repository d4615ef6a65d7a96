// The way from a picture to shapes: the selected layer where it shows something else than a landscape in the nine colours, or a file.
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { Button } from '../../kit/controls/button';

export interface PictureButtonProps {
  /** A picture is selected: its shapes are meant. */
  readonly selected: boolean;
  readonly onSelected: () => void;
  readonly onFile: (file: Blob, name: string) => void;
}

export function PictureButton({ selected, onSelected, onFile }: PictureButtonProps): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        onPress={() => {
          if (selected) onSelected();
          else input.current?.click();
        }}
      >
        {selected ? 'Shapes from this picture' : 'Shapes from a picture…'}
      </Button>
      <input
        ref={input}
        class="unseen"
        type="file"
        accept="image/*"
        tabIndex={-1}
        aria-label="Photo or painting"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          // Emptied, so that choosing the same file once more is a change as well.
          event.currentTarget.value = '';
          if (chosen !== undefined) onFile(chosen, chosen.name);
        }}
      />
    </>
  );
}
