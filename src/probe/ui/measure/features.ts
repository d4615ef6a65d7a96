// What a document is offered by the browser; asked in the panel and on the address.

/** Names of what may be missing outside a secure context or in a foreign frame. */
export function presentFeatures(): readonly string[] {
  const scope = globalThis as unknown as Record<string, unknown>;
  const within = (name: string, object: unknown): boolean =>
    typeof object === 'object' && object !== null && name in object && (object as Record<string, unknown>)[name] !== undefined;
  const names: readonly (readonly [string, boolean])[] = [
    ['caches', 'caches' in scope],
    ['crypto.subtle', within('subtle', scope['crypto'])],
    ['crypto.randomUUID', within('randomUUID', scope['crypto'])],
    ['navigator.storage', within('storage', navigator)],
    ['navigator.clipboard', within('clipboard', navigator)],
    ['navigator.gpu', within('gpu', navigator)],
    ['navigator.locks', within('locks', navigator)],
    ['navigator.serviceWorker', within('serviceWorker', navigator)],
    ['SharedArrayBuffer', 'SharedArrayBuffer' in scope],
    ['DecompressionStream', 'DecompressionStream' in scope],
    ['OffscreenCanvas', 'OffscreenCanvas' in scope],
    ['createImageBitmap', 'createImageBitmap' in scope],
    ['Uint8Array.fromBase64', 'fromBase64' in Uint8Array],
    ['showSaveFilePicker', 'showSaveFilePicker' in scope],
    ['EyeDropper', 'EyeDropper' in scope],
    ['scheduler', 'scheduler' in scope],
    ['BroadcastChannel', 'BroadcastChannel' in scope],
    ['ancestorOrigins', within('ancestorOrigins', location)],
  ];
  return names.filter(([, there]) => there).map(([name]) => name);
}

interface GpuNavigator {
  readonly gpu?: { requestAdapter(): Promise<unknown> };
}

/** Whether there is WebGPU, and an adapter behind it. */
export async function gpuState(): Promise<string> {
  const { gpu } = navigator as unknown as GpuNavigator;
  if (gpu === undefined) return 'absent';
  try {
    return (await gpu.requestAdapter()) === null ? 'there, without an adapter' : 'there, with an adapter';
  } catch (thrown) {
    return `there, and refuses: ${thrown instanceof Error ? thrown.name : 'no error'}`;
  }
}
