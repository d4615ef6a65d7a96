// Could the graphics card paint here? For the diagnostics only: the plain runtime has no provider for it.

export interface WebGpuProbe {
  readonly available: boolean;
  /** A sentence a person can read, for a yes as for a no. */
  readonly reason: string;
}

/** The part of a global scope that the probe looks at; every member may be missing. */
export interface GpuScope {
  readonly isSecureContext?: boolean;
  readonly navigator?: { readonly gpu?: { requestAdapter(): Promise<GpuAdapter | null> } };
}

interface GpuAdapter {
  readonly features: { has(name: string): boolean };
  readonly limits: { readonly maxBufferSize: number };
  readonly info?: { readonly vendor?: string; readonly isFallbackAdapter?: boolean };
}

/** The largest buffer that a painting of this size takes, with room to spare. */
const LEAST_BUFFER = 256 * 1024 * 1024;

/** Never rejects: what goes wrong is the reason. */
export async function probeWebGpu(scope: GpuScope = globalThis as GpuScope): Promise<WebGpuProbe> {
  if (scope.isSecureContext !== true) return no('This panel runs in a frame that the browser does not treat as secure, and WebGPU is only offered in secure frames.');
  const gpu = scope.navigator?.gpu;
  if (gpu === undefined) return no('This browser does not offer WebGPU.');
  let adapter: GpuAdapter | null;
  try {
    adapter = await gpu.requestAdapter();
  } catch (thrown) {
    return no(`The browser refused access to the graphics card: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
  }
  if (adapter === null) return no('WebGPU found no graphics card that it supports.');
  if (adapter.info?.isFallbackAdapter === true) return no('WebGPU would run on the processor here, which is slower than painting without it.');
  if (adapter.limits.maxBufferSize < LEAST_BUFFER) return no('The graphics card does not have enough memory for a painting.');
  const half = adapter.features.has('shader-f16') ? 'with' : 'without';
  return { available: true, reason: `WebGPU is available${adapter.info?.vendor ? ` (${adapter.info.vendor})` : ''}, ${half} half-precision arithmetic.` };
}

function no(reason: string): WebGpuProbe {
  return { available: false, reason };
}
