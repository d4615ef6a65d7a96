// Which of the two paints: the graphics card, where it is there and was found to paint right, else the plain runtime. Either way the reason
// is kept.
import type { Size } from '../../contract/size';
import type { GpuHistory } from '../api/backend-report';
import { adapterName, findAdapter } from '../api/probe-webgpu';
import type { GpuScope } from '../api/probe-webgpu';
import { gpuBackend, wasmBackend } from './backend';
import type { Backend } from './backend';
import { gpuForms } from './gpu-forms';
import type { GeneratorFiles } from './gpu-forms';
import type { GpuTimeouts } from './gpu-trial';
import { openSession } from './runtime';

export interface GpuOptions {
  /** Whether the runtime of this build can use a graphics card. */
  readonly built: boolean;
  readonly scope: GpuScope;
  /** Accept an adapter that computes on the processor. */
  readonly software: boolean;
  readonly timeouts: GpuTimeouts;
}

/**
 * Open the generator where it paints best.
 * @param size of the usual window: the graphics card is tested with it at once, and with other sizes when they are first painted, because its
 * programs differ from size to size.
 * @param history what became of the graphics card in earlier workers of this panel.
 * @param onTest called when files are open and trial paintings begin.
 * @throws FailureError as openSession; `gpu-lost` when the graphics card went away or hung, and with it this runtime.
 */
export async function chooseBackend(
  files: GeneratorFiles,
  size: Size,
  history: GpuHistory,
  options: GpuOptions,
  onTest: () => void,
): Promise<Backend> {
  const plain = await openSession(files.wasm, files.model, files.card);
  const onWasm = (reason: string): Backend => wasmBackend(files.wasm, plain, reason, null, history.losses);
  if (!options.built) return onWasm('The panel inside the plugin does not carry what painting on the graphics card takes.');
  if (!history.use) return onWasm(`The graphics card was given up: ${history.losses.join('; ')}.`);
  const { adapter, reason } = await findAdapter(options.scope, options.software);
  if (adapter === null) return onWasm(reason);

  const forms = gpuForms(files, plain, adapter, options.timeouts);
  try {
    onTest();
    const { chosen, refused } = await forms.choose(size);
    if (chosen !== null) return gpuBackend(files.wasm, plain, adapter, forms, chosen, size, [...history.losses, ...refused]);
    forms.close();
    return wasmBackend(files.wasm, plain, `The graphics card (${adapterName(adapter)}) was refused: ${refused.join('; ')}.`, adapter, [
      ...history.losses,
      ...refused,
    ]);
  } catch (thrown) {
    forms.close();
    await plain.release().catch(() => undefined);
    throw thrown;
  }
}
