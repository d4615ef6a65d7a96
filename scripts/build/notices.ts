// NOTICES.txt: the licences of everything that dist/ ships, found by looking at what the bundles are made of. A part without its licence stops the
// build. What a package leaves out of its npm archive stands in licences/, under its name and version, so that a new version asks anew.
import { build } from 'esbuild';
import { readdir, readFile } from 'node:fs/promises';
import { validateModelCard } from '../../src/inference/api/model-card';
import { PAINTER_IDS, readModelFiles } from '../shared/model-files';
import { ROOT } from './build-target';

/** Where the bundles of the plugin and its panel begin, and that of the playground. */
const ENTRIES = {
  plugin: ['src/plugin/main.ts', 'src/ui/main.tsx', 'src/inference/label-worker/worker.ts', 'src/inference/worker/worker.ts'],
  playground: ['src/playground/main.tsx'],
} as const;

/** Files of a package that hold licences. */
const LICENCE_FILE = /^(licen[cs]e|copying|notice|thirdpartynotices)\b.*$/i;

/** A part of what is shipped, with the texts that must go with it. */
export interface ShippedPart {
  readonly name: string;
  /** As the package says it, an SPDX id as a rule. */
  readonly licence: string;
  readonly texts: readonly string[];
}

/** Packages in the plugin or in the playground alone, by name. Rejects where one comes without a licence. */
export async function shippedPackages(of: keyof typeof ENTRIES): Promise<readonly ShippedPart[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [...ENTRIES[of]],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'unused',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
  });
  const inputs = Object.keys(metafile.inputs).filter((path) => path.includes('node_modules/'));
  const folders = new Set([...inputs.map(packageFolder), ...(await Promise.all(inputs.map(packedInto))).flat()]);
  const parts = await Promise.all([...folders].map(readPackage));
  return parts.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The whole file. Rejects where a licence is missing. */
export async function noticesText(): Promise<string> {
  const [plugin, playground, licence, painters, reader] = await Promise.all([
    shippedPackages('plugin'),
    shippedPackages('playground'),
    readLicence('LICENSE', 'Alla Prima'),
    Promise.all(PAINTER_IDS.map(painterPart)),
    readLicence('assets/models/scene-reader/LICENSE', 'The scene reader'),
  ]);
  const ours: readonly ShippedPart[] = [
    { name: 'Alla Prima, the code', licence: 'MIT', texts: [licence] },
    ...painters,
    { name: 'Alla Prima, the scene reader', licence: 'Apache-2.0 AND non-commercial', texts: [reader] },
  ];
  const onlyThere = playground.filter(({ name }) => !plugin.some((part) => part.name === name));
  return [
    'What Alla Prima is made of, and under which licences. Written by the build.',
    ...ours.map(section),
    ...plugin.map(section),
    ...onlyThere.map((part) => section({ ...part, name: `${part.name} (in the playground, not in the plugin)` })),
  ].join('\n\n');
}

/** A painter's weights. Rejects where they come without a licence. */
async function painterPart(id: string): Promise<ShippedPart> {
  const { painter } = validateModelCard(readModelFiles(id).card);
  return {
    name: `Alla Prima, the painter ${painter.name} (generator and style encoder)`,
    licence: painter.use === 'free' ? 'free to use, also at work' : 'non-commercial',
    texts: [await readLicence(`assets/models/${id}/LICENSE`, `The painter ${painter.name}`)],
  };
}

function section({ name, licence, texts }: ShippedPart): string {
  const title = `${name}: ${licence}`;
  return [`${title}\n${'='.repeat(title.length)}`, ...texts.map((text) => text.trim())].join('\n\n');
}

/** `node_modules/preact` of any file in it. */
function packageFolder(path: string): string {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)![0];
}

/** Packages that a file was bundled from before it came here, as its source map tells. */
async function packedInto(path: string): Promise<readonly string[]> {
  const map = await readFile(`${ROOT}${path}.map`, 'utf8').catch(() => null);
  const { sources = [] } = map === null ? {} : (JSON.parse(map) as { sources?: readonly string[] });
  return sources
    .filter((source) => source.includes('node_modules/'))
    .map((source) => packageFolder(source).replace(/^.*?node_modules\//, 'node_modules/'));
}

/** A package with its licences. Rejects, naming it, where it has none. @param folder relative to the repository's root. */
export async function readPackage(folder: string): Promise<ShippedPart> {
  const { name, version, license } = JSON.parse(await readFile(`${ROOT}${folder}/package.json`, 'utf8')) as Record<string, string>;
  const kept = `scripts/build/licences/${name}@${version}`;
  const texts = [...(await licencesIn(folder)), ...(await licencesIn(kept))];
  if (texts.length === 0 || license === undefined)
    throw new Error(`${name} ${version} is shipped and comes without its licence. Put the text into ${kept}/.`);
  return { name: `${name} ${version}`, licence: license, texts };
}

async function licencesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(`${ROOT}${folder}`).catch(() => []);
  return Promise.all(
    names
      .filter((name) => LICENCE_FILE.test(name))
      .sort()
      .map((name) => readFile(`${ROOT}${folder}/${name}`, 'utf8')),
  );
}

async function readLicence(path: string, what: string): Promise<string> {
  const text = await readFile(`${ROOT}${path}`, 'utf8').catch(() => '');
  if (text.trim() === '') throw new Error(`${what} has no licence: ${path} is missing or empty.`);
  return text;
}
