// What may cross between the plugin and its panel, and into clientStorage: JSON and Uint8Array, nothing else. Figma's own
// postMessage is laxer in places (dates, undefined); the strict rule is what works everywhere.
import { refuse } from '../document/host-error';

/** Takes the place of a value that can't be passed out of the sandbox (a symbol, a class instance), so that a refusal can name it. */
export class Foreign {
  constructor(readonly kind: string) {}
}

/**
 * A deep copy of a message, as every hop makes one.
 * @throws HostError naming the first thing that can't cross and where it was.
 */
export function copyMessage(value: unknown, at = 'message'): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : refuse(`Cannot send ${at}: ${value} is not JSON`);
  if (value instanceof Uint8Array) return value.slice();
  if (Array.isArray(value)) return Array.from(value, (item, index) => copyMessage(item, `${at}[${index}]`));
  if (typeof value !== 'object') return refuse(`Cannot send ${at}: ${typeof value} can't be cloned`);
  if (value instanceof Foreign) return refuse(`Cannot send ${at}: ${value.kind} can't be cloned`);
  const kind = Object.getPrototypeOf(value) as object | null;
  if (kind !== null && Object.getPrototypeOf(kind) !== null) return refuse(`Cannot send ${at}: ${value.constructor.name} can't be cloned`);
  const copy: Record<string, unknown> = {};
  // As in JSON, fields that are undefined are left out.
  for (const [key, item] of Object.entries(value)) if (item !== undefined) copy[key] = copyMessage(item, `${at}.${key}`);
  return copy;
}

/** Rough stored size of a copied message, bytes. */
export function messageBytes(value: unknown): number {
  if (value instanceof Uint8Array) return value.length;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + messageBytes(item), 2);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).reduce((sum, [key, item]) => sum + key.length + messageBytes(item), 2);
  return typeof value === 'string' ? new TextEncoder().encode(value).length : 8;
}
