// dist/site/: the hosted panel as static files for any host, from the root of an origin or from a folder below it. Every file but
// the page is named after its content. Runtime and model are packed (gzip) here, not by the host: the runtime is 27 MB as it
// comes, some hosts take no file above 25 MB, and not all compress.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { EngineFiles, HostedFile } from '../../src/inference/api/engine-assets';
import { ROOT } from './build-target';
import type { HostedTarget } from './build-target';
import { bundleEngine, bundleLabelEngine, bundlePanel, fill, pack, packedRuntime, scriptText } from './bundle';
import { deriveFp16 } from './derive-fp16';
import { readModelFiles, readReaderFiles } from '../shared/model-files';

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
  const { card, model, styleEncoder } = readModelFiles();
  const reader = readReaderFiles();
  const [template, panel, engine, labelEngine, runtime, packedModel, packedHalf, packedEncoder, packedReader] = await Promise.all([
    readFile(`${ROOT}src/ui/hosted.html`, 'utf8'),
    bundlePanel('hosted', target.figmaOrigins),
    bundleEngine('gpu'),
    bundleLabelEngine(),
    packedRuntime('gpu'),
    pack(model),
    packedHalfModel(model),
    styleEncoder === null ? null : pack(styleEncoder),
    pack(reader.file),
  ]);
  const files = {
    css: named('panel', 'css', Buffer.from(panel.css)),
    panel: named('panel', 'js', Buffer.from(panel.js)),
    engine: named('engine', 'js', Buffer.from(engine)),
    labelEngine: named('label-engine', 'js', Buffer.from(labelEngine)),
    // Not .wasm.gz: hosts would say that it is encoded, and browsers would unpack it before its hash is taken.
    runtime: named('runtime', 'bin', runtime),
    model: named('model', 'bin', packedModel),
    sceneReader: named('scene-reader', 'bin', packedReader),
    ...(packedHalf === null ? {} : { half: named('model-half', 'bin', packedHalf) }),
    ...(packedEncoder === null ? {} : { encoder: named('style-encoder', 'bin', packedEncoder) }),
  };
  const engineFiles: EngineFiles = {
    script: files.engine.path,
    labelScript: files.labelEngine.path,
    runtimeWasm: described(files.runtime),
    model: described(files.model),
    halfModel: files.half === undefined ? null : described(files.half),
    styleEncoder: files.encoder === undefined ? null : described(files.encoder),
    sceneReader: { file: described(files.sceneReader), card: reader.card },
  };
  const page = fill(template, {
    'policy': POLICY,
    'css': files.css.path,
    'panel': files.panel.path,
    'engine-files': scriptText(JSON.stringify(engineFiles)),
    'model-card': scriptText(JSON.stringify(card)),
  });
  await mkdir(`${outDir}/assets`, { recursive: true });
  const all = Object.values(files);
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
