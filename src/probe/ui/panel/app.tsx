// The panel: what the probe does, its progress, and the one JSON to copy.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Facts } from '../../contract/facts';
import type { Profile, Trouble } from '../../contract/profile';
import type { PluginPort } from '../plugin-port';
import { copyText } from './copy';
import { greet } from '../greet';
import type { Greeting } from '../greet';
import { MEASUREMENTS } from '../measurements';
import { frameMeasurement } from '../measure/frame';
import { policyMeasurement } from '../measure/policy';
import { themeMeasurement } from '../measure/theme';
import { Result } from './result';
import { runProbe } from '../run-probe';
import type { Progress } from '../run-probe';

type Phase =
  | { readonly name: 'starting' }
  | { readonly name: 'ready'; readonly greeting: Greeting }
  | { readonly name: 'elsewhere' }
  | { readonly name: 'running'; readonly progress: Progress }
  | { readonly name: 'done'; readonly profile: Profile; readonly drew: boolean };

interface Found {
  readonly facts: Facts;
  readonly troubles: readonly Trouble[];
}

/** What the panel can measure when the plugin's side is out of reach. */
const ALONE = [frameMeasurement, themeMeasurement, policyMeasurement];

export function App({ port }: { readonly port: PluginPort }): JSX.Element {
  const [phase, setPhase] = useState<Phase>({ name: 'starting' });
  const cancel = useRef(new AbortController());
  const sample = useRef<HTMLTextAreaElement>(null);

  const run = async (found: Found, measurements = MEASUREMENTS): Promise<void> => {
    cancel.current = new AbortController();
    const { signal } = cancel.current;
    const draws = measurements === MEASUREMENTS;
    const profile = await runProbe({
      port,
      measurements,
      signal,
      draws,
      found,
      onProgress: (progress) => {
        setPhase({ name: 'running', progress });
      },
    });
    setPhase({ name: 'done', profile, drew: draws });
  };
  const meet = async (): Promise<void> => {
    setPhase({ name: 'starting' });
    const greeting = await greet(port);
    if (greeting.kind === 'resumed') await run(greeting.carried);
    else setPhase({ name: 'ready', greeting });
  };
  /** Inside the click: only there may a page copy, and whether it may is a finding. */
  const begin = async (greeting: Greeting): Promise<void> => {
    const copied = await copyText(sample.current!);
    const found = { facts: { 'clipboard.execCommand': copied.execCommand, 'clipboard.writeText': copied.writeText }, troubles: [] };
    if (greeting.kind === 'deaf') {
      await run({ ...found, troubles: [{ measurement: "The plugin's side", sentence: greeting.sentence }] }, ALONE);
      return;
    }
    setPhase({ name: 'elsewhere' });
    try {
      // Soon this panel is replaced by others; the next one of its kind goes on.
      await port.ask('elsewhere', found);
    } catch {
      await run({ ...found, troubles: [{ measurement: 'The window', sentence: "The plugin's side did not take the order." }] });
    }
  };

  useEffect(() => {
    void meet();
  }, []);

  return (
    <main data-phase={phase.name}>
      <header>
        <h1>What does this Figma give to a plugin?</h1>
        <p>Measuring takes about a minute.</p>
      </header>
      <section aria-live="polite">{body()}</section>
      <footer>Nothing is sent anywhere: the result stays here until you copy it. It holds no names, files or accounts.</footer>
      <textarea class="sample" ref={sample} tabIndex={-1} aria-hidden="true" readOnly value="Alla Prima probe" />
    </main>
  );

  function body(): JSX.Element {
    switch (phase.name) {
      case 'starting':
        return <p>Waiting for the plugin…</p>;
      case 'elsewhere':
        return <p>Measuring the window: it changes for a few seconds.</p>;
      case 'ready':
        return <Ready greeting={phase.greeting} onRun={() => void begin(phase.greeting)} onLook={() => void meet()} />;
      case 'running':
        return (
          <Running
            progress={phase.progress}
            onCancel={() => {
              cancel.current.abort();
            }}
          />
        );
      case 'done':
        return <Result profile={phase.profile} drew={phase.drew} onAgain={() => void meet()} />;
    }
  }
}

function Ready({
  greeting,
  onRun,
  onLook,
}: {
  readonly greeting: Greeting;
  readonly onRun: () => void;
  readonly onLook: () => void;
}): JSX.Element {
  if (greeting.kind === 'occupied') {
    return (
      <>
        <p class="warning">This page is not empty. The probe undoes steps to see what undo does, so it wants a new, empty file.</p>
        <button type="button" onClick={onLook}>
          Look again
        </button>
      </>
    );
  }
  const deaf = greeting.kind === 'deaf';
  return (
    <>
      {deaf ? (
        <p class="warning">{greeting.sentence} The panel can still measure itself, and that result is worth copying too.</p>
      ) : (
        <ul>
          <li>It draws shapes, looks at them and takes them away again.</li>
          <li>The window jumps, and small notices come and go.</li>
          <li>The clipboard gets a few words, to see whether copying works.</li>
          {greeting.kind === 'here' && greeting.address !== '' && <li>The panel goes to {greeting.address} for a moment.</li>}
        </ul>
      )}
      <button type="button" class="primary" onClick={onRun}>
        {deaf ? 'Measure the panel' : 'Run'}
      </button>
    </>
  );
}

function Running({ progress: { done, total, title }, onCancel }: { readonly progress: Progress; readonly onCancel: () => void }): JSX.Element {
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') onCancel();
    };
    addEventListener('keydown', listen);
    return () => {
      removeEventListener('keydown', listen);
    };
  }, []);
  return (
    <>
      <label class="progress">
        <span>{title}…</span>
        <progress value={done} max={total} />
      </label>
      <p class="quiet">
        {Math.min(done + 1, total)} of {total}
      </p>
      <button type="button" onClick={onCancel}>
        Cancel
      </button>
    </>
  );
}
