// One click copies what a bug report needs.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../../contract/failure';
import { lookAtFrame } from './look-at-frame';
import { openingTimes } from './opening';
import { diagnosticsText } from './diagnostics';
import type { FrameFacts, LineFacts } from './diagnostics';
import type { Machine } from './machine';
import { CopyButton } from '../../kit/controls/copy-button';
import { DIAGNOSTICS_COPIED } from './words';

export interface DiagnosticsButtonProps {
  readonly machine: Machine;
  readonly line: () => LineFacts;
  /** Why the engine did not load; null when it did or still does. */
  readonly engineFailure: Failure | null;
}

export function DiagnosticsButton({ machine, line, engineFailure }: DiagnosticsButtonProps): JSX.Element {
  const [frame, setFrame] = useState<FrameFacts | null>(null);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Looking at the frame starts workers, so it waits until a person unfolds this part of the panel.
    const seen = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting !== true) return;
      seen.disconnect();
      void lookAtFrame(window).then(setFrame);
    });
    if (root.current !== null) seen.observe(root.current);
    return () => {
      seen.disconnect();
    };
  }, []);

  return (
    <div class="diagnostics" ref={root}>
      <CopyButton
        what="Diagnostics"
        text={() => diagnosticsText({ machine, line: line(), frame, engineFailure, times: openingTimes(), when: new Date() })}
        copied={DIAGNOSTICS_COPIED}
      >
        Copy diagnostics
      </CopyButton>
    </div>
  );
}
