// dist/ over http on this machine: what `npm start`, the browser tests and the benchmark see. Building and watching are not here.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, normalize } from 'node:path';
import { DIST } from '../build/build-target';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

export interface DistOptions {
  /** Where to listen; by default the system chooses a port that is free. */
  readonly port?: number;
  /** The folder that a build was written to. */
  readonly folder?: string;
  /** Stand in for files of the folder, by path: a plugin of a test's own, say. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
}

export interface DistSite {
  /** Without a slash at its end. */
  readonly url: string;
  /** Tell the pages that are open to load anew. */
  rebuilt(): void;
  close(): Promise<void>;
}

/**
 * The playground's files lie at the root, before those of the plugin; /rebuilt is an event stream that says `rebuilt` when told to.
 * Files are read at each request: a folder that is not built yet is no fault. Rejects when the port is taken.
 */
export async function serveDist({ port = 0, folder = DIST, files = {} }: DistOptions = {}): Promise<DistSite> {
  const listeners = new Set<ServerResponse>();
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const body = files[name] ?? (await firstOf(`${folder}/playground${name}`, folder + name));
    if (body === null) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(`Nothing at ${path}`);
      return;
    }
    // As the hosts of a hosted panel do: what is named after its content never changes.
    const cache = name.startsWith('/site/assets/') ? 'public, max-age=31536000, immutable' : 'no-store';
    response.writeHead(200, { 'content-type': contentType(name), 'cache-control': cache }).end(body);
  };
  const server = createServer((request, response) => {
    const path = readPath(request.url ?? '/');
    if (path !== '/rebuilt') {
      void answer(path, response);
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }).write(': listening\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject).listen(port, 'localhost', resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    rebuilt: () => {
      for (const listener of listeners) listener.write('event: rebuilt\ndata: {}\n\n');
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** The content type of a file with this name. */
export function contentType(name: string): string {
  return TYPES[extname(name)] ?? 'application/octet-stream';
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

async function firstOf(...paths: readonly string[]): Promise<Uint8Array | null> {
  for (const path of paths) {
    const body = await readFile(path).catch(() => null);
    if (body !== null) return body;
  }
  return null;
}
