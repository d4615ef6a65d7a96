import { expect, test } from 'vitest';
import { enterShortcut, enterWords, undoWords } from '../../../../src/ui/kit/look/key-words';

// https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/User-Agent
const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Figma/124.7.4 Chrome/126.0.0.0 Electron/31.7.7 Safari/537.36';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36';

test('keys are named as the machine’s keyboard has them', () => {
  expect([enterWords(MAC), enterShortcut(MAC), undoWords(MAC).redo]).toEqual(['⌘⏎', 'Meta+Enter', '⇧⌘Z']);
  expect([enterWords(WINDOWS), enterShortcut(WINDOWS), undoWords(WINDOWS).undo]).toEqual(['Ctrl+Enter', 'Control+Enter', 'Ctrl+Z']);
});
