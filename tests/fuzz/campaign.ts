// What every campaign shares: its size and seed from the command line, and the smallest failing input kept as a file.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';

const FOLDER = fileURLToPath(new URL('../../test-artefacts/fuzz', import.meta.url));
const SEED = Number(process.env['FUZZ_SEED'] ?? '1');
const TIMES = Number(process.env['FUZZ_TIMES'] ?? '1');

/** How many runs a campaign of this usual size gets. */
export function timed(runs: number): number {
  return Math.max(1, Math.round(runs * TIMES));
}

/** The run's seed, for what is random by other means than fast-check. */
export const seed: number = Math.abs(SEED);

/** Longest time of a campaign, ms; some minutes on a machine that does nothing else. */
export const LONGEST: number = 600_000 * Math.max(1, TIMES);

/**
 * Check that something holds for random input. Where it does not, the input is made as small as it gets, kept in test-artefacts/fuzz/, and
 * the campaign fails with the way to repeat it.
 * @param name of the campaign, as in its file. @param runs its usual size.
 */
export async function campaign<Input>(
  name: string,
  runs: number,
  input: fc.Arbitrary<Input>,
  holds: (input: Input) => void | Promise<void>,
): Promise<void> {
  const result = await fc.check(
    fc.asyncProperty(input, async (value) => {
      await holds(value);
    }),
    // A failure that takes long makes each step towards a smaller one take long.
    { seed: SEED, numRuns: timed(runs), interruptAfterTimeLimit: LONGEST * 0.8, markInterruptAsFailure: true },
  );
  if (!result.failed) return;
  const [counterexample] = result.counterexample ?? [];
  const kept = `${FOLDER}/${name}-${SEED}.txt`;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(kept, `${fc.stringify(counterexample)}\n\n${String(result.errorInstance)}\n`);
  throw new Error(
    `${name} failed after ${result.numRuns} runs and ${result.numShrinks} steps smaller. Kept: ${kept}\n` +
      `The same again: npm run fuzz -- --seed ${SEED} --times ${TIMES} --only ${name}\n` +
      `${fc.stringify(counterexample).slice(0, 2_000)}\n${String(result.errorInstance)}`,
    { cause: result.errorInstance },
  );
}

/** Whatever crosses the wire between panel and plugin: JSON and bytes. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }) },
);

/** A right value with one or a few of its parts replaced, left out or added, at any depth: what a slightly other version says. */
export function damaged(right: unknown): fc.Arbitrary<unknown> {
  return fc
    .array(fc.tuple(fc.nat(), anything, fc.constantFrom('replace', 'leave out', 'add')), { minLength: 1, maxLength: 3 })
    .map((changes) => {
      const copy = { root: structuredClone(right) };
      for (const [at, value, how] of changes) {
        const places = placesIn(copy);
        // All of it was left out before.
        if (places.length === 0) break;
        const [holder, key] = places[at % places.length]!;
        if (how === 'replace') holder[key] = structuredClone(value);
        else if (Array.isArray(holder)) holder.splice(Number(key), how === 'add' ? 0 : 1, ...(how === 'add' ? [structuredClone(value)] : []));
        else if (how === 'leave out') Reflect.deleteProperty(holder, key);
        else holder['added'] = structuredClone(value);
      }
      return copy.root ?? null;
    });
}

/** Every property within a value, as its holder and its key. */
function placesIn(value: object): (readonly [holder: Record<string, unknown>, key: string])[] {
  const places: (readonly [Record<string, unknown>, string])[] = [];
  for (const [key, inner] of Object.entries(value)) {
    places.push([value as Record<string, unknown>, key]);
    if (typeof inner === 'object' && inner !== null && !ArrayBuffer.isView(inner)) places.push(...placesIn(inner as object));
  }
  return places;
}
