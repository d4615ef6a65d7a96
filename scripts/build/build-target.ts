// What a build is for: a plugin that carries its panel and nothing else, one with a hosted panel, or development.
import { fileURLToPath } from 'node:url';
import { FIGMA_ORIGINS } from '../../src/contract/figma-origins';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const DIST = `${ROOT}dist`;

/** ms; long enough for a slow connection, and short enough for the carried panel to be there within five seconds. */
export const HOSTED_TIMEOUT = 3_500;

/** ms; generous, because the carried panel is a document of several megabytes and machines differ. */
export const CARRIED_TIMEOUT = 10_000;

export interface HostedTarget {
  /** The folder that site/ will be served from, without a slash at its end; it may lie below the origin's root. */
  readonly url: string;
  readonly origin: string;
  /** Where the hosted panel may be framed, Figma's own origins first. */
  readonly figmaOrigins: readonly [string, ...string[]];
  /** How long the hosted panel may take to say that it is there, ms. */
  readonly timeout: number;
  /** On this machine: Figma takes such an origin for plugins under development only. */
  readonly development: boolean;
}

export interface BuildTarget {
  readonly outDir: string;
  /** Null for a plugin that carries its panel and never asks the network for anything. */
  readonly hosted: HostedTarget | null;
}

/**
 * The target of `npm run build` and `npm run release`.
 * @param uiOrigin address of the folder that will hold site/.
 * @param setting where it was written down, for the sentence. @throws Error saying what it must be.
 */
export function releaseTarget(uiOrigin: string | undefined, outDir: string = DIST, setting = 'UI_ORIGIN'): BuildTarget {
  if (uiOrigin === undefined || uiOrigin === '') return { outDir, hosted: null };
  const url = URL.canParse(uiOrigin) ? new URL(uiOrigin) : null;
  // A manifest takes names only: Figma refuses to import one with an IP address.
  const isAddress = url !== null && /^(\[.*\]|\d+(\.\d+){3})$/.test(url.hostname);
  if (url?.protocol !== 'https:' || isAddress || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new Error(`${setting} takes an address like https://example.org or https://someone.github.io/alla-prima, not "${uiOrigin}".`);
  }
  return {
    outDir,
    hosted: { url: url.href.replace(/\/+$/, ''), origin: url.origin, figmaOrigins: FIGMA_ORIGINS, timeout: HOSTED_TIMEOUT, development: false },
  };
}

/** The target of `npm start` and of tests: a panel served on this machine, framed by a stand-in for Figma. */
export function developmentTarget(panelUrl: string, playgroundOrigin: string, outDir: string = DIST): BuildTarget {
  return {
    outDir,
    hosted: {
      url: panelUrl,
      origin: new URL(panelUrl).origin,
      figmaOrigins: [...FIGMA_ORIGINS, playgroundOrigin],
      timeout: HOSTED_TIMEOUT,
      development: true,
    },
  };
}
