// The sandbox itself: which globals there are, what text is refused, and that no error inside it goes unseen.
import { newQuickJSWASMModule } from 'quickjs-emscripten';
import { describe, expect, test } from 'vitest';
import { runInNode } from '../../support/run-in-node';
import { refusal, value } from '../../support/snippet';
import { PLUGIN_ID } from '../../support/plugin-id';

describe('globals', () => {
  test.each(['window', 'document', 'XMLHttpRequest', 'TextDecoder', 'TextEncoder', 'URL', 'atob', 'btoa', 'performance', 'crypto', 'Blob', 'structuredClone', 'queueMicrotask', 'requestAnimationFrame',
    'localStorage', 'WebAssembly', 'Worker', 'process', 'require', 'Buffer', 'ImageData', 'OffscreenCanvas', 'self', '__call', 'std', 'os'])('%s does not exist', async (name) => {
    expect(await refusal('', `${name};`)).toContain('ReferenceError');
  });

  test('what Figma documents exists', async () => {
    expect(await value(`return [typeof figma, typeof __html__, typeof __uiFiles__, typeof console.log, typeof setTimeout, typeof clearTimeout, typeof setInterval, typeof clearInterval, typeof fetch, figma.apiVersion, figma.editorType, figma.command, figma.pluginId, typeof figma.mixed];`, { html: 'x' })).toEqual(
      ['object', 'string', 'object', 'function', 'function', 'function', 'function', 'function', 'function', '1.0.0', 'figma', 'open', PLUGIN_ID, 'symbol']);
  });

  test('fetch is refused by the manifest', async () => {
    expect(await refusal('', `await fetch('https://example.com/');`)).toContain('networkAccess');
  });

  test('base64 round trip; what is not base64 is refused', async () => {
    expect(await value(`return [figma.base64Encode(new Uint8Array([0, 255, 16])), Array.from(figma.base64Decode('AP8Q'))];`)).toEqual(['AP8Q', [0, 255, 16]]);
    expect(await refusal('', `figma.base64Decode('***');`)).toContain('base64');
    expect(await refusal('', `figma.base64Encode('abc');`)).toContain('Uint8Array');
  });
});

describe('the text', () => {
  test.each(['// import(x)', 'const text = "import (x)";', '/* <!-- */'])('%s rejects the whole plugin', async (code) => {
    await expect(runInNode({ code, lowerAsync: false })).rejects.toThrow('must not contain');
  });
});

describe('errors', () => {
  test.each([
    ['while starting', `throw new Error('lost')`],
    ['in the syntax', 'const = lost'],
    ['in an event', `figma.on('run', () => { throw new Error('lost') })`],
    ['in an async event', `figma.on('run', async () => { await null; throw new Error('lost') })`],
    ['in a timer', `setTimeout(() => { throw new Error('lost') }, 1)`],
    ['in a floating async function', `const later = async () => { await null; throw new Error('lost') }; later()`],
    ['in a floating promise', `new Promise(() => { throw new Error('lost') })`],
    ['in a rejected promise', `Promise.reject(new Error('lost'))`],
    ['in a then', `Promise.resolve().then(() => { throw new Error('lost') })`],
    ['after an await of the host', `(async () => { await figma.loadAllPagesAsync(); throw new Error('lost') })()`],
    ['refused by the host and not caught', `(async () => { await figma.currentPage.exportAsync })(); figma.getNodeByIdAsync(5).then(() => 'lost')`],
    ['something that is no Error', `Promise.reject('lost')`],
    ['a global that does not exist', `lost`],
  ])('%s surface once', async (_name, code) => {
    const host = await runInNode({ code }).catch((error: unknown) => ({ errors: [error as Error], settle: () => Promise.resolve() }));
    await host.settle();
    expect(host.errors).toHaveLength(1);
    expect(host.errors[0]!.message.length).toBeGreaterThan(0);
  });

  test('rejections that are handled in time are no errors', async () => {
    const host = await runInNode({ code: `
      Promise.reject(new Error('a')).catch(() => {});
      (async () => { try { await Promise.reject(new Error('b')); } catch {} })();
      const later = figma.getNodeByIdAsync(5); later.then(undefined, () => console.log('caught'));` });
    await host.settle();
    expect(host.errors).toEqual([]);
    expect(host.logs).toEqual(['log: caught']);
  });

  test('an endless loop is interrupted and the host lives on', async () => {
    const host = await runInNode({ code: `figma.ui.onmessage = (message) => { if (message === 'hang') while (true) {} console.log('alive'); };`, limits: { memory: 64_000_000, task: 200 } });
    host.post('hang');
    await host.settle();
    expect(host.errors.map((error) => error.message)).toEqual(['interrupted']);
    host.post('on');
    await host.settle();
    expect(host.logs).toEqual(['log: alive']);
  });

  test('an allocation beyond the limit fails', async () => {
    const host = await runInNode({ code: 'new Uint8Array(64000000)', limits: { memory: 32_000_000, task: 5000 }, quickjs: await newQuickJSWASMModule() });
    expect(host.errors).toHaveLength(1);
    expect(host.errors[0]!.message).toContain('memory');
  });

  test('a plugin whose memory was collected between two promises can be closed, and another one runs on the same engine', async () => {
    const quickjs = await newQuickJSWASMModule();
    for (let run = 0; run < 3; run++) {
      const host = await runInNode({ code: `Promise.resolve().then(() => { new Uint8Array(40000000); console.log('collected', {}); });`, quickjs });
      await host.settle();
      expect(host.logs).toEqual(['log: collected {}']);
      await host.close();
    }
  });

  test('an error thrown in a callback of the host comes out at the call', async () => {
    expect(await refusal('figma.createRectangle();', `figma.currentPage.findAll(() => { throw new Error('mine'); });`)).toBe('Error: mine');
  });
});

describe('timers', () => {
  test('run later, repeat, and can be cleared', async () => {
    const host = await runInNode({ code: `
      const gone = setTimeout(() => console.log('gone'), 5); clearTimeout(gone); clearTimeout(undefined);
      let count = 0; const id = setInterval(() => { console.log(++count); if (count === 3) clearInterval(id); }, 1);
      setTimeout(() => console.log('zero')); console.log('first');` });
    await host.settle();
    expect(host.logs[0]).toBe('log: first');
    expect([...host.logs].sort()).toEqual(['log: 1', 'log: 2', 'log: 3', 'log: first', 'log: zero']);
  });

  test('stop with the plugin', async () => {
    const host = await runInNode({ code: `setTimeout(() => console.log('late'), 10); figma.on('close', () => console.log('bye'));` , lowerAsync: false }).then(async (run) => { await run.close(); return run; });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(host.logs.at(-1)).toBe('log: bye');
  });
});
