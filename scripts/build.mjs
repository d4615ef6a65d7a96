// `npm run build`: from a fresh clone to dist/. Installs what is missing, then hands over to build/build.ts.
import { ensureInstalled, runBin } from './ensure-installed.mjs';

await ensureInstalled();
await runBin('tsx', ['scripts/build/build.ts']);
