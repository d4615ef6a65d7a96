// The sandbox itself: which globals there are, what text is refused, and that no error inside it goes unseen.
import { newQuickJSWASMModule } from 'quickjs-emscripten';
import { describe, expect, test } from 'vitest';
import { runPlugin } from '../../src/node/run-plugin';
import { DEFAULT_PLUGIN_ID } from '../../src/node/run-plugin';
import { refusal, snippet, value } from '../support/snippet';

describe('globals', () => {
  test.each([
    'window',
    'document',
    'XMLHttpRequest',
    'TextDecoder',
    'TextEncoder',
    'URL',
    'atob',
    'btoa',
    'performance',
    'crypto',
    'Blob',
    'queueMicrotask',
    'requestAnimationFrame',
    'localStorage',
    'WebAssembly',
    'Worker',
    'process',
    'require',
    'Buffer',
    'ImageData',
    'OffscreenCanvas',
    'self',
    'indexedDB',
    'DOMException',
    '__call',
    'std',
    'os',
  ])('%s does not exist', async (name) => {
    expect(await refusal('', `${name};`)).toContain('ReferenceError');
  });

  test('what Figma documents exists', async () => {
    expect(
      await value(
        `return [typeof figma, typeof __html__, typeof __uiFiles__, typeof console.log, typeof setTimeout, typeof clearTimeout, typeof setInterval, typeof clearInterval, typeof fetch, figma.apiVersion, figma.editorType, figma.command, figma.pluginId, typeof figma.mixed];`,
        { html: 'x' },
      ),
    ).toEqual([
      'object',
      'object',
      'object',
      'function',
      'function',
      'function',
      'function',
      'function',
      'function',
      '1.0.0',
      'figma',
      'open',
      DEFAULT_PLUGIN_ID,
      'symbol',
    ]);
  });

  test.each([
    'WeakRef',
    'FinalizationRegistry',
    'BigInt',
    'Proxy',
    'Reflect',
    'WeakMap',
    'Float32Array',
    'structuredClone',
    'eval',
    'Promise.allSettled',
    'Promise.any',
    'Promise.withResolvers',
    'Object.groupBy',
    '[].at',
    '[].findLast',
    '"".replaceAll',
  ])('%s is there, as Figma documents of ES2020 and later', async (name) => {
    expect(await value(`return typeof ${name};`)).toMatch(/^(function|object)$/);
  });

  test('the syntax of ES2020 and later runs', async () => {
    expect(
      await value(
        `class A { #x = 1; static { this.y = 2; } get x() { return this.#x; } } let z; z ??= A.y; return [new A().x, z, null?.x ?? 5, String(2n ** 64n)];`,
        { lowerAsync: false },
      ),
    ).toEqual([1, 2, 5, '18446744073709551616']);
  });

  test('what an async function returns is a Promise, and so is what the host returns', async () => {
    expect(
      await value(
        `return [(async () => {})() instanceof Promise, figma.loadAllPagesAsync() instanceof Promise, Promise.resolve() instanceof Promise, {} instanceof Promise];`,
        { lowerAsync: false },
      ),
    ).toEqual([true, true, true, false]);
  });

  // One report: in Figma __html__ is a Proxy.
  test('__html__ is no string: it can be handed on and joined, and equals nothing', async () => {
    const { host, result } = await snippet(
      `
      figma.showUI(__html__);
      return [typeof __html__, __html__ === '<p>x</p>', JSON.stringify(__html__) === '"<p>x</p>"', '<b></b>' + __html__, __html__.replace('x', 'y'), __html__.length];`,
      { html: '<p>x</p>' },
    );
    expect(result).toEqual(['object', false, false, '<b></b><p>x</p>', '<p>y</p>', 8]);
    expect(host.run.window.state!.html).toBe('<p>x</p>');
  });

  test('the console has what Figma’s typings list, and no more', async () => {
    const { host } = await snippet(
      `console.clear(); console.assert(true, 'quiet'); console.assert(false, 'wrong', 5); console.log(Object.keys(console).sort().join()); console.log(typeof console.debug);`,
    );
    expect(host.logs.slice(0, 4)).toEqual([
      'clear: ',
      'error: Assertion failed: wrong 5',
      'log: assert,clear,error,info,log,warn',
      'log: undefined',
    ]);
  });

  test('structuredClone copies deeply, cycles and all', async () => {
    expect(
      await value(`
      const source = { list: [1, { deep: true }], map: new Map([[{ k: 1 }, new Set([2])]]), at: new Date(5), bytes: new Uint8Array([1, 2, 3]).subarray(1), nothing: undefined };
      source.self = source;
      const copy = structuredClone(source);
      source.list[1].deep = false; source.bytes[0] = 9;
      const [[key, set]] = copy.map;
      return [copy.self === copy, copy.list[1].deep, key.k, [...set], copy.at.getTime(), Array.from(copy.bytes), 'nothing' in copy, Object.isFrozen(structuredClone(figma.createRectangle().fills))];`),
    ).toEqual([true, true, 1, [2], 5, [2, 3], true, false]);
  });

  test.each(['() => 1', 'Symbol()', '{ mixed: figma.mixed }', 'Promise.resolve()', 'new WeakMap()'])(
    'structuredClone refuses %s',
    async (thing) => {
      expect(await refusal('', `structuredClone(${thing.startsWith('{') ? `(${thing})` : thing});`)).toContain('DataCloneError');
    },
  );

  test('fetch is refused by the manifest', async () => {
    expect(await refusal('', `await fetch('https://example.com/');`)).toContain('networkAccess');
  });

  test('base64 round trip; what is not base64 is refused', async () => {
    expect(await value(`return [figma.base64Encode(new Uint8Array([0, 255, 16])), Array.from(figma.base64Decode('AP8Q'))];`)).toEqual([
      'AP8Q',
      [0, 255, 16],
    ]);
    expect(await refusal('', `figma.base64Decode('***');`)).toContain('base64');
    expect(await refusal('', `figma.base64Encode('abc');`)).toContain('Uint8Array');
  });
});

