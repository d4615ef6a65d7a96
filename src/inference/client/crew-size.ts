// How many workers may paint at the same time.

/** What the browser tells of the machine. */
export interface MachineFacts {
  /** https://developer.mozilla.org/docs/Web/API/Navigator/hardwareConcurrency */
  readonly cores: number;
  /** GB; null where it is not told. https://developer.mozilla.org/docs/Web/API/Navigator/deviceMemory: in secure contexts only. */
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

/** Of this browser. */
export function machineFacts(browser: Navigator & { readonly deviceMemory?: number }): MachineFacts {
  return { cores: browser.hardwareConcurrency, memory: browser.deviceMemory ?? null };
}
