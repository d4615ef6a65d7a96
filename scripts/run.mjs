// `node scripts/run.mjs BIN …`: runs one of the installed packages' commands, in a fresh clone too: what is missing is installed first.
import { ensureInstalled, runBin } from './ensure-installed.mjs';

const [bin, ...args] = process.argv.slice(2);
await ensureInstalled();
await runBin(bin, args);
