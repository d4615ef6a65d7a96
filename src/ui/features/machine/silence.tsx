// Shown when Figma has not answered the greeting for some seconds: that it has not, and the diagnostics for a bug report.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { lookAtFrame } from './look-at-frame';
import { openingTimes } from './opening';
import { diagnosticsText } from './diagnostics';
import type { FrameFacts } from './diagnostics';
import { Button } from '../../kit/controls/button';
import { CopyButton } from '../../kit/controls/copy-button';
import type { DiagnosticsButtonProps } from './diagnostics-button';
import { SILENCE_ADVICE, SILENCE_SENTENCE, SILENCE_TITLE } from './words';
import './silence.css';

/** How long the panel waits for an answer before it shows this, ms. */
const TIMEOUT_MS = 3_000;
/** How often the diagnostics are renewed, ms: they say how long the panel has waited. */
const RENEWED_MS = 1_000;

export interface SilenceProps extends DiagnosticsButtonProps {
  readonly onAskAgain: () => void;
}

export function Silence({ machine, line, engineFailure, onAskAgain }: SilenceProps): JSX.Element | null {
  const [isLong, setIsLong] = useState(false);
  const [frame, setFrame] = useState<FrameFacts | null>(null);
  const [, renew] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => {
      setIsLong(true);
      void lookAtFrame(window).then(setFrame);
    }, TIMEOUT_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  useEffect(() => {
    if (!isLong) return undefined;
    const timer = setInterval(() => {
      // Not while a person selects text in it.
      if (getSelection()?.isCollapsed !== false) renew((count) => count + 1);
    }, RENEWED_MS);
    return () => {
      clearInterval(timer);
    };
  }, [isLong]);

  if (!isLong) return null;
  const text = (): string => diagnosticsText({ machine, line: line(), frame, engineFailure, times: openingTimes(), when: new Date() });
  return (
    <section class="silence" aria-labelledby="silence-title">
      <div class="silence-words" role="alert">
        <h2 id="silence-title">{SILENCE_TITLE}</h2>
        <p>{SILENCE_SENTENCE}</p>
      </div>
      <p class="quiet">{SILENCE_ADVICE}</p>
      <div class="silence-actions">
        <Button onPress={onAskAgain}>Ask again</Button>
        <CopyButton what="Diagnostics to copy" text={text} copied="Copied.">
          Copy diagnostics
        </CopyButton>
      </div>
      <dl class="silence-facts" aria-label="Diagnostics" tabIndex={0}>
        {text()
          .split('\n')
          .slice(1)
          .map((row, index) => {
            const [term, words] = row.split(/: (.*)/s);
            return (
              <div key={`${term} ${index}`}>
                <dt>{term}</dt>
                <dd>{words}</dd>
              </div>
            );
          })}
      </dl>
    </section>
  );
}
