// `npm run build`: dist/manifest.json, dist/code.js (the plugin's sandbox), dist/ui.html (the panel in one file, nothing loaded
// from a URL) and dist/playground/ (the stand-in host's page). With UI_ORIGIN=https://…, also dist/site/ (the hosted panel) and
// dist/launcher.html (the way to it).
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildPlayground } from './build-playground';
import { buildSite } from './build-site';
import { DIST, releaseTarget, ROOT } from './build-target';
import type { BuildTarget, HostedTarget } from './build-target';
import { bundleCode, bundleEngine, bundleLabelEngine, bundlePanel, fill, pack, packedRuntime, scriptText } from './bundle';
import { readModelFiles } from './model-files';
import { pluginManifest } from './plugin-manifest';

export { DIST, ROOT };

/** Hard limit of the inline panel, bytes. */
const UI_HTML_LIMIT = 10_000_000;

/** Build everything. Throws on the first thing that is not fit to ship. */
export async function build(target: BuildTarget = { outDir: DIST, hosted: null }): Promise<void> {
  const { outDir, hosted } = target;
  await mkdir(`${outDir}/playground`, { recursive: true });
  const source = JSON.parse(await readFile(`${ROOT}manifest.json`, 'utf8')) as Record<string, unknown>;
  await Promise.all([
    bundleCode(hosted?.origin ?? '', hosted?.patience).then((code) => writeFile(`${outDir}/code.js`, code)),
    buildPanel().then((html) => writeFile(`${outDir}/ui.html`, html)),
    writeFile(`${outDir}/manifest.json`, json(pluginManifest(source, target))),
    buildPlayground(`${outDir}/playground`),
    hosted === null ? leaveOut(outDir) : addHosted(outDir, hosted),
  ]);
}

/** The hosted panel and the way to it; and the plugin as it is without, so that the playground can show either. */
async function addHosted(outDir: string, hosted: HostedTarget): Promise<void> {
  const inlineDir = `${outDir}/playground/inline`;
  await mkdir(inlineDir, { recursive: true });
  const launcher = await readFile(`${ROOT}src/ui/launcher.html`, 'utf8');
  await Promise.all([
    buildSite(`${outDir}/site`, hosted),
    // By its name: of a folder, not every host shows the page.
    writeFile(`${outDir}/launcher.html`, fill(launcher, { 'panel-url': scriptText(JSON.stringify(`${hosted.url}/index.html`)) })),
    bundleCode('').then((code) => writeFile(`${inlineDir}/code.js`, code)),
  ]);
}

/** What an earlier build of another kind left behind would be taken for a part of this one. */
async function leaveOut(outDir: string): Promise<void> {
  for (const name of ['site', 'launcher.html', 'playground/inline']) await rm(`${outDir}/${name}`, { recursive: true, force: true });
}

async function buildPanel(): Promise<string> {
  const { card, model, styleEncoder } = readModelFiles();
  const [template, panel, engine, labelEngine, wasm, packedModel, packedEncoder] = await Promise.all([
    readFile(`${ROOT}src/ui/index.html`, 'utf8'),
    bundlePanel('inline', []),
    bundleEngine('plain'),
    bundleLabelEngine(),
    packedRuntime('plain'),
    pack(model),
    styleEncoder === null ? null : pack(styleEncoder),
  ]);
  const html = fill(template, {
    'css': panel.css,
    'panel': scriptText(panel.js),
    'engine-source': scriptText(engine),
    'label-engine-source': scriptText(labelEngine),
    'runtime-wasm': wasm.toString('base64'),
    'model': packedModel.toString('base64'),
    'style-encoder': packedEncoder?.toString('base64') ?? '',
    'model-card': scriptText(JSON.stringify(card)),
  });
  const bytes = Buffer.byteLength(html);
  if (bytes > UI_HTML_LIMIT) throw new Error(`ui.html has ${bytes} bytes; ${UI_HTML_LIMIT} are allowed.`);
  return html;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  const target = releaseTarget(process.env['UI_ORIGIN']);
  await build(target);
  console.log(`Built dist/ in ${((Date.now() - started) / 1000).toFixed(1)} s. Import dist/manifest.json in Figma: Plugins → Development → Import plugin from manifest…`);
  if (target.hosted !== null) console.log(`Put what dist/site/ holds at ${target.hosted.url}/ before you open the plugin.`);
}
