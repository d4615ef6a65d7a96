// When Figma does not answer, the panel says so itself: an empty panel that says "Opening…" for ever tells nobody anything. Works with no
// answer at all; what it shows is what whoever looks into it needs to know.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { lookAtFrame } from './look-at-frame';
import { openingTimes } from './opening';
import { diagnosticsText } from './diagnostics';
import type { FrameFacts } from './diagnostics';
import { Button } from '../../kit/controls/button';
import { CopyButton } from '../../kit/controls/copy-button';
import type { DiagnosticsButtonProps } from './diagnostics-button';
import './silence.css';

/** How long nothing is said about it, ms. */
const SILENCE = 3_000;
/** How often the diagnostics are told anew, ms: the waiting grows. */
const RENEWED = 1_000;

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
    }, SILENCE);
    return () => { clearTimeout(timer); };
  }, []);
  useEffect(() => {
    if (!isLong) return undefined;
    const timer = setInterval(() => {
      // Not under the hands of somebody who is selecting.
      if (getSelection()?.isCollapsed !== false) renew((count) => count + 1);
    }, RENEWED);
    return () => { clearInterval(timer); };
  }, [isLong]);

  if (!isLong) return null;
  const text = (): string => diagnosticsText({ machine, line: line(), frame, engineFailure, times: openingTimes(), when: new Date() });
  return (
    <section class="silence" aria-labelledby="silence-title">
      <div class="silence-words" role="alert">
        <h2 id="silence-title">Figma does not answer</h2>
        <p>The panel is open, but nothing has come back from Figma yet. It keeps asking.</p>
      </div>
      <p class="quiet">If this stays, close the plugin and run it again. If it happens each time, send us what stands below: nothing of your file is in it.</p>
      <div class="silence-actions">
        <Button onPress={onAskAgain}>Ask again</Button>
        <CopyButton what="Diagnostics to copy" text={text} copied="Copied.">Copy diagnostics</CopyButton>
      </div>
      <dl class="silence-facts" aria-label="Diagnostics" tabIndex={0}>
        {text().split('\n').slice(1).map((row, index) => {
          const [term, words] = row.split(/: (.*)/s);
          return <div key={`${term} ${index}`}><dt>{term}</dt><dd>{words}</dd></div>;
        })}
      </dl>
    </section>
  );
}
