// Files that are dropped on the panel, and text or files that are pasted into it, wherever the focus is. Only text fields of another purpose
// keep what is pasted into them.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import './intake.css';

export interface IntakeProps {
  readonly onFile: (file: File) => void;
  readonly onText: (text: string) => void;
}

/** @returns what is shown while a file is held over the panel. */
export function Intake({ onFile, onText }: IntakeProps): JSX.Element | null {
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
        const [file] = event.dataTransfer.files;
        if (file !== undefined) onFile(file);
      },
      { signal },
    );
    window.addEventListener(
      'paste',
      (event) => {
        if (keepsText(event.target)) return;
        const [file] = event.clipboardData?.files ?? [];
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (file === undefined && text === '') return;
        event.preventDefault();
        if (file === undefined) onText(text);
        else onFile(file);
      },
      { signal },
    );
    return () => {
      listening.abort();
    };
  }, [onFile, onText]);
  return over ? (
    <div class="intake" aria-hidden="true">
      Drop a mask or a recipe
    </div>
  ) : null;
}

function keepsText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea:not(.recipe-field)');
}
