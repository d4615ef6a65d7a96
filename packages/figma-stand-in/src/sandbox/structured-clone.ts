// structuredClone for the sandbox: Figma's has it, plain QuickJS has not. A string that evaluates to the function, for bootstrap.ts.
// https://html.spec.whatwg.org/multipage/structured-data.html#structuredserializeinternal

export const STRUCTURED_CLONE = String.raw`(function () {
  'use strict';

  function refuse(what) {
    var error = new Error(what + ' could not be cloned.');
    error.name = 'DataCloneError';
    throw error;
  }

  function copy(value, seen) {
    if (typeof value === 'function' || typeof value === 'symbol') refuse(String(value));
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    function keep(made) { seen.set(value, made); return made; }
    function fields(made) {
      keep(made);
      Object.keys(value).forEach(function (key) { made[key] = copy(value[key], seen); });
      return made;
    }
    if (value instanceof Date) return keep(new Date(value.getTime()));
    if (value instanceof RegExp) return keep(new RegExp(value.source, value.flags));
    if (value instanceof ArrayBuffer) return keep(value.slice(0));
    if (ArrayBuffer.isView(value)) {
      var buffer = copy(value.buffer, seen);
      return keep(new value.constructor(buffer, value.byteOffset, value instanceof DataView ? value.byteLength : value.length));
    }
    if (value instanceof Map) {
      var map = keep(new Map());
      value.forEach(function (item, key) { map.set(copy(key, seen), copy(item, seen)); });
      return map;
    }
    if (value instanceof Set) {
      var set = keep(new Set());
      value.forEach(function (item) { set.add(copy(item, seen)); });
      return set;
    }
    if (value instanceof Error) {
      var error = keep(new Error(value.message));
      error.name = value.name;
      return error;
    }
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet || value instanceof WeakRef) refuse('#<' + value.constructor.name + '>');
    return fields(Array.isArray(value) ? new Array(value.length) : {});
  }

  return function structuredClone(value) {
    if (arguments.length === 0) throw new TypeError('structuredClone needs a value');
    return copy(value, new Map());
  };
})()`;
