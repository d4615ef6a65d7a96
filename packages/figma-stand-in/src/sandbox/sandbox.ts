// Runs the text of a built code.js in QuickJS with only the globals that Figma documents. It passes
// values, runs timers and enforces limits; what the API does is in api/. Every error that plugin code does not catch reaches `onError`. A
// little above 250 lines, because calls in both directions share the same tables of objects, functions, timers and promises.
import type { QuickJSContext, QuickJSHandle, QuickJSWASMModule } from 'quickjs-emscripten';
import { FigmaApi } from '../api/figma/figma-api';
import ABSENT from '../api/absent-members.json' with { type: 'json' };
import type { PluginRun } from '../api/plugin-run';
import type { Remote } from '../api/remote';
import { BOOTSTRAP } from './bootstrap';
import { asData, errorOf } from './error-data';
import type { ErrorData } from './error-data';
import { checkPluginText } from './plugin-text';
import { decode, encode } from './wire';
import type { Wire, WireTables } from './wire';

export interface SandboxLimits {
  /** Largest single allocation, bytes. (Not the sum of all: QuickJS compiled to WASM does not know how much it has allocated.) */
  readonly memory: number;
  /** Longest time that one task of the plugin may take, ms. */
  readonly task: number;
}

export const DEFAULT_LIMITS: SandboxLimits = { memory: 512 * 1024 * 1024, task: 20_000 };

/** HTML of the plugin's UI: one document, or several by name, as the manifest's `ui` lists them. */
export type PluginUi = string | Readonly<Record<string, string>>;

interface Ask {
  readonly op: string;
  readonly target?: string;
  readonly name?: string;
  readonly args?: Wire[];
  readonly [field: string]: unknown;
}

export class Sandbox {
  private readonly context: QuickJSContext;
  private readonly objects = new Map<string, Remote>();
  private readonly keys = new WeakMap<Remote, string>();
  private readonly functions = new Map<number, (...args: unknown[]) => unknown>();
  private readonly timers = new Map<number, () => void>();
  private readonly figma: FigmaApi;
  private readonly tables: WireTables;
  private enter: QuickJSHandle | undefined;
  private deadline = Infinity;
  private counter = 0;
  private depth = 0;
  private disposed = false;

  constructor(
    quickjs: QuickJSWASMModule,
    private readonly run: PluginRun,
    private readonly ui: PluginUi,
    private readonly limits: SandboxLimits = DEFAULT_LIMITS,
  ) {
    this.figma = new FigmaApi(run);
    this.tables = {
      mixed: this.figma.mixed,
      keyOf: (object) => this.keyOf(object),
      objectOf: (key) => this.objects.get(key)!,
      functionOf: (id) => this.functionOf(id),
      promiseId: (promise) => this.promiseId(promise),
    };
    const runtime = quickjs.newRuntime();
    runtime.setMemoryLimit(limits.memory);
    runtime.setMaxStackSize(1024 * 1024);
    runtime.setInterruptHandler(() => Date.now() > this.deadline);
    this.context = runtime.newContext();
    run.onClose(() => {
      setTimeout(() => {
        this.dispose();
      }, 0);
    });
  }

  /** Run the plugin's text. Errors inside it go to `onError`, as in Figma's console. */
  start(code: string): void {
    checkPluginText(code);
    const door = this.context.newFunction('call', (request, ...buffers) => this.answer(request, buffers));
    this.context.setProp(this.context.global, '__call', door);
    door.dispose();
    this.enter = this.context.unwrapResult(this.context.evalCode(BOOTSTRAP, 'bootstrap.js'));
    // In strict mode a write to a frozen or unknown property throws; otherwise it would be ignored.
    this.task(() => {
      const result = this.context.evalCode(code, 'code.js', { type: 'global', strict: true });
      if (result.error !== undefined) this.surface(result.error);
      else result.value.dispose();
    });
    this.figma.started();
  }

  // ---- from the plugin

