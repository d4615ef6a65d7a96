// Runs a measuring script in a process of its own and reads the JSON of its last line.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** @param script file in this folder. @throws Error with what it said when it fails. */
export async function runAlone<Report>(script: string): Promise<Report> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--import', 'tsx', path], { maxBuffer: 1 << 24 });
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as Report;
}
