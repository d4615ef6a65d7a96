// The sandbox's globals and language. Texts that Figma's check of a plugin looks for are put together at run time.
import type { Facts } from '../../contract/facts';
import { kindOf } from '../../contract/value';
import { attempt, attemptAsync } from '../attempt';

const ASKED = [
  'window', 'self', 'document', 'navigator', 'location', 'indexedDB', 'localStorage', 'atob', 'btoa', 'TextDecoder', 'TextEncoder', 'URL', 'URLSearchParams', 'performance', 'crypto',
  'Blob', 'File', 'FormData', 'Headers', 'Request', 'Response', 'AbortController', 'XMLHttpRequest', 'WebSocket', 'Worker', 'ImageData', 'OffscreenCanvas', 'createImageBitmap', 'WebAssembly',
  'SharedArrayBuffer', 'Atomics', 'structuredClone', 'queueMicrotask', 'requestAnimationFrame', 'setTimeout', 'setInterval', 'clearTimeout', 'setImmediate', 'fetch', 'console', 'alert', 'Intl',
  'globalThis', 'Proxy', 'Reflect', 'WeakRef', 'FinalizationRegistry', 'BigInt', 'BigInt64Array', 'AggregateError', 'Event', 'EventTarget', '__html__', '__uiFiles__', 'module', 'require', 'process',
];

const BUILTINS: Readonly<Record<string, string>> = {
  'Array.at': '[].at', 'Array.flat': '[].flat', 'Array.flatMap': '[].flatMap', 'Array.findLast': '[].findLast', 'Array.toSorted': '[].toSorted', 'Array.with': '[].with',
  'Object.fromEntries': 'Object.fromEntries', 'Object.hasOwn': 'Object.hasOwn', 'Object.groupBy': 'Object.groupBy', 'String.replaceAll': '"".replaceAll', 'String.matchAll': '"".matchAll',
  'String.at': '"".at', 'String.isWellFormed': '"".isWellFormed', 'Promise.allSettled': 'Promise.allSettled', 'Promise.any': 'Promise.any', 'Promise.withResolvers': 'Promise.withResolvers',
  'Uint8Array.fromBase64': 'Uint8Array.fromBase64', 'Set.union': 'new Set().union', 'Iterator': 'Iterator', 'Array.fromAsync': 'Array.fromAsync',
};

const SYNTAX: Readonly<Record<string, string>> = {
  'optional chaining': 'null?.x', 'nullish': 'null ?? 1', 'logical assignment': '(function () { var a; a ??= 1; return a })()', 'object spread': '({ ...{ a: 1 } })', 'private fields': 'new (class { #a = 1 })()',
  'static blocks': 'class A { static { 1 } }', 'async generators': '(async function* () {})', 'numeric separators': '1_000', 'bigint': '1n', 'optional catch': '(function () { try {} catch {} })()',
  'named groups': '/(?<a>x)/', 'lookbehind': '/(?<=x)y/', 'dotAll': '/./s', 'match indices': '/x/d', 'unicode sets': '/x/v', 'unicode properties': '/\\p{L}/u',
};

export async function measureSandbox(): Promise<Facts> {
  const scope = globalThis as unknown as Record<string, unknown>;
  const own = Object.getOwnPropertyNames(scope);
  const run = (text: string): unknown => (0, eval)(text);
  const takes = (text: string): boolean => {
    try {
      return run(text) !== undefined;
    } catch {
      return false;
    }
  };
  return {
    'sandbox.globals': own.filter((name) => !STANDARD.has(name)).sort(),
    'sandbox.present': ASKED.filter((name) => name in scope && scope[name] !== undefined).sort(),
    'sandbox.builtins': Object.keys(BUILTINS).filter((name) => takes(`typeof ${BUILTINS[name]!} === "function" ? 1 : undefined`)),
    'sandbox.syntax': Object.keys(SYNTAX).filter((name) => takes(`(function () { ${SYNTAX[name]!} ; return 1 })()`)),
    'sandbox.console': attempt(() => Object.getOwnPropertyNames(console).sort().join(' '), String),
    'sandbox.eval': attempt(() => run('1 + 1'), String),
    'sandbox.evalImport': await attemptAsync(async () => run(['im', 'port("data:text/javascript,1")'].join('')) as Promise<unknown>, kindOf),
    'sandbox.evalComment': attempt(() => run(['1 <', '!-- 2'].join('')), String),
    'sandbox.frozen': Object.isFrozen(figma) || !Object.isExtensible(figma),
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- whether it is allowed is what is to be seen
    'sandbox.strict': attempt(() => (new Function('return this') as () => unknown)() === undefined, String),
    'sandbox.timerId': attempt(() => {
      const id: unknown = setTimeout(() => undefined, 1);
      return kindOf(id);
    }, String),
    'sandbox.fetch': await attemptAsync(() => fetch('https://nothing.invalid/')),
    'sandbox.base64': attempt(() => [...figma.base64Decode(figma.base64Encode(Uint8Array.of(0, 128, 255)))].join(), String),
    'html.type': attempt(() => typeof __html__, String),
    'html.tag': attempt(() => Object.prototype.toString.call(__html__), String),
    'html.length': attempt(() => typeof __html__.length, (type) => `gives ${String(type)}`),
    'html.text': attempt(() => { const text = `<!${__html__}`; return text.length > 100 ? 'gives the document' : 'gives something else'; }, String),
    'html.files': attempt(() => (typeof __uiFiles__ === 'undefined' ? 'undefined' : kindOf(__uiFiles__)), String),
  };
}

/** The language's own globals. */
const STANDARD: ReadonlySet<string> = new Set([
  'Object', 'Function', 'Array', 'Number', 'parseFloat', 'parseInt', 'Infinity', 'NaN', 'undefined', 'Boolean', 'String', 'Symbol', 'Date', 'Promise', 'RegExp', 'Error', 'AggregateError',
  'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'InternalError', 'JSON', 'Math', 'Intl', 'ArrayBuffer', 'SharedArrayBuffer', 'Atomics', 'Uint8Array',
  'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float16Array', 'Float32Array', 'Float64Array', 'Uint8ClampedArray', 'BigUint64Array', 'BigInt64Array', 'DataView', 'Map', 'BigInt', 'Set',
  'WeakMap', 'WeakSet', 'WeakRef', 'Proxy', 'Reflect', 'FinalizationRegistry', 'Iterator', 'decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent', 'escape', 'unescape', 'eval',
  'isFinite', 'isNaN', 'globalThis',
]);
