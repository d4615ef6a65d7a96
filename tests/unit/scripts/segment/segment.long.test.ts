// `npm run segment` as a person runs it: a painted evening becomes a mask that `npm run paint`'s rule takes for one; and a plain sentence with exit
// code 2 and nothing written for whatever is no picture.
import { createCanvas } from '@napi-rs/canvas';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ROOT } from '../../../../scripts/build/build-target';
import { nodeCodec } from '../../../../scripts/shared/node-codec';
import { importMask } from '../../../../src/labels/read/masks/import-mask';

vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'segment-'));

function segment(...words: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', `${ROOT}scripts/segment/segment.ts`, ...words],
      { cwd: ROOT, env: { ...process.env, INIT_CWD: folder } },
      (error, out, err) => {
        resolve({ code: error === null ? 0 : Number(error.code), out, err });
      },
    );
  });
}

function evening(): Buffer {
  const canvas = createCanvas(300, 200);
  const context = canvas.getContext('2d');
  const sky = context.createLinearGradient(0, 0, 0, 120);
  sky.addColorStop(0, '#3f6fb5');
  sky.addColorStop(1, '#f2dfc0');
  context.fillStyle = sky;
  context.fillRect(0, 0, 300, 200);
  context.fillStyle = '#4a7a2c';
  context.fillRect(0, 125, 300, 75);
  return canvas.toBuffer('image/jpeg', 90);
}

it('a picture becomes a mask of its size', async () => {
  writeFileSync(join(folder, 'evening.jpg'), evening());
  const { code, out, err } = await segment('--in', 'evening.jpg', '--out', 'mask.png');
  expect([code, err]).toEqual([0, '']);
  const told = JSON.parse(out.trim().split('\n').at(-1)!) as { width: number; height: number; coverage: Record<string, number>; sure: number };
  expect([told.width, told.height]).toEqual([300, 200]);
  expect(told.coverage['sky']).toBeGreaterThan(0.3);
  expect(told.sure).toBeGreaterThan(0.2);
  const map = importMask(await nodeCodec.decodeFile(readFileSync(join(folder, 'mask.png'))));
  expect([map.palette, map.unlabelled]).toEqual(['alla-prima', 0]);
});

it.each<[string, readonly string[], RegExp]>([
  ['no picture', ['--in', 'notes.txt', '--out', 'a.png'], /notes\.txt can't be read \(it is no picture, or damaged\)/],
  ['nothing', ['--in', 'none.jpg', '--out', 'a.png'], /can't be read \(no such file\)/],
  ['a name of another kind', ['--in', 'evening.jpg', '--out', 'a.jpg'], /A mask is a PNG/],
  ['itself', ['--in', 'evening.png', '--out', 'evening.png'], /are the same file/],
  ['no --out', ['--in', 'evening.jpg'], /Say which picture/],
  ['words that it does not know', ['--photo', 'evening.jpg'], /can't be read/],
])('%s: exit code 2, one sentence, nothing written', async (_name, words, sentence) => {
  writeFileSync(join(folder, 'notes.txt'), 'Buy milk');
  writeFileSync(join(folder, 'evening.png'), evening());
  const { code, err } = await segment(...words);
  expect([code, err.trim().split('\n').length]).toEqual([2, 1]);
  expect(err).toMatch(sentence);
  expect(existsSync(join(folder, 'a.png'))).toBe(false);
});
