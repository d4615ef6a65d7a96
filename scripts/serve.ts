// The development server behind `npm start`: builds, serves dist/ on localhost with the playground at / and the hosted panel at
// /site/, rebuilds on change.
import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import { extname, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build';
import { developmentTarget, DIST, ROOT } from './build-target';
import type { BuildTarget } from './build-target';

const DEFAULT_PORT = 4173;
const WATCHED = ['src', 'assets/models', 'manifest.json'];

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** Serves dist/ (playground files first at the root) and, at /rebuilt, an event stream that says `rebuilt` after each build. */
function serve(listeners: Set<ServerResponse>): Server {
  return createServer((request, response) => {
    const path = readPath(request.url ?? '/');
    if (path === '/rebuilt') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(': listening\n\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return;
    }
    void answerFile(path, response);
  });
}

/** The path of a request without dot segments; what can't be decoded is taken as it stands and will not be found. */
function readPath(url: string): string {
  const { pathname } = new URL(url, 'http://localhost');
  try {
    return normalize(decodeURIComponent(pathname));
  } catch {
    return pathname;
  }
}

async function answerFile(path: string, response: ServerResponse): Promise<void> {
  const name = path === '/' ? '/index.html' : path;
  for (const candidate of [`${DIST}/playground${name}`, DIST + name]) {
    const body = await readFile(candidate).catch(() => null);
    if (body === null) continue;
    // As the hosts of a hosted panel do: what is named after its content never changes.
    const cache = name.startsWith('/site/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
    response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream', 'cache-control': cache }).end(body);
    return;
  }
  response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(`Nothing at ${path}`);
}

/** Rebuild 100 ms after the last change; one build at a time; a build that fails is reported and the last good one stays. */
function rebuildOnChange(target: BuildTarget, onBuilt: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  let building: Promise<void> = Promise.resolve();
  const rebuild = async (): Promise<void> => {
    try {
      await build(target);
      console.log('Rebuilt.');
      onBuilt();
    } catch (error) {
      console.error(`Not rebuilt: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  for (const path of WATCHED) {
    watch(ROOT + path, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => { building = building.then(rebuild); }, 100);
    });
  }
}

function readPort(): number {
  const { values } = parseArgs({ options: { port: { type: 'string', default: String(DEFAULT_PORT) } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`);
  return port;
}

/** @returns the port that it listens on, which the system chose where 0 was asked for. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken. Try: npm start -- --port ${port + 1}`) : error);
    });
    server.listen(port, 'localhost', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

async function main(): Promise<void> {
  const port = readPort();
  const listeners = new Set<ServerResponse>();
  // First of all: the build needs the address, and a port that is taken should say so before it.
  const origin = `http://localhost:${await listen(serve(listeners), port)}`;
  const target = developmentTarget(`${origin}/site`, origin);
  console.log('Building…');
  await build(target);
  console.log(`\n  Playground   ${origin}\n  In Figma     Plugins → Development → Import plugin from manifest… → ${DIST}/manifest.json\n`);
  rebuildOnChange(target, () => {
    for (const listener of listeners) listener.write('event: rebuilt\ndata: {}\n\n');
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
