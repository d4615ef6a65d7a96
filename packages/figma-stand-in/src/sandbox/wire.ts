// How values are written when they are passed into QuickJS and back. JSON with tagged objects: {$: 'data', v} is a plain object, {$: 'bytes', v} an index
// into the buffers sent along, {$: 'object', v, c, m} an object of the stand-in with its kind and members, {$: 'function', v} a
// function of the plugin's, {$: 'promise', v} a promise that the stand-in settles later; undefined, non-finite numbers, figma.mixed, and
// `foreign` values, which can't be passed on; only their kind is, so that a refusal can name it.
import { Foreign } from '../api/message-rules';
import { Remote } from '../api/remote';

export type Wire =
  null | string | number | boolean | Wire[] | { readonly $: string; readonly v?: unknown; readonly c?: string; readonly m?: unknown };

/** Objects, functions and promises by the keys that stand for them; the sandbox has the counterparts. */
export interface WireTables {
  readonly mixed: symbol;
  keyOf(object: Remote): string;
  objectOf(key: string): Remote;
  functionOf(id: number): (...args: unknown[]) => unknown;
  promiseId(promise: Promise<unknown>): number;
}

export interface MemberShape {
  readonly name: string;
  readonly method: boolean;
  readonly readOnly: boolean;
}

export function encode(value: unknown, buffers: Uint8Array[], tables: WireTables): Wire {
  if (value === undefined) return { $: 'undefined' };
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $: 'number', v: String(value) };
  if (value === tables.mixed) return { $: 'mixed' };
  if (value instanceof Uint8Array) return { $: 'bytes', v: buffers.push(value) - 1 };
  if (value instanceof Remote) return { $: 'object', v: tables.keyOf(value), c: value.kind, m: shapeOf(value) };
  if (value instanceof Promise) return { $: 'promise', v: tables.promiseId(value) };
  if (Array.isArray(value)) return value.map((item) => encode(item, buffers, tables));
  if (typeof value !== 'object') throw new Error(`The stand-in can't pass a ${typeof value} to the sandbox`);
  return { $: 'data', v: Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item, buffers, tables)])) };
}

export function decode(wire: Wire, buffers: readonly Uint8Array[], tables: WireTables): unknown {
  if (wire === null || typeof wire !== 'object') return wire;
  if (Array.isArray(wire)) return wire.map((item) => decode(item, buffers, tables));
  switch (wire.$) {
    case 'undefined':
      return undefined;
    case 'number':
      return Number(wire.v);
    case 'mixed':
      return tables.mixed;
    case 'bytes':
      return buffers[wire.v as number];
    case 'object':
      return tables.objectOf(wire.v as string);
    case 'function':
      return tables.functionOf(wire.v as number);
    case 'foreign':
      return new Foreign(wire.v as string);
    default:
      return Object.fromEntries(Object.entries(wire.v as Record<string, Wire>).map(([key, item]) => [key, decode(item, buffers, tables)]));
  }
}

function shapeOf(object: Remote): MemberShape[] {
  return object.members.map((name) => {
    const member = findMember(object, name);
    const method = typeof member?.value === 'function';
    return { name, method, readOnly: !method && member?.set === undefined };
  });
}

function findMember(object: object, name: string): PropertyDescriptor | undefined {
  for (let at: object | null = object; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const member = Object.getOwnPropertyDescriptor(at, name);
    if (member !== undefined) return member;
  }
  return undefined;
}
