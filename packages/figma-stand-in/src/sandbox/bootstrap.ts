// The first script inside the sandbox. It takes the one function that reaches outside (`__call`), removes it from the globals, and builds what Figma
// documents: figma, console, timers, fetch, structuredClone. Objects of the stand-in appear with exactly the members that they list and can't
// be extended, as Figma's can't; what a getter returns is frozen. Promises that are rejected and never handled are reported.
// This is a string, not a module, because it is evaluated inside QuickJS. How values are written is described in wire.ts.

import { STRUCTURED_CLONE } from './structured-clone';

export const BOOTSTRAP = String.raw`(function (global) {
  'use strict';
  var door = global.__call;
  delete global.__call;

  var objects = new Map();      // key -> wrapper
  var keys = new WeakMap();     // wrapper -> key
  var prototypes = new Map();   // kind -> prototype
  var functions = new Map();    // id -> function
  var functionIds = new WeakMap();
  var promises = new Map();     // id -> { resolve, reject }
  var nextFunction = 1;
  var absent = {};              // kind -> names of documented members that are not there, if they are to be noted
  var mixed = Symbol('figma.mixed');

  // ---- values out

  function encode(value, buffers) {
    if (value === undefined) return { $: 'undefined' };
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') return isFinite(value) ? value : { $: 'number', v: String(value) };
    if (value === mixed) return { $: 'mixed' };
    if (typeof value === 'function') return { $: 'function', v: functionId(value) };
    if (typeof value !== 'object') return { $: 'foreign', v: 'a ' + typeof value };
    if (keys.has(value)) return { $: 'object', v: keys.get(value) };
    if (value === global.__html__) return String(value);
    if (value instanceof Uint8Array) return { $: 'bytes', v: buffers.push(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength)) - 1 };
    if (Array.isArray(value)) return value.map(function (item) { return encode(item, buffers); });
    var prototype = Object.getPrototypeOf(value);
    if (prototype !== null && prototype !== Object.prototype) {
      return { $: 'foreign', v: 'a ' + ((value.constructor && value.constructor.name) || 'class instance') };
    }
    var fields = {};
    Object.keys(value).forEach(function (key) { fields[key] = encode(value[key], buffers); });
    return { $: 'data', v: fields };
  }

  function functionId(fn) {
    if (!functionIds.has(fn)) {
      functionIds.set(fn, nextFunction);
      functions.set(nextFunction++, fn);
    }
    return functionIds.get(fn);
  }

  // ---- values in

  function decode(value, buffers, freeze) {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) {
      var items = value.map(function (item) { return decode(item, buffers, freeze); });
      return freeze ? Object.freeze(items) : items;
    }
    switch (value.$) {
      case 'undefined': return undefined;
      case 'number': return Number(value.v);
      case 'mixed': return mixed;
      case 'bytes': return new Uint8Array(buffers[value.v]);
      case 'object': return objects.get(value.v) || wrap(value.v, value.c, value.m);
      case 'promise': return new Promise(function (resolve, reject) { promises.set(value.v, { resolve: resolve, reject: reject }); });
    }
    var fields = {};
    Object.keys(value.v).forEach(function (key) { fields[key] = decode(value.v[key], buffers, freeze); });
    return freeze ? Object.freeze(fields) : fields;
  }

  function wrap(key, kind, members) {
    var prototype = prototypes.get(kind);
    if (!prototype) {
      prototype = Object.create(behind(kind));
      members.forEach(function (member) { define(prototype, member); });
      Object.defineProperty(prototype, 'toString', { value: function () { return call('label', this, '', []); } });
      prototypes.set(kind, Object.freeze(prototype));
    }
    var wrapper = Object.preventExtensions(Object.create(prototype));
    keys.set(wrapper, key);
    objects.set(key, wrapper);
    return wrapper;
  }

  // The parent of every prototype. With nameAbsentMembers on, it notes each read of a documented member that the stand-in lacks.
  function behind(kind) {
    var names = absent[kind];
    if (!names) return Object.prototype;
    function note(name) {
      if (names.indexOf(name) !== -1) door(JSON.stringify({ op: 'absent', member: kind + '.' + name }));
    }
    return new Proxy(Object.prototype, {
      get: function (target, name, receiver) { note(name); return Reflect.get(target, name, receiver); },
      has: function (target, name) { note(name); return Reflect.has(target, name); },
      set: function (target, name, value, receiver) { note(name); return Reflect.set(target, name, value, receiver); },
    });
  }

  function define(prototype, member) {
    var name = member.name;
    if (member.method) {
      Object.defineProperty(prototype, name, { enumerable: true, value: function () { return call('call', this, name, Array.prototype.slice.call(arguments)); } });
      return;
    }
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get: function () { return call('get', this, name, []); },
      set: member.readOnly
        ? function () { throw new TypeError('Cannot assign to read only property \'' + name + '\' of object'); }
        : function (value) { call('set', this, name, [value]); },
    });
  }

  function call(op, target, name, args) {
    var buffers = [];
    var request = JSON.stringify({ op: op, target: keys.get(target), name: name, args: args.map(function (arg) { return encode(arg, buffers); }) });
    return open(door.apply(undefined, [request].concat(buffers)), op === 'get');
  }

  function open(reply, freeze) {
    var answer = JSON.parse(reply[0]);
    if (answer.error) throw errorOf(answer.error);
    return decode(answer.value, reply.slice(1), freeze);
  }

  function errorOf(data) {
    if (data.plain) return data.message;
    var error = data.name === 'TypeError' ? new TypeError(data.message) : new Error(data.message);
    return error;
  }

  // ---- what the host calls

  function describe(error) {
    if (error instanceof Error) return { name: error.name, message: error.message, stack: String(error.stack || '') };
    return { name: 'Error', message: String(error), stack: '' };
  }

  function report(error) {
    door(JSON.stringify({ op: 'error', error: describe(error) }));
  }

  var entries = {
    invoke: function (request, buffers) {
      var result;
      try {
        result = functions.get(request.fn).apply(undefined, request.args.map(function (arg) { return decode(arg, buffers, false); }));
      } catch (error) {
        if (request.sync) return JSON.stringify({ error: describe(error) });
        report(error);
        return JSON.stringify({ value: { $: 'undefined' } });
      }
      if (result && typeof result.then === 'function' && !keys.has(result)) {
        result.then(undefined, report);
        result = undefined;
      }
      return JSON.stringify({ value: encode(result, []) });
    },
    settle: function (request, buffers) {
      var pending = promises.get(request.promise);
      promises.delete(request.promise);
      if (request.error) pending.reject(errorOf(request.error));
      else pending.resolve(decode(request.value, buffers, false));
    },
    sweep: function () {
      var left = Array.from(rejected);
      rejected.clear();
      left.forEach(function (entry) { report(entry.reason); });
    },
  };

  // ---- rejections that nobody handles

  var rejected = new Set();
  var Native = global.Promise;
  var nativeThen = Native.prototype.then;
  var hasInstance = Function.prototype[Symbol.hasInstance];

  // then() makes another promise; watching that one, too, would never end.
  var quiet = false;
  function watch(promise) {
    if (quiet) return;
    quiet = true;
    nativeThen.call(promise, undefined, function (reason) {
      if (handled.has(promise)) return;
      var entry = { promise: promise, reason: reason };
      rejected.add(entry);
      waiting.set(promise, entry);
    });
    quiet = false;
  }

  var handled = new WeakSet();
  var waiting = new WeakMap();
  class Promise extends Native {
    constructor(executor) {
      super(executor);
      watch(this);
    }
    static get [Symbol.species]() { return Promise; }
    // Async functions return promises of the engine's own class, not of this one; instanceof must hold for both.
    static [Symbol.hasInstance](value) { return hasInstance.call(Native, value); }
    then(onFulfilled, onRejected) {
      handled.add(this);
      if (waiting.has(this)) rejected.delete(waiting.get(this));
      return super.then(onFulfilled, onRejected);
    }
  }
  Object.defineProperty(global, 'Promise', { value: Promise, writable: true, configurable: true });

  // ---- the documented globals

  function speak(level) {
    return function () {
      var words = Array.prototype.map.call(arguments, function (word) {
        if (word instanceof Error) return String(word.stack ? word.message + '\n' + word.stack : word);
        if (typeof word !== 'object' || word === null || keys.has(word)) return String(word);
        try { return JSON.stringify(word); } catch (error) { return String(word); }
      });
      door(JSON.stringify({ op: 'log', level: level, words: words }));
    };
  }
  // Figma's typings have these six methods (index.d.ts, interface Console); there is no console.debug.
  global.console = Object.freeze({
    log: speak('log'), info: speak('info'), warn: speak('warn'), error: speak('error'), clear: speak('clear'),
    assert: function (condition) {
      var words = Array.prototype.slice.call(arguments, 1);
      if (!condition) global.console.error.apply(undefined, ['Assertion failed' + (words.length > 0 ? ':' : '')].concat(words));
    },
  });
  global.structuredClone = ${STRUCTURED_CLONE};

  function timer(repeat) {
    return function (callback, delay) {
      if (typeof callback !== 'function') throw new TypeError('The callback of a timer must be a function');
      return JSON.parse(door(JSON.stringify({ op: 'timer', fn: functionId(callback), delay: Number(delay) || 0, repeat: repeat }))[0]).value;
    };
  }
  function clear(id) { door(JSON.stringify({ op: 'clear', id: typeof id === 'number' ? id : 0 })); }
  global.setTimeout = timer(false);
  global.setInterval = timer(true);
  global.clearTimeout = clear;
  global.clearInterval = clear;

  global.fetch = function (url) {
    return new Promise(function (resolve, reject) {
      var answer = JSON.parse(door(JSON.stringify({ op: 'fetch', url: String(url && url.url || url) }))[0]);
      reject(new TypeError(answer.value));
    });
  };

  // According to one report, __html__ is a Proxy in Figma: it can be passed to showUI and joined to a string, but === with a string is false.
  function markup(text) {
    return new Proxy(Object(text), {
      get: function (target, key) { return typeof target[key] === 'function' ? target[key].bind(text) : target[key]; },
    });
  }

  var start = JSON.parse(door(JSON.stringify({ op: 'start' }))[0]).value;
  absent = start.absent;
  if (typeof start.ui === 'string') global.__html__ = markup(start.ui);
  global.__uiFiles__ = Object.freeze(typeof start.ui === 'string' ? {} : start.ui);
  Object.defineProperty(global, 'figma', { value: decode(start.figma, [], true), enumerable: true });

  return function (name, request, buffers) { return entries[name](JSON.parse(request), buffers || []); };
})(globalThis)`;