  private answer(request: QuickJSHandle, handles: QuickJSHandle[]): QuickJSHandle {
    const ask = JSON.parse(this.context.getString(request)) as Ask;
    const buffers = handles.map((handle) => this.context.getArrayBuffer(handle).consume((lifetime) => lifetime.value.slice()));
    const out: Uint8Array[] = [];
    let text: string;
    try {
      text = JSON.stringify({ value: this.carryOut(ask, buffers, out) });
    } catch (error) {
      text = JSON.stringify({ error: asData(error) });
    }
    return this.pack(text, out);
  }

  private carryOut(ask: Ask, buffers: readonly Uint8Array[], out: Uint8Array[]): unknown {
    switch (ask.op) {
      case 'start':
        return { ui: this.ui, figma: encode(this.figma, out, this.tables), absent: this.run.options.nameAbsentMembers === true ? ABSENT : {} };
      case 'absent': {
        this.run.absentMembers.add(String(ask['member']));
        return;
      }
      case 'log': {
        this.run.around.onLog(String(ask['level']), ask['words'] as string[]);
        return;
      }
      case 'error': {
        this.run.around.onError(errorOf(ask['error'] as ErrorData));
        return;
      }
      case 'timer':
        return this.startTimer(ask);
      case 'clear': {
        this.clearTimer(ask['id'] as number);
        return;
      }
      case 'fetch':
        return this.refuseFetch(String(ask['url']));
      default:
        return encode(this.touch(ask, buffers), out, this.tables);
    }
  }

  private touch(ask: Ask, buffers: readonly Uint8Array[]): unknown {
    const target = this.objects.get(ask.target ?? '');
    if (target === undefined) throw new TypeError('Illegal invocation');
    const args = (ask.args ?? []).map((arg) => decode(arg, buffers, this.tables));
    if (ask.op === 'label') return target.label();
    const name = ask.name!;
    // "Disables callbacks and Figma APIs" (plugin-api.d.ts:172): nothing answers any more.
    if (this.run.closed)
      throw new Error(`in ${ask.op === 'call' ? name : `${ask.op}_${name}`}: access has been disabled, because the plugin is closed`);
    target.guard?.(name);
    if (ask.op === 'get') return Reflect.get(target, name);
    if (ask.op === 'set') return void Reflect.set(target, name, args[0]);
    return Reflect.apply(Reflect.get(target, name) as (...args: unknown[]) => unknown, target, args);
  }

  private refuseFetch(url: string): string {
    const allowed = this.run.manifest.networkAccess?.allowedDomains ?? ['*'];
    return allowed.includes('none') || allowed.length === 0
      ? `Refused to connect to ${url}: the manifest's networkAccess allows no domain`
      : `Refused to connect to ${url}: the stand-in has no network`;
  }

  private startTimer(ask: Ask): number {
    const id = ++this.counter;
    const callback = this.functionOf(ask['fn'] as number);
    const tick = (): void => {
      if (ask['repeat'] === true) this.timers.set(id, this.run.later(tick, Math.max(1, ask['delay'] as number)));
      else this.timers.delete(id);
      callback();
    };
    this.timers.set(id, this.run.later(tick, ask['delay'] as number));
    return id;
  }

  private clearTimer(id: number): void {
    this.timers.get(id)?.();
    this.timers.delete(id);
  }

  // ---- to the plugin

  /** Wraps a function of the plugin's. The same function always gets the same wrapper, so that off() finds what on() was given. */
  private functionOf(id: number): (...args: unknown[]) => unknown {
    const known = this.functions.get(id);
    if (known !== undefined) return known;
    const made = (...args: unknown[]): unknown => {
      const sync = this.depth > 0;
      const buffers: Uint8Array[] = [];
      const request = JSON.stringify({ fn: id, sync, args: args.map((arg) => encode(arg, buffers, this.tables)) });
      const reply = this.task(() => this.call('invoke', request, buffers));
      if (reply === undefined) return undefined;
      const { value, error } = JSON.parse(reply) as { value: Wire; error?: ErrorData };
      if (error !== undefined) throw errorOf(error);
      return decode(value, [], this.tables);
    };
    this.functions.set(id, made);
    return made;
  }

