// `npm run arrows`: draws the tree and the arrows between rooms anew into docs/architecture.md. A unit test says when that is due.
import { readFile, writeFile } from 'node:fs/promises';
import { ROOT } from '../build/build-target';
import { drawnArchitecture } from './drawn-architecture';

const PATH = `${ROOT}docs/architecture.md`;

await writeFile(PATH, drawnArchitecture(await readFile(PATH, 'utf8')));