describe('the text', () => {
  test.each([
    '// import(x)',
    'const text = "import (x)";',
    '/* import\n\t(x) */',
    '"import/*"',
    '"import //"',
    'const reimport = 1; reimport (2)',
    '/* <!-- */',
    '/* --> */',
    'while (i-->0) {}',
  ])('%s rejects the whole plugin', async (code) => {
    await expect(runPlugin({ code, lowerAsync: false })).rejects.toThrow('must not contain');
  });

  test.each(['const important = "(";', 'const x = "import"; (x)', 'const a = "<!- -";'])('%s does not', async (code) => {
    const host = await runPlugin({ code, lowerAsync: false });
    expect(host.errors).toEqual([]);
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
    [
      'refused by the host and not caught',
      `(async () => { await figma.currentPage.exportAsync })(); figma.getNodeByIdAsync(5).then(() => 'lost')`,
    ],
    ['something that is no Error', `Promise.reject('lost')`],
    ['a global that does not exist', `lost`],
  ])('%s surface once', async (_name, code) => {
    const host = await runPlugin({ code }).catch((error: unknown) => ({ errors: [error as Error], settle: () => Promise.resolve() }));
    await host.settle();
    expect(host.errors).toHaveLength(1);
    expect(host.errors[0]!.message.length).toBeGreaterThan(0);
  });

  test('rejections that are handled in time are no errors', async () => {
    const host = await runPlugin({
      code: `
      Promise.reject(new Error('a')).catch(() => {});
      (async () => { try { await Promise.reject(new Error('b')); } catch {} })();
      const later = figma.getNodeByIdAsync(5); later.then(undefined, () => console.log('caught'));`,
    });
    await host.settle();
    expect(host.errors).toEqual([]);
    expect(host.logs).toEqual(['log: caught']);
  });

  test('an endless loop is interrupted and the host lives on', async () => {
    const host = await runPlugin({
      code: `figma.ui.onmessage = (message) => { if (message === 'hang') while (true) {} console.log('alive'); };`,
      limits: { memory: 64_000_000, task: 200 },
    });
    host.post('hang');
    await host.settle();
    expect(host.errors.map((error) => error.message)).toEqual(['interrupted']);
    host.post('on');
    await host.settle();
    expect(host.logs).toEqual(['log: alive']);
  });

  test('an allocation beyond the limit fails', async () => {
    const host = await runPlugin({
      code: 'new Uint8Array(64000000)',
      limits: { memory: 32_000_000, task: 5000 },
      quickjs: await newQuickJSWASMModule(),
    });
    expect(host.errors).toHaveLength(1);
    expect(host.errors[0]!.message).toContain('memory');
  });

  test('a plugin whose memory was collected between two promises can be closed, and another one runs on the same engine', async () => {
    const quickjs = await newQuickJSWASMModule();
    for (let run = 0; run < 3; run++) {
      const host = await runPlugin({
        code: `Promise.resolve().then(() => { new Uint8Array(40000000); console.log('collected', {}); });`,
        quickjs,
      });
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
    const host = await runPlugin({
      code: `
      const gone = setTimeout(() => console.log('gone'), 5); clearTimeout(gone); clearTimeout(undefined);
      let count = 0; const id = setInterval(() => { console.log(++count); if (count === 3) clearInterval(id); }, 1);
      setTimeout(() => console.log('zero')); console.log('first');`,
    });
    await host.settle();
    expect(host.logs[0]).toBe('log: first');
    expect([...host.logs].sort()).toEqual(['log: 1', 'log: 2', 'log: 3', 'log: first', 'log: zero']);
  });

  test('stop with the plugin', async () => {
    const host = await runPlugin({
      code: `setTimeout(() => console.log('late'), 10); figma.on('close', () => console.log('bye'));`,
      lowerAsync: false,
    }).then(async (run) => {
      await run.close();
      return run;
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(host.logs.at(-1)).toBe('log: bye');
  });
});
