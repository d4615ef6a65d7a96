// The text of “Copy diagnostics”: every fact is in it, whatever is known so far.
import { describe, expect, it } from 'vitest';
import { diagnosticsText } from '../../../../../src/ui/features/machine/diagnostics';
import type { DiagnosticFacts, FrameFacts } from '../../../../../src/ui/features/machine/diagnostics';

const FRAME: FrameFacts = {
  document: 'data:',
  secure: false,
  isolated: false,
  depth: 3,
  compatMode: 'BackCompat',
  browser: 'Mozilla/5.0 Figma/125 Chrome/130.0.6723.58 Electron/33',
  cores: 8,
  memory: null,
  pixelRatio: 2,
  webAssembly: 'allowed, with SIMD',
  abilities: { caches: false, OffscreenCanvas: true },
  gpu: { reason: 'This browser does not offer WebGPU.', adapter: null, features: [] },
  workers: { 'data:': 'works', 'blob:': 'refused: policy' },
};
const FACTS: DiagnosticFacts = {
  machine: {
    place: { kind: 'data: worker', refused: ['blob: worker: no answer within 5 s'] },
    backend: { kind: 'wasm', reason: 'One thread of the processor.', refused: [] },
    graphics: 'No WebGPU. This browser does not offer WebGPU.',
    models: [
      {
        name: 'gen',
        version: '0.0.2',
        sha256: 'ab'.repeat(32),
        painter: { id: 'test', name: 'Test', about: 'For tests.', use: 'free' },
        licence: 'None.',
      },
    ],
    appVersion: '0.1.0',
  },
  line: {
    heard: { taken: 4, passedOver: 2, last: { place: 'top', origin: 'https://www.figma.com' } },
    unanswered: [{ name: 'ready', waited: 3120 }],
    violations: ['worker-src blob'],
  },
  frame: FRAME,
  times: [
    ['shown', 41.4],
    ['ready', 1203.7],
  ],
  engineFailure: null,
  when: new Date('2026-11-22T12:00:00Z'),
};

describe('diagnosticsText', () => {
  it('holds what a bug report needs', () => {
    const text = diagnosticsText(FACTS);
    for (const part of [
      '0.1.0',
      'ab'.repeat(32),
      'wasm. One thread',
      'data: worker',
      'no answer within 5 s',
      'data:, quirks mode (BackCompat), 3 frames deep, not secure context',
      'Chromium: 130.0.6723.58',
      '4 messages, 2 passed over',
      'Last message: from the top page, origin https://www.figma.com',
      'Never answered: ready (3.1 s)',
      'Stopped by the policy: worker-src blob',
      'Figma/125',
      '8 cores',
      'with SIMD',
      'Worker, blob:: refused: policy',
      'Has: OffscreenCanvas',
      'Lacks: caches',
      'shown 41 ms, ready 1204 ms',
      '2026-11-22T12:00:00.000Z',
      'GPU adapter: none. This browser',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('lists the features of an adapter, in order', () => {
    const text = diagnosticsText({
      ...FACTS,
      frame: { ...FRAME, gpu: { reason: 'There.', adapter: 'google swiftshader', features: ['timestamp-query', 'shader-f16'] } },
    });
    expect(text).toContain('GPU adapter: google swiftshader\nGPU features: shader-f16, timestamp-query');
  });

  it('says what is not known yet, and why the engine failed', () => {
    const text = diagnosticsText({
      ...FACTS,
      machine: { place: null, backend: null, graphics: null, models: [], appVersion: '0.1.0' },
      line: { heard: { taken: 0, passedOver: 0, last: null }, unanswered: [], violations: [] },
      frame: null,
      times: [],
      engineFailure: { code: 'wasm-refused', sentence: 'It may not run here.' },
    });
    expect(text).toContain('Painters: not readable');
    expect(text).toContain('Engine failed: wasm-refused. It may not run here.');
    expect(text).toContain('Frame: still being looked at');
    expect(text).toContain('Last message: none\nNever answered: nothing\nStopped by the policy: nothing');
    expect(text).not.toMatch(/undefined|null|NaN/);
  });
});
