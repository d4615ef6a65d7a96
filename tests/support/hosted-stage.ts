// The stage of the hosted panel's tests: a build for addresses of its own, the playground on one origin as Figma and dist/site/ on
// another, below a folder, as on Pages. The site's server counts what goes over the wire, and can be cut.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../scripts/build/build';
import { developmentTarget } from '../../scripts/build/build-target';
import { contentType } from '../../scripts/serve/serve-dist';
import { tinyPanel, tinySite } from './tiny-panel';

const FOLDER = '/panel';
/** How long the plugin waits for its hosted panel, ms: generous, because other suites run beside these tests. */
const TIMEOUT = 12_000;

export type Cut = 'dead' | RegExp | { readonly how: 'stalled' | 'missing' | 'damaged'; readonly files: RegExp } | null;

export interface HostedStage {
  /** Of the playground, on the same machine as the panel's site as far as the browser cares: it may keep things there. */
  readonly figma: string;
  /** The playground under another name: the panel is a frame of another site, where this browser keeps nothing in the Cache API. */
  readonly figmaElsewhere: string;
  /** Of the panel's own site, without the folder. */
  readonly site: string;
  /** What the site was asked for since `forget` and how many bytes it gave, in the order of its answers. */
  readonly sent: { readonly path: string; readonly bytes: number }[];
  readonly forget: () => void;
  /**
   * Break the site: answer nothing at all; stop in the middle of files whose path matches; or, for those, never answer, answer that they are not
   * there, or send something else. Null mends it.
   */
  readonly cut: (how: Cut) => void;
  /** Serve either panel with tiny painters, as it is at first, or with the shipped ones. */
  readonly paintWith: (painters: 'tiny' | 'shipped') => void;
  /** How long the plugin waits for its hosted panel, ms. */
  readonly timeout: number;
  readonly close: () => Promise<void>;
}

/** Build into a folder of its own and serve it. Takes some ten seconds. */
export async function openHostedStage(): Promise<HostedStage> {
  const outDir = await mkdtemp(join(tmpdir(), 'alla-prima-hosted-'));
  let sent: { path: string; bytes: number }[] = [];
  let broken: Cut = null;
  /** What is served in place of the files that were built, by their paths there. */
  let tiny: ReadonlyMap<string, Buffer> = new Map();
  let replaced = tiny;

  const figmaServer = createServer((request, response) => {
    const path = pathOf(request.url);
    if (path === '/rebuilt') response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': nothing is rebuilt here\n\n');
    else void answer(response, [`${outDir}/playground${path}`, outDir + path], replaced);
  });
  const siteServer = createServer((request, response) => {
    const path = pathOf(request.url).replace(FOLDER, '');
    if (broken === 'dead') response.destroy();
    else if (broken !== null && 'how' in broken && broken.files.test(path)) {
      if (broken.how === 'missing') response.writeHead(404).end();
      if (broken.how === 'damaged') response.writeHead(200, { 'content-type': contentType(path) }).end('}{ nothing of use');
    } else if (path.endsWith('/stranger.html')) response.writeHead(200, { 'content-type': contentType(path) }).end(STRANGER);
    else {
      // What a panel asked for that has since been closed is none of the next one's, however late it is answered.
      const list = sent;
      void answer(response, [`${outDir}/site${path}`], replaced, broken instanceof RegExp && broken.test(path)).then((bytes) => {
        list.push({ path, bytes });
      });
    }
  });
  const port = await listen(figmaServer);
  const [figma, figmaElsewhere] = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const site = `http://localhost:${await listen(siteServer)}`;
  const { hosted } = developmentTarget(site + FOLDER, figma);
  await build({ outDir, hosted: { ...hosted!, figmaOrigins: [...hosted!.figmaOrigins, figmaElsewhere], timeout: TIMEOUT } });
  const panel = Buffer.from(await tinyPanel(false, outDir));
  replaced = tiny = new Map([
    ...['/ui.html', '/hosted/ui.html'].map((path) => [outDir + path, panel] as const),
    ...[...(await tinySite(`${outDir}/site`))].map(([path, bytes]) => [`${outDir}/site${path}`, bytes] as const),
  ]);
  return {
    figma,
    figmaElsewhere,
    site,
    timeout: TIMEOUT,
    get sent() {
      return sent;
    },
    forget: () => {
      sent = [];
    },
    paintWith: (painters) => {
      replaced = painters === 'tiny' ? tiny : new Map();
    },
    cut: (how) => {
      broken = how;
      if (how === 'dead') siteServer.closeAllConnections();
    },
    close: async () => {
      for (const server of [figmaServer, siteServer]) {
        server.closeAllConnections();
        server.close();
      }
      await rm(outDir, { recursive: true });
    },
  };
}

/** A page of another origin than Figma's that frames the panel, writes down what it hears, and answers as Figma would. */
const STRANGER = `<!doctype html><script>
  heard = [];
  onmessage = (event) => { heard.push(event.data); };
</script><iframe></iframe>`;

function pathOf(url = '/'): string {
  const { pathname } = new URL(url, 'http://localhost');
  return pathname.endsWith('/') ? `${pathname}index.html` : pathname;
}

/** The first of these files that is there. @returns how many bytes were sent. */
async function answer(
  response: ServerResponse,
  candidates: readonly string[],
  replaced: ReadonlyMap<string, Buffer>,
  half = false,
): Promise<number> {
  for (const path of candidates) {
    const body = replaced.get(path) ?? (await readFile(path).catch(() => null));
    if (body === null) continue;
    response.writeHead(200, { 'content-type': contentType(path), 'content-length': body.length });
    if (!half) {
      response.end(body);
      return body.length;
    }
    const part = body.subarray(0, body.length >> 1);
    response.write(part, () => {
      response.destroy();
    });
    return part.length;
  }
  response.writeHead(404).end();
  return 0;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, resolve);
  });
  return (server.address() as AddressInfo).port;
}
