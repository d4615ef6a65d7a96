// One click copies what a bug report needs. Where the browser lets nobody copy, the text stands there selected.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../contract/failure';
import { copyFrom } from '../copy-text';
import { lookAtFrame } from '../look-at-frame';
import { openingTimes } from '../opening';
import { diagnosticsText } from '../words/diagnostics';
import type { FrameFacts } from '../words/diagnostics';
import type { Machine } from './about';
import { Button } from './button';
import './diagnostics-button.css';

export interface DiagnosticsButtonProps {
  readonly machine: Machine;
  /** Why the engine did not load; null when it did or still does. */
  readonly engineFailure: Failure | null;
}

type Outcome = 'not yet' | 'copied' | 'refused';

const SENTENCES: Readonly<Record<Outcome, string>> = {
  'not yet': '',
  'copied': 'Copied. Paste it into your report. Nothing of your file is in it.',
  'refused': 'Figma did not let the panel copy. The text is selected: press ⌘C or Ctrl C.',
};

export function DiagnosticsButton({ machine, engineFailure }: DiagnosticsButtonProps): JSX.Element {
  const [frame, setFrame] = useState<FrameFacts | null>(null);
  const [outcome, setOutcome] = useState<Outcome>('not yet');
  const area = useRef<HTMLTextAreaElement>(null);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The looking starts workers: it waits until a person unfolds this part of the panel.
    const seen = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting !== true) return;
      seen.disconnect();
      void lookAtFrame(window).then(setFrame);
    });
    if (root.current !== null) seen.observe(root.current);
    return () => { seen.disconnect(); };
  }, []);

  const copy = async (): Promise<void> => {
    const field = area.current;
    if (field === null) return;
    field.value = diagnosticsText({ machine, frame, engineFailure, times: openingTimes(), when: new Date() });
    // A field that is not displayed can't be selected.
    field.hidden = false;
    const copied = await copyFrom(field);
    field.hidden = copied;
    if (copied) root.current?.querySelector('button')?.focus();
    setOutcome(copied ? 'copied' : 'refused');
  };

  return (
    <div class="diagnostics" ref={root}>
      <Button onPress={() => void copy()}>Copy diagnostics</Button>
      <p class="quiet" role="status">{SENTENCES[outcome]}</p>
      <textarea ref={area} class="diagnostics-text" aria-label="Diagnostics" readOnly hidden rows={8} />
    </div>
  );
}
