// Serves dist/ for the browser tests as `npm start` does, on a free port, without building or watching.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.wasm': 'application/wasm',
};

export interface Site {
  readonly url: string;
  close(): Promise<void>;
}

/** `files` stand in for those of dist/, by path: a plugin of the test's own, say. */
export async function serveDist(files: Readonly<Record<string, string>> = {}): Promise<Site> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const name = path === '/' ? '/index.html' : path;
    const read = async (): Promise<Buffer | string | null> => files[name] ?? (await readFile(`${DIST}/playground${name}`).catch(() => readFile(DIST + name).catch(() => null)));
    if (name === '/rebuilt') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': nothing is rebuilt here\n\n');
      return;
    }
    void read().then((body) => {
      if (body === null) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream' }).end(body);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, 'localhost', resolve); });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => { resolve(); });
    }),
  };
}
