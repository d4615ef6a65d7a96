// `npm start`: from a fresh clone to the playground. Installs what is missing, then hands over to serve.ts.
import { ensureInstalled, runBin } from './ensure-installed.mjs';

await ensureInstalled();
process.on('SIGINT', () => {}); // the server ends on Ctrl+C by itself; stay until it has
process.on('SIGTERM', () => {
  process.exit(143);
}); // which ends the server with it
await runBin('tsx', ['scripts/serve/serve.ts', ...process.argv.slice(2)]);
