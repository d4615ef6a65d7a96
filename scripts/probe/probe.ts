// `npm run probe`: builds dist/probe/, the plugin that measures what a Figma gives to plugins.
//   npm run probe -- --compare FILE   what a profile contradicts, and the code that relies on it; ends with 1 if it contradicts anything
//   npm run probe -- --stand-in       measure the stand-in anew and write docs/figma/stand-in-profile.json
// PROBE_ADDRESS=https://… also tries a panel on that address: put dist/probe/address.html there.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { encodingOf } from '../../src/labels/pasted-json';
import { lasting, readProfile } from '../../src/probe/contract/profile';
import { DIST } from '../build/build-target';
import { ensureChromium } from '../shared/chromium';
import { buildProbe, readAddress } from './build-probe';
import { compareProfiles, reportOf } from './compare';
import { STAND_IN_PROFILE } from './stand-in-profile';
import { openProbeStage } from './stand-in-stage';

/** @returns the exit code: 0, or 1 for contradictions. Rejects with a sentence. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { 'compare': { type: 'string' }, 'stand-in': { type: 'boolean' } } });
  if (values.compare !== undefined) return compare(values.compare);
  if (values['stand-in'] === true) return measureStandIn();
  const address = readAddress(process.env['PROBE_ADDRESS']);
  await buildProbe({ outDir: `${DIST}/probe`, address });
  console.log(
    [
      "Built dist/probe/. In Figma's desktop app:",
      ...(address === null ? [] : [`  0. Put dist/probe/address.html at ${address.href}`]),
      '  1. Open a new, empty design file.',
      '  2. Plugins → Development → Import plugin from manifest… → dist/probe/manifest.json',
      '  3. Run "Alla Prima probe", press Run, then Copy the result, and paste it into a file.',
      '  4. npm run probe -- --compare FILE',
    ].join('\n'),
  );
  return 0;
}

async function compare(file: string): Promise<number> {
  const bytes = await readFile(file).catch(() => {
    throw new Error(`${file} can't be read.`);
  });
  const real = readProfile(new TextDecoder(encodingOf(bytes)).decode(bytes));
  if (real.facts.length === 0) throw new Error(`${file} has no facts to compare. Run the probe to its end, then copy the result.`);
  const comparison = compareProfiles(readProfile(await readFile(STAND_IN_PROFILE, 'utf8')), real);
  console.log(reportOf(comparison, basename(file)));
  return comparison.contradictions.length > 0 ? 1 : 0;
}

async function measureStandIn(): Promise<number> {
  const stage = await openProbeStage({ executablePath: ensureChromium() });
  try {
    const profile = lasting(await stage.run());
    await mkdir(new URL('.', STAND_IN_PROFILE), { recursive: true });
    await writeFile(STAND_IN_PROFILE, `${JSON.stringify(profile, null, 1)}\n`);
    console.log(`Wrote ${profile.facts.length} facts to docs/figma/stand-in-profile.json. Look at what changed: git diff docs/figma`);
    for (const { measurement, sentence } of profile.troubles) console.log(`${measurement}: ${sentence}`);
    return 0;
  } finally {
    await stage.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (thrown: unknown) => {
    console.error(thrown instanceof Error ? thrown.message : String(thrown));
    process.exitCode = 2;
  },
);
