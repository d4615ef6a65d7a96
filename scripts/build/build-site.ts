// dist/site/: the hosted panel as static files for any host, from the root of an origin or from a folder below it. Every file but
// the page is named after its content. Runtime and model are packed (gzip) here, not by the host: the runtime is 27 MB as it
// comes, some hosts take no file above 25 MB, and not all compress.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { EngineFiles, HostedFile } from '../../src/inference/api/engine-assets';
import { ROOT } from './build-target';
import type { HostedTarget } from './build-target';
import { bundleEngine, bundleLabelEngine, bundlePanel, fill, modelCards, pack, packedRuntime, scriptText } from './bundle';
import { deriveFp16 } from './derive-fp16';
import { PAINTER_IDS, readModelFiles, readReaderFiles } from '../shared/model-files';

/** Content security policy: nothing from anywhere but the panel's own host. Styles set through the DOM are not subject to it. */
const POLICY = [
  `default-src 'none'`,
  `script-src 'self' 'wasm-unsafe-eval'`,
  `style-src 'self'`,
  `img-src 'self' data: blob:`,
  `connect-src 'self'`,
  `worker-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
].join('; ');

/** The `_headers` file, read by Netlify and Cloudflare Pages; other hosts work without it. A worker takes its policy from headers alone, so it is repeated here. */
const HEADERS = `/*
  Content-Security-Policy: ${POLICY}
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;

interface SiteFile {
  /** Relative to the page. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** Write the site into `outDir` and take away what an earlier build left there. It is the same whatever its address will be. */
export async function buildSite(outDir: string, target: Pick<HostedTarget, 'figmaOrigins'>): Promise<void> {
  const reader = readReaderFiles();
  const [template, panel, engine, labelEngine, runtime, painters, packedReader] = await Promise.all([
    readFile(`${ROOT}src/ui/hosted.html`, 'utf8'),
    bundlePanel('hosted', target.figmaOrigins),
    bundleEngine('gpu'),
    bundleLabelEngine(),
    packedRuntime('gpu'),
    Promise.all(PAINTER_IDS.map(painterFiles)),
    pack(reader.file),
  ]);
  const files = {
    css: named('panel', 'css', Buffer.from(panel.css)),
    panel: named('panel', 'js', Buffer.from(panel.js)),
    engine: named('engine', 'js', Buffer.from(engine)),
    labelEngine: named('label-engine', 'js', Buffer.from(labelEngine)),
    // Not .wasm.gz: hosts would say that it is encoded, and browsers would unpack it before its hash is taken.
    runtime: named('runtime', 'bin', runtime),
    sceneReader: named('scene-reader', 'bin', packedReader),
  };
  const engineFiles: EngineFiles = {
    script: files.engine.path,
    labelScript: files.labelEngine.path,
    runtimeWasm: described(files.runtime),
    painters: painters.map(({ model, half, encoder }) => ({
      model: described(model),
      halfModel: half === null ? null : described(half),
      styleEncoder: encoder === null ? null : described(encoder),
    })),
    sceneReader: { file: described(files.sceneReader), card: reader.card },
  };
  const page = fill(template, {
    'policy': POLICY,
    'css': files.css.path,
    'panel': files.panel.path,
    'engine-files': scriptText(JSON.stringify(engineFiles)),
    'model-cards': modelCards(),
  });
  await mkdir(`${outDir}/assets`, { recursive: true });
  const all = [...Object.values(files), ...painters.flatMap(({ model, half, encoder }) => [model, half, encoder])].filter(
    (file) => file !== null,
  );
  await Promise.all([
    ...all.map((file) => writeFile(`${outDir}/${file.path}`, file.bytes)),
    writeFile(`${outDir}/index.html`, page),
    writeFile(`${outDir}/_headers`, HEADERS),
  ]);
  // Last, so that a panel which is being opened during a rebuild still finds its files.
  for (const name of await readdir(`${outDir}/assets`)) {
    if (!all.some((file) => file.path === `assets/${name}`)) await rm(`${outDir}/assets/${name}`);
  }
}

interface PainterSiteFiles {
  readonly model: SiteFile;
  readonly half: SiteFile | null;
  readonly encoder: SiteFile | null;
}

async function painterFiles(id: string): Promise<PainterSiteFiles> {
  const { model, styleEncoder } = readModelFiles(id);
  const half = await packedHalfModel(model);
  return {
    model: named(`model-${id}`, 'bin', await pack(model)),
    half: half === null ? null : named(`model-half-${id}`, 'bin', half),
    encoder: styleEncoder === null ? null : named(`style-encoder-${id}`, 'bin', await pack(styleEncoder)),
  };
}

/** Null, with a warning, where no half-precision graph can be derived: graphics cards then paint in single precision. */
async function packedHalfModel(model: Uint8Array): Promise<Uint8Array | null> {
  let derived: Uint8Array;
  try {
    derived = deriveFp16(model);
  } catch (thrown) {
    console.warn(`The generator has no half-precision form: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
    return null;
  }
  return pack(derived);
}

function named(name: string, ending: string, bytes: Uint8Array): SiteFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path: `assets/${name}-${sha256.slice(0, 16)}.${ending}`, bytes, sha256 };
}

function described({ path, bytes, sha256 }: SiteFile): HostedFile {
  return { url: path, bytes: bytes.length, sha256 };
}
