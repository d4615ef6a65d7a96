// `npm run build`: dist/manifest.json, dist/code.js (the plugin's sandbox), dist/ui.html (the panel in one file, nothing loaded
// from a URL), dist/NOTICES.txt (the licences of all that) and dist/playground/ (the stand-in's page). With UI_ORIGIN=https://…, also dist/site/ (the hosted panel) and
// dist/launcher.html (the way to it). `npm start` adds dist/hosted/, a plugin that goes to this machine's server, and leaves the rest as it is.
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { PANEL_UNREACHABLE } from '../../src/contract/wire/messages';
import { buildPlayground } from './build-playground';
import { buildSite } from './build-site';
import { DIST, releaseTarget, ROOT } from './build-target';
import type { BuildTarget, HostedTarget } from './build-target';
import { bundleCode, bundleEngine, bundleLabelEngine, bundlePanel, fill, modelCards, pack, packedRuntime, scriptText } from './bundle';
import { noticesText } from './notices';
import { PAINTER_IDS, readModelFiles, readReaderFiles } from '../shared/model-files';
import { pluginManifest, readSourceManifest } from './plugin-manifest';

export { DIST, ROOT };

/** Hard limit of the inline panel, bytes. */
const UI_HTML_LIMIT = 15_000_000;

/** Build everything. Throws on the first thing that must not be shipped (a panel that is too large, a text that Figma rejects). */
export async function build(target: BuildTarget = { outDir: DIST, hosted: null }): Promise<void> {
  const { outDir, hosted } = target;
  const { inline: inlineDir, hosted: hostedDir } = pluginFolders(target);
  await Promise.all(
    [`${outDir}/playground`, inlineDir, ...(hostedDir === null ? [] : [hostedDir])].map((folder) => mkdir(folder, { recursive: true })),
  );
  const source = await readSourceManifest();
  const panel = buildPanel();
  const notices = await noticesText();
  const folders: Plugins = {
    inline: pathInPlayground(inlineDir, outDir),
    hosted: hostedDir === null ? null : pathInPlayground(hostedDir, outDir),
  };
  await Promise.all([
    writePlugin(inlineDir, {
      'manifest.json': json(pluginManifest(source, { outDir, hosted: null })),
      'code.js': await bundleCode(''),
      'ui.html': await panel,
      'NOTICES.txt': notices,
    }),
    buildPlayground(`${outDir}/playground`),
    writeFile(`${outDir}/playground/plugins.json`, json(folders)),
    ...(hosted === null || hostedDir === null ? [] : [addHosted(hostedDir, target, hosted, { source, panel, notices })]),
    leaveOut(
      outDir,
      hosted === null
        ? ['site', 'launcher.html', 'hosted', 'playground/inline']
        : hosted.development
          ? ['launcher.html', 'playground/inline']
          : ['hosted'],
    ),
  ]);
}

type Source = Readonly<Record<string, unknown>> & { readonly id: string };

/** Where the playground finds each of the two plugins: paths that end in a slash. */
interface Plugins {
  readonly inline: string;
  readonly hosted: string | null;
}

/**
 * The folders that hold a plugin each, to be imported. A release for an address of its own is that one plugin. Development leaves the plugin
 * that needs no server where everyone looks for it, and the one that asks for this machine's server beside it: whoever opens Figma next
 * week, with no server running, must not wait for one.
 */
export function pluginFolders({ outDir, hosted }: BuildTarget): { readonly inline: string; readonly hosted: string | null } {
  if (hosted === null) return { inline: outDir, hosted: null };
  return hosted.development ? { inline: outDir, hosted: `${outDir}/hosted` } : { inline: `${outDir}/playground/inline`, hosted: outDir };
}

/** The playground's server shows what lies in playground/ at its root, and what lies in the build's folder as well. */
function pathInPlayground(folder: string, outDir: string): string {
  return `${folder.slice(outDir.length).replace('/playground', '')}/`;
}

async function writePlugin(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(`${folder}/${name}`, text)));
}

/** The hosted panel, and the plugin that goes there. */
async function addHosted(
  folder: string,
  target: BuildTarget,
  hosted: HostedTarget,
  { source, panel, notices }: { readonly source: Source; readonly panel: Promise<string>; readonly notices: string },
): Promise<void> {
  const [template, code] = await Promise.all([readFile(`${ROOT}src/ui/launcher.html`, 'utf8'), bundleCode(hosted.origin, hosted.timeout)]);
  const launcher = fill(template, {
    // By its name: of a folder, not every host shows the page.
    'panel-url': scriptText(JSON.stringify(`${hosted.url}/index.html`)),
    'unreachable': JSON.stringify(PANEL_UNREACHABLE),
    'plugin-id': scriptText(JSON.stringify(source.id)),
  });
  await Promise.all([
    buildSite(`${target.outDir}/site`, hosted).then(() => writeFile(`${target.outDir}/site/NOTICES.txt`, notices)),
    writePlugin(folder, {
      'manifest.json': json(pluginManifest(source, target)),
      'code.js': code,
      'launcher.html': launcher,
      'ui.html': await panel,
      'NOTICES.txt': notices,
    }),
  ]);
}

/** Remove what an earlier build of another kind left, which would look like a part of this one. */
async function leaveOut(outDir: string, names: readonly string[]): Promise<void> {
  for (const name of names) await rm(`${outDir}/${name}`, { recursive: true, force: true });
}

async function buildPanel(): Promise<string> {
  const reader = readReaderFiles();
  const [template, panel, engine, labelEngine, wasm, painters, packedReader] = await Promise.all([
    readFile(`${ROOT}src/ui/index.html`, 'utf8'),
    bundlePanel('inline', []),
    bundleEngine('plain'),
    bundleLabelEngine(),
    packedRuntime('plain'),
    Promise.all(PAINTER_IDS.map(painterBlocks)),
    pack(reader.file),
  ]);
  const html = fill(template, {
    'css': panel.css,
    'panel': scriptText(panel.js),
    'engine-source': scriptText(engine),
    'label-engine-source': scriptText(labelEngine),
    'runtime-wasm': wasm.toString('base64'),
    'painters': painters.join('\n'),
    'scene-reader': packedReader.toString('base64'),
    'reader-card': scriptText(JSON.stringify(reader.card)),
    'model-cards': modelCards(),
  });
  const bytes = Buffer.byteLength(html);
  if (bytes > UI_HTML_LIMIT) throw new Error(`ui.html has ${bytes} bytes; ${UI_HTML_LIMIT} are allowed.`);
  return html;
}

/** The data blocks of a painter: its networks, packed, under its id. */
async function painterBlocks(id: string): Promise<string> {
  const { model, styleEncoder } = readModelFiles(id);
  const block = (name: string, packed: Buffer | null): string =>
    `<script type="text/plain" id="${name}-${id}">${packed?.toString('base64') ?? ''}</script>`;
  return [block('model', await pack(model)), block('style-encoder', styleEncoder === null ? null : await pack(styleEncoder))].join('\n');
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = Date.now();
  const target = releaseTarget(process.env['UI_ORIGIN']);
  await build(target);
  const { size } = await stat(`${DIST}/ui.html`);
  console.log(`ui.html has ${size.toLocaleString('en-GB')} of at most ${UI_HTML_LIMIT.toLocaleString('en-GB')} bytes.`);
  console.log(
    `Built dist/ in ${((Date.now() - started) / 1000).toFixed(1)} s. Import dist/manifest.json in Figma: Plugins → Development → Import plugin from manifest…`,
  );
  if (target.hosted !== null) console.log(`Put what dist/site/ holds at ${target.hosted.url}/ before you open the plugin.`);
}
