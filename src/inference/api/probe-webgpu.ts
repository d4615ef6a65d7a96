// Whether WebGPU can be used here, and why not. Also opens the device: one that the runtime opened by itself could not be watched or destroyed.

export interface WebGpuProbe {
  readonly available: boolean;
  /** A sentence for people, in either case. */
  readonly reason: string;
}

/** The part of a global scope that is needed; every member may be missing. */
export interface GpuScope {
  readonly isSecureContext?: boolean;
  readonly navigator?: { readonly gpu?: { requestAdapter(options?: { powerPreference: 'high-performance' }): Promise<GpuAdapter | null> } };
}

export interface GpuAdapter {
  readonly features: ReadonlySet<string>;
  readonly limits: Readonly<Record<string, number>>;
  readonly info?: {
    readonly vendor?: string;
    readonly architecture?: string;
    readonly description?: string;
    readonly isFallbackAdapter?: boolean;
  };
  requestDevice(descriptor: { requiredFeatures: string[]; requiredLimits: Record<string, number> }): Promise<GpuDevice>;
}

export interface GpuDevice {
  /** Settles when the device is gone, by the system or by `destroy`. */
  readonly lost: Promise<{ readonly reason?: string; readonly message: string }>;
  destroy(): void;
}

/** The largest buffer that a painting of this size takes, with room to spare. */
const LEAST_BUFFER = 256 * 1024 * 1024;

/** Features that the runtime's kernels use if they are there. */
const FEATURES = ['shader-f16', 'subgroups'];
/** Limits that the runtime's kernels may come up against: the device is asked for all that the adapter has. */
const LIMITS = [
  'maxBindGroups',
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupSizeX',
  'maxComputeWorkgroupSizeY',
  'maxComputeWorkgroupSizeZ',
];

/** Never rejects: an error becomes the reason. */
export async function probeWebGpu(scope: GpuScope = globalThis as GpuScope): Promise<WebGpuProbe> {
  const { adapter, reason } = await findAdapter(scope, false);
  return { available: adapter !== null, reason };
}

/**
 * As probeWebGpu, with the adapter.
 * @param software whether an adapter that computes on the processor will do: too slow for people, good enough for tests.
 */
export async function findAdapter(
  scope: GpuScope,
  software: boolean,
): Promise<{ readonly adapter: GpuAdapter | null; readonly reason: string }> {
  if (scope.isSecureContext !== true)
    return no('This panel runs in a frame that the browser does not treat as secure, and WebGPU is only offered in secure frames.');
  const gpu = scope.navigator?.gpu;
  if (gpu === undefined) return no('This browser does not offer WebGPU.');
  let adapter: GpuAdapter | null;
  try {
    adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  } catch (thrown) {
    return no(`The browser refused access to the graphics card: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
  }
  if (adapter === null) return no('WebGPU found no graphics card that it supports.');
  if (adapter.info?.isFallbackAdapter === true && !software)
    return no('WebGPU would run on the processor here, which is slower than painting without it.');
  if ((adapter.limits['maxBufferSize'] ?? 0) < LEAST_BUFFER) return no('The graphics card does not have enough memory for a painting.');
  const half = adapter.features.has('shader-f16') ? 'with' : 'without';
  const name = adapterName(adapter);
  return { adapter, reason: `WebGPU is available${name === '' ? '' : ` (${name})`}, ${half} half-precision arithmetic.` };
}

/** Vendor and description of the graphics card, as far as the browser gives them; empty where it gives nothing. */
export function adapterName({ info }: GpuAdapter): string {
  return [info?.vendor, info?.description === '' ? info.architecture : (info?.description ?? info?.architecture)]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

/** @throws whatever the browser throws when it gives no device. */
export function openDevice(adapter: GpuAdapter): Promise<GpuDevice> {
  const limits = LIMITS.map((name) => [name, adapter.limits[name]] as const).filter(
    (entry): entry is readonly [string, number] => entry[1] !== undefined,
  );
  return adapter.requestDevice({
    requiredFeatures: FEATURES.filter((name) => adapter.features.has(name)),
    requiredLimits: Object.fromEntries(limits),
  });
}

function no(reason: string): { readonly adapter: null; readonly reason: string } {
  return { adapter: null, reason };
}
