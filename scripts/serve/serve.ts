// The development server behind `npm start`: builds, serves dist/ on localhost with the playground at / and the hosted panel at
// /site/, rebuilds on change.
import { watch } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from '../build/build';
import { developmentTarget, DIST, ROOT } from '../build/build-target';
import type { BuildTarget } from '../build/build-target';
import { serveDist } from './serve-dist';

const DEFAULT_PORT = 4173;
const WATCHED = ['src', 'assets/models', 'manifest.json'];

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
      timer = setTimeout(() => {
        building = building.then(rebuild);
      }, 100);
    });
  }
}

function readPort(): number {
  const { values } = parseArgs({ options: { port: { type: 'string', default: String(DEFAULT_PORT) } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`);
  return port;
}

async function main(): Promise<void> {
  const port = readPort();
  // First of all: the build needs the address, and a port that is taken should say so before it.
  const site = await serveDist({ port }).catch((thrown: unknown) => {
    const taken = (thrown as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw taken ? new Error(`Port ${port} is taken. Try: npm start -- --port ${port + 1}`) : thrown;
  });
  const target = developmentTarget(`${site.url}/site`, site.url);
  console.log('Building…');
  await build(target);
  console.log(
    `\n  Playground   ${site.url}\n  In Figma     Plugins → Development → Import plugin from manifest… → ${DIST}/manifest.json\n               or, to try the hosted panel while this runs, ${DIST}/hosted/manifest.json\n`,
  );
  rebuildOnChange(target, () => {
    site.rebuilt();
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
