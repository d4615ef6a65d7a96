import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readModelFolder } from '../../../../scripts/shared/model-files';

const folder = `${mkdtempSync(join(tmpdir(), 'models-'))}/`;
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('the style encoder comes along where the card names one, and is not forgotten', () => {
  const card = { file: 'model.onnx', sha256: 'ab' };
  const write = (name: string, content: unknown): void => {
    writeFileSync(folder + name, typeof content === 'string' ? content : JSON.stringify(content));
  };
  write('model.onnx', 'model');
  write('model.json', card);
  expect(readModelFolder(folder).styleEncoder).toBeNull();
  write('model.json', { ...card, styleEncoder: { file: 'encoder.onnx' } });
  expect(() => readModelFolder(folder)).toThrow('encoder.onnx');
  write('encoder.onnx', 'encoder');
  const { model, styleEncoder } = readModelFolder(folder);
  expect([Buffer.from(model).toString(), Buffer.from(styleEncoder!).toString()]).toEqual(['model', 'encoder']);
});
