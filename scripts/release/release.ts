// `npm run release`: tests, builds and writes release/, all that a version is published with. It refuses a version without a dated
// section in CHANGELOG.md, and a tree with changes that no commit holds. `npm run release -- --draft` writes release/draft/ without asking
// any of that and without testing, to be looked at.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ROOT } from '../build/build-target';
import { readSourceManifest } from '../build/plugin-manifest';
import { changelogSections, releasedSection } from './changelog';
import { appVersion } from '../shared/app-version';
import { makeRelease } from './make-release';
import { readPublishSettings } from './publish-settings';
import type { PublishSettings } from './publish-settings';

/** Date of everything in a draft of a version that is not released: the first that a zip can hold. */
const NO_DATE = [1980, 1, 1] as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { draft: { type: 'boolean', default: false } } });
  const { draft } = values;
  const [version, changelog, settings] = await Promise.all([appVersion(), readFile(`${ROOT}CHANGELOG.md`, 'utf8'), readPublishSettings()]);
  const section = draft ? changelogSections(changelog).find((one) => one.version === version) : releasedSection(changelog, version);
  if (!draft) {
    refuseUncommitted();
    test();
  }
  const outDir = `${ROOT}release${draft ? '/draft' : ''}`;
  const files = await makeRelease({ version, date: section?.date ?? NO_DATE, news: section?.text ?? '', settings, outDir });
  console.log(`\n${draft ? 'A draft, untested' : 'Released'}: Alla Prima ${version}`);
  for (const { name, bytes } of files) console.log(`  ${outDir}/${name}  ${bytes.length.toLocaleString('en')} bytes`);
  for (const open of await openPoints(settings)) console.log(`Still open: ${open}`);
}

/** The same commit gives the same bytes; what is in no commit gives bytes that nobody can make again. */
function refuseUncommitted(): void {
  let changed: string;
  try {
    changed = execFileSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    // The sources came without git, as an archive of one commit.
    return;
  }
  if (changed !== '')
    throw new Error(`These changes are in no commit. Commit them, or write a draft (npm run release -- --draft):\n${changed.trimEnd()}`);
}

function test(): void {
  const { status } = spawnSync(process.execPath, [`${ROOT}scripts/test.mjs`], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error('The tests failed: nothing is released.');
}

/** What only the owner can settle, where it is not settled. */
async function openPoints({ panel, support }: PublishSettings): Promise<readonly string[]> {
  const { id } = await readSourceManifest();
  return [
    ...(/^\d+$/.test(id)
      ? []
      : ['manifest.json holds no id that Figma drew (README.md, First). Paintings made under another id lose their recipes.']),
    ...(support === null ? ['publish.json names no "support"; the Community listing needs one.'] : []),
    ...(panel === null
      ? ['publish.json names no "panel": this plugin carries its panel and paints on the processor only (docs/publishing.md).']
      : []),
  ];
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
