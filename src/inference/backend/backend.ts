// What paints: the graphics card with the plain runtime beside it, or the plain runtime alone.
import type { Size } from '../../contract/size';
import type { BackendReport } from '../api/backend-report';
import { adapterName } from '../api/probe-webgpu';
import type { GpuAdapter } from '../api/probe-webgpu';
import type { PlainInputs } from '../model/plain-tensor';
import type { GpuForm, GpuForms, Network } from './gpu-forms';
import type { Trial } from './gpu-trial';
import { openSession } from './runtime';
import type { Session, Values } from './runtime';
import { sizedSessions } from './sized-sessions';
import type { SizedSessions } from './sized-sessions';

/** Paints windows of any size, each in the best way that there is for its size. */
export interface Backend {
  /** What paints, as far as it is known by now: the graphics card's sizes are tested one by one. */
  readonly report: BackendReport;
  /** @throws FailureError as openSession's runs; `gpu-lost` when the graphics card went away, hung or fell over, and with it this runtime. */
  run<Names extends readonly string[]>(inputs: PlainInputs, size: Size, outputs: Names): Promise<Values<Names>>;
  /** Open a network that runs where this one does; it is to be released before this one. @throws as openSession. */
  open(network: Network): Promise<Beside>;
  release(): Promise<void>;
}

/** A network beside the generator. */
export type Beside = Pick<Backend, 'run' | 'release'>;

/**
 * @param wasm bytes of the runtime (runtime.ts).
 * @param reason why not the graphics card, for people. @param adapter that was found, if one was.
 */
export function wasmBackend(
  wasm: Uint8Array<ArrayBuffer>,
  plain: Session,
  reason: string,
  adapter: GpuAdapter | null,
  refused: readonly string[],
): Backend {
  const inSession = (session: Session): Beside => ({
    run: (inputs, _size, outputs) => session.run(inputs, outputs),
    release: () => session.release(),
  });
  return {
    report: {
      kind: 'wasm',
      precision: 'float32',
      reason: `WASM, one thread. ${reason}`,
      adapter: adapter === null ? null : factsOf(adapter),
      whole: null,
      difference: null,
      refused,
    },
    ...inSession(plain),
    open: async (network) => inSession(await openSession(wasm, network.model, network)),
  };
}

/**
 * @param wasm bytes of the runtime (runtime.ts).
 * @param plain judges the sizes that are still to be tested, and paints those that come out wrong on the graphics card.
 * @param chosen was found right at `size`.
 * @param refused what was tried before, each with its reason.
 */
export function gpuBackend(
  wasm: Uint8Array<ArrayBuffer>,
  plain: Session,
  adapter: GpuAdapter,
  forms: GpuForms,
  chosen: GpuForm,
  size: Size,
  refused: readonly string[],
): Backend {
  const { precision, trial } = chosen;
  const sizes = sizedSessions({ size, session: trial.session }, plain, (other) => forms.again(chosen, other));
  const further: SizedSessions[] = [];
  return {
    get report(): BackendReport {
      const { whole, difference } = trial;
      return {
        kind: 'webgpu',
        precision,
        reason: gpuReason(adapter, precision, trial),
        adapter: factsOf(adapter),
        whole,
        difference,
        refused: [...refused, ...[sizes, ...further].flatMap((tried) => tried.refused)],
      };
    },
    run: async (inputs, wanted, outputs) => (await sizes.sessionFor(wanted)).run(inputs, outputs),
    async open(network) {
      const plainOne = await openSession(wasm, network.model, network);
      const own = sizedSessions(null, plainOne, (other) => forms.further(network, plainOne, other));
      further.push(own);
      return {
        run: async (inputs, wanted, outputs) => (await own.sessionFor(wanted)).run(inputs, outputs),
        async release() {
          await own.release();
          await plainOne.release();
        },
      };
    },
    async release() {
      await sizes.release();
      await plain.release();
      forms.close();
    },
  };
}

/** What the graphics card is and how well it was found to paint, for people. */
function gpuReason(adapter: GpuAdapter, precision: GpuForm['precision'], { whole, difference: found }: Trial): string {
  const name = adapterName(adapter);
  const parts = [
    `WebGPU${name === '' ? '' : ` (${name})`}`,
    ...(precision === 'float16' ? ['half precision'] : []),
    ...(whole ? [] : ['a part on the processor']),
    'checked against WASM',
  ];
  return `${parts.join(', ')}: differs by ${found.worst.toFixed(5)} at most.`;
}

function factsOf(adapter: GpuAdapter): NonNullable<BackendReport['adapter']> {
  return { name: adapterName(adapter), features: [...adapter.features].sort() };
}
