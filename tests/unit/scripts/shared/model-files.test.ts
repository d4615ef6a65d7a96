import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readModelFiles } from '../../../../scripts/shared/model-files';

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
  expect(readModelFiles(folder).styleEncoder).toBeNull();
  write('model.json', { ...card, styleEncoder: { file: 'encoder.onnx' } });
  expect(() => readModelFiles(folder)).toThrow('encoder.onnx');
  write('encoder.onnx', 'encoder');
  const { model, styleEncoder } = readModelFiles(folder);
  expect([Buffer.from(model).toString(), Buffer.from(styleEncoder!).toString()]).toEqual(['model', 'encoder']);
});