  private promiseId(promise: Promise<unknown>): number {
    const id = ++this.counter;
    const settle = (outcome: (buffers: Uint8Array[]) => object): void => {
      if (this.disposed || this.run.closed) return;
      const buffers: Uint8Array[] = [];
      const request = JSON.stringify({ promise: id, ...outcome(buffers) });
      this.task(() => this.call('settle', request, buffers));
    };
    promise
      .then(
        (value) => {
          settle((buffers) => ({ value: encode(value, buffers, this.tables) }));
        },
        (error: unknown) => {
          settle(() => ({ error: asData(error) }));
        },
      )
      .catch((error: unknown) => {
        this.run.around.onError(error instanceof Error ? error : new Error(String(error)));
      });
    return id;
  }

  private call(entry: string, request: string, buffers: readonly Uint8Array[]): string | undefined {
    const { context } = this;
    const list = context.newArray();
    buffers.forEach((bytes, index) => {
      using(context.newArrayBuffer(bytes.slice().buffer), (buffer) => {
        context.setProp(list, index, buffer);
      });
    });
    const [name, text] = [context.newString(entry), context.newString(request)];
    const result = context.callFunction(this.enter!, context.undefined, name, text, list);
    for (const handle of [name, text, list]) handle.dispose();
    if (result.error !== undefined) {
      this.surface(result.error);
      return undefined;
    }
    return using(result.value, (value) => (context.typeof(value) === 'string' ? context.getString(value) : undefined));
  }

  /** Run some plugin code and all microtasks that follow, then report rejections that nobody handled. */
  private task<T>(action: () => T): T | undefined {
    if (this.disposed) return undefined;
    if (this.depth === 0) this.deadline = Date.now() + this.limits.task;
    this.depth++;
    try {
      const result = action();
      if (this.depth > 1) return result;
      this.drain();
      this.call('sweep', '{}', []);
      return result;
    } finally {
      this.depth--;
      if (this.depth === 0) this.deadline = Infinity;
    }
  }

  private drain(): void {
    const { runtime } = this.context;
    while (runtime.hasPendingJob()) {
      const result = runtime.executePendingJobs(1);
      if (result.error !== undefined) this.surface(result.error);
    }
  }

  private surface(handle: QuickJSHandle): void {
    const dumped = using(handle, (error) => this.context.dump(error) as ErrorData | string);
    this.run.around.onError(typeof dumped === 'string' ? new Error(dumped) : errorOf(dumped));
  }

  private pack(text: string, buffers: readonly Uint8Array[]): QuickJSHandle {
    const { context } = this;
    const list = context.newArray();
    using(context.newString(text), (handle) => {
      context.setProp(list, 0, handle);
    });
    buffers.forEach((bytes, index) => {
      using(context.newArrayBuffer(bytes.slice().buffer), (buffer) => {
        context.setProp(list, index + 1, buffer);
      });
    });
    return list;
  }

  private keyOf(object: Remote): string {
    const known = this.keys.get(object);
    if (known !== undefined) return known;
    const key = `o${++this.counter}`;
    this.keys.set(object, key);
    this.objects.set(key, object);
    return key;
  }

  private dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    this.enter?.dispose();
    const { runtime } = this.context;
    this.context.dispose();
    try {
      runtime.dispose();
    } catch (error) {
      // When its garbage collector runs inside a microtask, QuickJS miscounts references and then refuses to free the runtime. Its memory is
      // lost in that case; the next run has a runtime of its own.
      if (!String(error).includes('list_empty')) throw error;
    }
  }
}

function using<Handle extends { dispose(): void }, T>(handle: Handle, action: (handle: Handle) => T): T {
  try {
    return action(handle);
  } finally {
    handle.dispose();
  }
}
