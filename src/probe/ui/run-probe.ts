// Runs the measurements one after the other. Each has a limit and may fail alone; a cancel ends at once; and whatever happened, the
// plugin is told to take away what was drawn.
import { FACT_IDS } from '../contract/facts';
import type { Facts } from '../contract/facts';
import { makeProfile } from '../contract/profile';
import type { Profile, Trouble } from '../contract/profile';
import { PartlyMeasured } from './measure/measurement';
import type { Measurement } from './measure/measurement';
import type { PluginPort } from './plugin-port';

/** The last step, and whose sentences are about what is left. */
export const TIDYING = 'Tidying up';

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly title: string;
}

export interface RunOptions {
  readonly port: PluginPort;
  readonly measurements: readonly Measurement[];
  readonly signal: AbortSignal;
  /** Whether the plugin's side is within reach: without it nothing is drawn. */
  readonly draws: boolean;
  /** What was found before this panel was opened. */
  readonly found: { readonly facts: Facts; readonly troubles: readonly Trouble[] };
  readonly onProgress: (progress: Progress) => void;
}

/** Never rejects: what went wrong is in the profile. */
export async function runProbe({ port, measurements, signal, draws, found, onProgress }: RunOptions): Promise<Profile> {
  let facts: Facts = found.facts;
  const troubles: Trouble[] = [...found.troubles];
  // Read anew each time: it changes while a measurement is waited for.
  const stopped = (): boolean => signal.aborted;
  for (const [done, measurement] of measurements.entries()) {
    if (stopped()) break;
    const { title } = measurement;
    onProgress({ done, total: measurements.length, title });
    try {
      facts = { ...facts, ...known(await limited(measurement, port, signal)) };
    } catch (thrown) {
      if (stopped()) break;
      if (thrown instanceof PartlyMeasured) facts = { ...facts, ...known(thrown.facts) };
      troubles.push({
        measurement: title,
        sentence: thrown instanceof Error && thrown.message !== '' ? thrown.message : 'It failed without a word.',
      });
      // What runs on behind a limit must not draw into the next measurement.
      if (draws) await tidy(port, troubles);
    }
  }
  onProgress({ done: measurements.length, total: measurements.length, title: TIDYING });
  if (draws) await tidy(port, troubles);
  return makeProfile(facts, troubles, signal.aborted);
}

async function tidy(port: PluginPort, troubles: Trouble[]): Promise<void> {
  const measurement = TIDYING;
  try {
    const { left } = await port.ask('stop', {});
    if (left > 0) troubles.push({ measurement, sentence: `${left} layers of the probe could not be removed. Please delete them.` });
  } catch {
    troubles.push({
      measurement,
      sentence: "The plugin's side did not say that everything was removed. Please look at the page and delete what the probe drew.",
    });
  }
}

function limited(measurement: Measurement, port: PluginPort, signal: AbortSignal): Promise<Facts> {
  const { limit } = measurement;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`It took longer than ${limit} s and was given up.`));
    }, limit * 1000);
    const stop = (): void => {
      reject(new Error('It was cancelled.'));
    };
    signal.addEventListener('abort', stop);
    measurement
      .run(port)
      .then(resolve, (error: unknown) => {
        reject(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
      });
  });
}

const IDS: ReadonlySet<string> = new Set(FACT_IDS);

/** Facts that came through a message are only what their sender says. */
function known(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([id]) => IDS.has(id)));
}
