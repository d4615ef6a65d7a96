// dist/probe/: the probe as a plugin of its own, and the page for an address where one is given.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { ROOT } from '../build/build-target';
import { bundle, checkedCode, fill, scriptText } from '../build/bundle';

/** Not the plugin's id: what the probe stores for a moment must not mix with what the plugin keeps. */
export const PROBE_ID = 'alla-prima-probe';

export interface ProbeTarget {
  readonly outDir: string;
  /** Where address.html will lie, or null for a probe that stays inline. */
  readonly address: URL | null;
}

/** @throws Error saying what PROBE_ADDRESS must be. */
export function readAddress(text: string | undefined): URL | null {
  if (text === undefined || text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !(url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost')))
    throw new Error(`PROBE_ADDRESS takes the address of a page, like https://example.org/address.html, not "${text}".`);
  return url;
}

/** Write manifest.json, code.js and ui.html; with an address also address.html. Rejects when anything does not build. */
export async function buildProbe({ outDir, address }: ProbeTarget): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const [code, html, page] = await Promise.all([buildCode(address), buildPanel(), address === null ? null : buildPage()]);
  await Promise.all([
    writeFile(`${outDir}/manifest.json`, `${JSON.stringify(manifest(address), null, 2)}\n`),
    writeFile(`${outDir}/code.js`, code),
    writeFile(`${outDir}/ui.html`, html),
    page === null ? null : writeFile(`${outDir}/address.html`, page),
  ]);
}

async function buildCode(address: URL | null): Promise<string> {
  const define = { __PROBE_ID__: PROBE_ID, __PROBE_ADDRESS__: address?.href ?? '', __PROBE_ORIGIN__: address?.origin ?? '' };
  return checkedCode(
    (
      await bundle({
        entryPoints: ['src/probe/plugin/main.ts'],
        target: 'es2017',
        define: Object.fromEntries(Object.entries(define).map(([name, text]) => [name, JSON.stringify(text)])),
      })
    ).js,
  );
}

async function buildPanel(): Promise<string> {
  const [template, early, panel] = await Promise.all([
    readFile(`${ROOT}src/probe/ui/index.html`, 'utf8'),
    bundlePart('early.ts'),
    bundlePart('main.tsx'),
  ]);
  return fill(template, { early: scriptText(early.js), css: panel.css, panel: scriptText(panel.js) });
}

async function buildPage(): Promise<string> {
  const [template, page] = await Promise.all([readFile(`${ROOT}src/probe/ui/address.html`, 'utf8'), bundlePart('address-page.ts')]);
  return fill(template, { page: scriptText(page.js) });
}

function bundlePart(file: string): ReturnType<typeof bundle> {
  return bundle({ entryPoints: [`src/probe/ui/${file}`], target: 'es2022', minify: true, jsx: 'automatic', jsxImportSource: 'preact' });
}

function manifest(address: URL | null): Readonly<Record<string, unknown>> {
  const reasoning = 'Measures what a panel on this address is given. Nothing is sent there.';
  const networkAccess =
    address === null
      ? { allowedDomains: ['none'] }
      : address.protocol === 'http:'
        ? { allowedDomains: ['none'], devAllowedDomains: [address.origin], reasoning }
        : { allowedDomains: [address.origin], reasoning };
  return {
    name: 'Alla Prima probe',
    id: PROBE_ID,
    api: '1.0.0',
    main: 'code.js',
    ui: 'ui.html',
    editorType: ['figma', 'figjam'],
    documentAccess: 'dynamic-page',
    networkAccess,
    menu: [{ name: 'Run…', command: 'open' }],
    relaunchButtons: [{ command: 'open', name: 'Probe' }],
  };
}
