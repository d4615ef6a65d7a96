// Installs the packages of package-lock.json when they are missing or older than the lockfile. Node built-ins only: it runs in
// a fresh clone.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.alla-prima-lock`;

export async function ensureInstalled() {
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing packages (npm ci)…');
  await run(npm(), ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

/** Run a command in the project's root with its output shown; a failure ends this process with the same code. */
export function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
    const end = () => {
      child.kill();
    };
    process.on('exit', end);
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      process.exit(1);
    });
    child.on('close', (status) => {
      process.off('exit', end);
      if (status !== 0) process.exit(status ?? 1);
      resolve();
    });
  });
}

/** Run one of the installed packages' commands. */
export function runBin(name, args) {
  return run(`${root}node_modules/.bin/${name}`, args);
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}
