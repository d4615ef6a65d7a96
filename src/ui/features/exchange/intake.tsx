// All files that are dropped on the panel, and text or files that are pasted into it, wherever the focus is. Only text fields of another purpose
// keep what is pasted into them.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import './intake.css';

export interface IntakeProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly onText: (text: string) => void;
}

/** @returns what is shown while a file is held over the panel. */
export function Intake({ onFiles, onText }: IntakeProps): JSX.Element | null {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener(
      'dragover',
      (event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) return;
        // Without this the browser would open the file in place of the panel.
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      { signal },
    );
    window.addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) setOver(false);
      },
      { signal },
    );
    window.addEventListener(
      'drop',
      (event) => {
        setOver(false);
        if (event.dataTransfer?.types.includes('Files') !== true) return;
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      },
      { signal },
    );
    window.addEventListener(
      'paste',
      (event) => {
        if (keepsText(event.target)) return;
        const files = [...(event.clipboardData?.files ?? [])];
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (files.length === 0 && text === '') return;
        event.preventDefault();
        if (files.length === 0) onText(text);
        else onFiles(files);
      },
      { signal },
    );
    return () => {
      listening.abort();
    };
  }, [onFiles, onText]);
  return over ? (
    <div class="intake" aria-hidden="true">
      Drop masks, photos or recipes
    </div>
  ) : null;
}

function keepsText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea:not(.recipe-field)');
}
