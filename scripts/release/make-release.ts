// The files of a release: the plugin for a teammate, the hosted panel, checksums and notes. The same sources give the same bytes.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIGMA_ORIGINS } from '../../src/contract/figma-origins';
import { build } from '../build/build';
import { releaseTarget } from '../build/build-target';
import { buildSite } from '../build/build-site';
import { howToPage } from './how-to';
import { licenceTexts, painters } from './licences';
import { panelAddress } from './publish-settings';
import type { PublishSettings } from './publish-settings';
import { releaseNotes } from './release-notes';
import { folderContents, zip } from './zip';
import type { Contents } from './zip';

/** The one folder in the plugin's zip. It has no version in its name: unzipped over the old one, it is the update. */
export const PLUGIN_FOLDER = 'alla-prima';
const HOW_TO = 'Read me first.html';

export interface ReleaseOrder {
  readonly version: string;
  /** Year, month 1…12, day. */
  readonly date: readonly [number, number, number];
  /** Markdown: what is new. */
  readonly news: string;
  readonly settings: PublishSettings;
  /** What an earlier release left there goes. */
  readonly outDir: string;
}

export interface ReleaseFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Build and write them. @returns all files that were written into `outDir`. */
export async function makeRelease({ version, date, news, settings, outDir }: ReleaseOrder): Promise<readonly ReleaseFile[]> {
  const address = settings.panel === null ? undefined : panelAddress(settings.panel, version);
  const work = await mkdtemp(join(tmpdir(), 'alla-prima-release-'));
  try {
    await build(releaseTarget(address, work));
    // A plugin that carries its panel has no site; whoever hosts one later finds it in the release all the same.
    if (address === undefined) await buildSite(`${work}/site`, { figmaOrigins: FIGMA_ORIGINS });
    const facts = { ...settings, version, painters: painters() };
    const licences = inFolder('licences', await licenceTexts());
    const built = await folderContents(work, false);
    const plugin = new Map([...built, ...licences, [HOW_TO, Buffer.from(await howToPage(facts))] as const]);
    // What a build says of the licences of its parts goes wherever these parts go.
    const notices = [...built].filter(([name]) => /^(?:third-party-)?(?:notices|licen[cs]es)\b/i.test(name));
    const site = new Map([...notices, ...licences, ...(await folderContents(`${work}/site`, true))]);
    const zips: readonly ReleaseFile[] = [
      { name: `alla-prima-${version}.zip`, bytes: zip(inFolder(PLUGIN_FOLDER, plugin), date) },
      { name: `site-${version}.zip`, bytes: zip(site, date) },
    ];
    const sums = zips.map(({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`).join('');
    const files: readonly ReleaseFile[] = [
      ...zips,
      { name: 'SHA256SUMS', bytes: Buffer.from(sums) },
      { name: `notes-${version}.md`, bytes: Buffer.from(releaseNotes({ ...facts, news, sums })) },
    ];
    await rm(outDir, { recursive: true, force: true });
    await mkdir(outDir, { recursive: true });
    await Promise.all(files.map(({ name, bytes }) => writeFile(`${outDir}/${name}`, bytes)));
    return files;
  } finally {
    await rm(work, { recursive: true });
  }
}

function inFolder(folder: string, contents: Contents): Contents {
  return new Map([...contents].map(([name, bytes]) => [`${folder}/${name}`, bytes]));
}
