// How many workers may paint at the same time.

/** What the browser tells of the machine. */
export interface MachineFacts {
  /** https://developer.mozilla.org/docs/Web/API/Navigator/hardwareConcurrency */
  readonly cores: number;
  /** GB; null where the browser gives no hint of it. */
  readonly memory: number | null;
}

const MOST = 4;
/** Share of the machine's memory that painting may take. */
const MEMORY_SHARE = 0.25;
/** GB that a worker takes: 0.36 of WASM memory were measured for a piece of 1216×1536 pixels, half of 2048×1536, and 0.08 for one of 512×512. */
const WORKER_MEMORY = 0.45;

/** One core is left to the panel and Figma, except on machines with two; as many workers as memory allows, at least one. */
export function crewSize({ cores, memory }: MachineFacts): number {
  const byCores = cores <= 2 ? cores : Math.min(MOST, cores - 1);
  const byMemory = memory === null ? MOST : Math.floor((memory * MEMORY_SHARE) / WORKER_MEMORY);
  return Math.max(1, Math.min(byCores, byMemory));
}

/** In secure contexts only: https://developer.mozilla.org/docs/Web/API/Navigator/deviceMemory. */
type Browser = Pick<Navigator, 'hardwareConcurrency'> & { readonly deviceMemory?: number };
/** Also in the inline panel, which is none: https://developer.mozilla.org/docs/Web/API/Performance/memory. */
type Clock = Pick<Performance, 'timeOrigin'> & { readonly memory?: { readonly jsHeapSizeLimit: number } };

/** V8 lets JavaScript have a quarter of the machine's memory, 4 GB at most (heap.cc, MaxOldGenerationSizeFromPhysicalMemory). */
const HEAP_SHARE = 0.25;

export function machineFacts({ hardwareConcurrency, deviceMemory }: Browser, { memory }: Clock): MachineFacts {
  const guessed = memory === undefined ? null : memory.jsHeapSizeLimit / 2 ** 30 / HEAP_SHARE;
  return { cores: hardwareConcurrency, memory: deviceMemory ?? guessed };
}
