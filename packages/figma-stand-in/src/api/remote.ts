// Objects that plugin code sees by reference. Errors that their members throw are prefixed with the member, as Figma's are
// ("in set_fills: …"); members outside an object's own list do not exist for the plugin.
import { HostError } from '../document/host-error';

export abstract class Remote {
  /** What kind of object it is: a node's or style's type, else where plugin code finds it. All of one kind have the same members. */
  abstract readonly kind: string;
  /** Names of the members that plugin code sees on this object. */
  abstract readonly members: readonly string[];
  /** What a plugin sees when it prints the object. */
  abstract label(): string;

  /** Called before plugin code touches a member. @throws HostError where it may not. */
  guard?(member: string): void;
}

/** Wrap the listed accessors and methods that a class itself defines, so that their refusals say where they came from. */
export function sayWhere(constructor: abstract new (...args: never[]) => Remote, members: readonly string[]): void {
  const prototype = constructor.prototype as object;
  for (const name of new Set(members)) {
    const member = Object.getOwnPropertyDescriptor(prototype, name);
    if (member === undefined) continue;
    const { value, get, set } = member as { value?: unknown; get?: Method; set?: Method };
    if (typeof value === 'function') Object.defineProperty(prototype, name, { ...member, value: prefixed(name, value as Method) });
    if (get === undefined) continue;
    Object.defineProperty(prototype, name, {
      get: prefixed(`get_${name}`, get),
      ...(set === undefined ? {} : { set: prefixed(`set_${name}`, set) }),
      configurable: true,
    });
  }
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

function prefixed(where: string, member: Method): Method {
  return function (this: unknown, ...args: unknown[]): unknown {
    try {
      const result = Reflect.apply(member, this, args);
      return result instanceof Promise
        ? result.catch((error: unknown) => {
            throw located(where, error);
          })
        : result;
    } catch (error) {
      throw located(where, error);
    }
  };
}

function located(where: string, error: unknown): unknown {
  return error instanceof HostError && !error.message.startsWith('in ') ? new HostError(`in ${where}: ${error.message}`) : error;
}
