// The built probe in the stand-in for Figma, in Chromium: the playground around it, and an address of another origin for it to go to.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Frame, Page } from 'playwright-core';
import { readProfile } from '../../src/probe/contract/profile';
import type { Profile } from '../../src/probe/contract/profile';
import { buildPlayground } from '../build/build-playground';
import { serveDist } from '../serve/serve-dist';
import { buildProbe } from './build-probe';

/** A run has two dozen measurements, most of which wait; on a busy machine it takes minutes. */
const RUN_TIMEOUT = 400_000;

export interface ProbeStage {
  readonly page: Page;
  /** The frame of the panel on show, wherever in the tree it lies, once it has come to one of these phases. */
  panel(...phases: readonly string[]): Promise<Frame>;
  /** Press Run, wait for the end, and switch the theme. */
  run(): Promise<Profile>;
  /** The profile on show. */
  profile(): Promise<Profile>;
  /** Close this page and everything behind it. */
  close(): Promise<void>;
}

export interface ProbeStageOptions {
  readonly executablePath: string;
  readonly theme?: 'light' | 'dark';
  readonly policy?: 'A' | 'B';
  /** Runs in every frame before anything else. */
  readonly prepare?: () => void;
}

export async function openProbeStage({ executablePath, theme = 'light', policy = 'A', prepare }: ProbeStageOptions): Promise<ProbeStage> {
  const folder = await mkdtemp(join(tmpdir(), 'alla-prima-probe-'));
  const [figma, elsewhere] = await Promise.all([serveDist({ folder }), serveDist({ folder })]);
  await buildProbe({ outDir: folder, address: new URL(`${elsewhere.url}/address.html`) });
  await buildPlayground(`${folder}/playground`);
  // Where the playground finds the plugin, as scripts/build/build.ts writes it.
  await writeFile(`${folder}/playground/plugins.json`, JSON.stringify({ inline: '/', hosted: null }));
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  if (prepare !== undefined) await page.addInitScript(prepare);
  await page.goto(`${figma.url}/?theme=${theme}&policy=${policy}`);

  const panel = async (...phases: readonly string[]): Promise<Frame> => {
    const selector = phases.map((phase) => `main[data-phase="${phase}"]`).join();
    const deadline = Date.now() + RUN_TIMEOUT;
    while (Date.now() < deadline) {
      for (const frame of page.frames()) {
        // Frames come and go while the window is measured.
        const found = await frame
          .$('#probe')
          .then(async (root) => root !== null && (phases.length === 0 || (await frame.$(selector)) !== null))
          .catch(() => false);
        if (found) return frame;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The probe did not come to ${phases.join(' or ')}.`);
  };
  const profile = async (): Promise<Profile> => readProfile(await (await panel('done')).locator('.profile').inputValue());
  return {
    page,
    panel,
    profile,
    run: async () => {
      await (await panel('ready')).getByRole('button', { name: 'Run' }).click();
      await panel('done');
      // As somebody would who is asked to; what comes of it shows in the profile, once or never.
      await page.evaluate(`globalThis.allaPrima.session.setTheme('${theme === 'light' ? 'dark' : 'light'}')`);
      let told = await profile();
      for (let quiet = 0; quiet < 4; quiet++) {
        await new Promise((resolve) => setTimeout(resolve, 600));
        const now = await profile();
        if (now.facts.length !== told.facts.length) quiet = 0;
        told = now;
      }
      return told;
    },
    close: async () => {
      await browser.close();
      await Promise.all([figma.close(), elsewhere.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
