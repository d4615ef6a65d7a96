// The profile, to be copied: by the button, or by hand from the text that stands there selected.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Facts } from '../../contract/facts';
import { withFacts } from '../../contract/profile';
import type { Profile, Trouble } from '../../contract/profile';
import { TIDYING } from '../run-probe';
import { themeSwitch } from '../measure/theme';
import { copyText } from './copy';

function leftovers(troubles: readonly Trouble[]): string {
  return troubles.some(({ measurement }) => measurement === TIDYING)
    ? 'What was drawn may not all be gone: see below.'
    : 'Everything drawn was taken away.';
}

export function Result({
  profile,
  drew,
  onAgain,
}: {
  readonly profile: Profile;
  readonly drew: boolean;
  readonly onAgain: () => void;
}): JSX.Element {
  const area = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<'not yet' | 'yes' | 'refused'>('not yet');
  const button = useRef<HTMLButtonElement>(null);
  const [switched, setSwitched] = useState<Facts>({});
  const whole = withFacts(profile, switched);
  const { facts, notMeasured, troubles, cancelled } = whole;
  const copy = async (): Promise<void> => {
    const { execCommand, writeText } = await copyText(area.current!);
    setCopied(execCommand === 'works' || writeText === 'works' ? 'yes' : 'refused');
  };
  useEffect(() => {
    button.current?.focus();
  }, []);
  // Somebody may switch Figma's theme now; nothing but a look tells.
  useEffect(() => {
    const look = setInterval(() => {
      setSwitched((before) => (JSON.stringify(themeSwitch()) === JSON.stringify(before) ? before : themeSwitch()));
    }, 500);
    return () => {
      clearInterval(look);
    };
  }, []);

  return (
    <>
      <p>
        <strong>{cancelled ? 'Cancelled' : 'Done'}.</strong> {facts.length} facts
        {notMeasured.length > 0 && `, ${notMeasured.length} not measured`}. {drew ? leftovers(troubles) : 'Nothing was drawn.'}
      </p>
      {troubles.length > 0 && (
        <ul class="troubles">
          {troubles.map(({ measurement, sentence }) => (
            <li key={measurement + sentence}>
              <strong>{measurement}:</strong> {sentence}
            </li>
          ))}
        </ul>
      )}
      <textarea ref={area} class="profile" readOnly aria-label="The result" spellcheck={false} value={JSON.stringify(whole, null, 2)} />
      <p role="status">
        {copied === 'yes'
          ? 'Copied. Paste it into a file or a message.'
          : copied === 'refused'
            ? 'This Figma does not let a panel copy. The text is selected: press Ctrl+C or ⌘C.'
            : 'One JSON, to send back as it is.'}
      </p>
      <p class="quiet">
        {'theme.switchClass' in switched
          ? 'The switch of the theme was measured, too.'
          : "Switch Figma's theme while this is open, and the result tells how that arrives, too."}
      </p>
      <div class="row">
        <button type="button" class="primary" ref={button} onClick={() => void copy()}>
          Copy the result
        </button>
        <button type="button" onClick={onAgain}>
          Run again
        </button>
      </div>
    </>
  );
}
