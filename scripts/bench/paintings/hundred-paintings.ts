// A hundred paintings in a row in a process of its own: how memory and time develop. After each comes a yardstick, one plain
// convolution in the same runtime: a machine that grows slower slows both, a fault of ours the paintings alone. Prints one line of
// JSON. Run with --expose-gc, so that what is counted is held and not merely uncollected.
import { PICTURE_SIZE, SQUARE } from '../../../src/contract/size';
import { namedStyle } from '../../../src/contract/style';
import { plainJob } from '../../../src/inference/api/plain-job';
import { openGenerator } from '../../../src/inference/paint/generator';
import { validateModelCard } from '../../../src/inference/api/model-card';
import { PAINTER_IDS, readModelFiles } from '../../shared/model-files';
import { nodeCodec } from '../../shared/node-codec';
import { readRuntimeWasm } from '../../shared/runtime-wasm';
import { openConvolution } from '../spade/practical-limit';

const PAINTINGS = 100;
/** Channels and side of the yardstick's convolution: about half a painting's time. */
const YARDSTICK = [64, 256] as const;
const MEGABYTE = 1 << 20;

export interface HundredPaintings {
  /** Time of each generator run, ms. */
  readonly ms: readonly number[];
  /** Processor time of the same runs, ms: what other work on the machine leaves mostly alone. */
  readonly cpuMs: readonly number[];
  /** The same two of the yardstick that ran after each painting, ms. */
  readonly yardstickMs: readonly number[];
  readonly yardstickCpuMs: readonly number[];
  /** Memory of the process that is resident after each painting (the runtime's WASM memory is in it), MB. */
  readonly residentMb: readonly number[];
  /** The runtime's WASM memory after each painting, MB: what it asked for, touched or not. */
  readonly wasmMb: readonly number[];
}

// The runtime does not hand out its WebAssembly.Memory, so note each one that is constructed.
const memories: WebAssembly.Memory[] = [];
const instantiate = WebAssembly.instantiate.bind(WebAssembly) as (...given: unknown[]) => Promise<unknown>;
Object.assign(WebAssembly, {
  Memory: class extends WebAssembly.Memory {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(this);
    }
  },
  async instantiate(...given: unknown[]): Promise<unknown> {
    const made = (await instantiate(...given)) as WebAssembly.Instance | WebAssembly.WebAssemblyInstantiatedSource;
    const { exports } = 'instance' in made ? made.instance : made;
    memories.push(...Object.values(exports).filter((entry) => entry instanceof WebAssembly.Memory));
    return made;
  },
});

const { card: rawCard, model } = readModelFiles(PAINTER_IDS[0]);
const card = validateModelCard(rawCard);
const wasm = await readRuntimeWasm();
const generator = await openGenerator(card, new Uint8Array(model), wasm);
await generator.warmUp();
const yardstick = await openConvolution(...YARDSTICK, wasm);
const [ms, cpuMs, yardstickMs, yardstickCpuMs, residentMb, wasmMb]: [number[], number[], number[], number[], number[], number[]] = [
  [],
  [],
  [],
  [],
  [],
  [],
];
for (let painting = 0; painting < PAINTINGS; painting++) {
  const labels = Uint8Array.from({ length: PICTURE_SIZE ** 2 }, (_, index) => ((index >> 14) + painting) % 9);
  const before = processorMs();
  const result = await generator.paint(
    plainJob(labels, SQUARE, namedStyle(card.painter.id, card.styles[painting % card.styles.length]!.id), painting),
  );
  cpuMs.push(processorMs() - before);
  await nodeCodec.encode(result.rgba, PICTURE_SIZE, PICTURE_SIZE);
  ms.push(result.ms);
  globalThis.gc?.();
  residentMb.push(process.memoryUsage.rss() / MEGABYTE);
  wasmMb.push([...new Set(memories)].reduce((sum, memory) => sum + memory.buffer.byteLength, 0) / MEGABYTE);
  const start = processorMs();
  yardstickMs.push(await yardstick.session.run(yardstick.feeds));
  yardstickCpuMs.push(processorMs() - start);
}
await yardstick.session.release();
await generator.release();
const report: HundredPaintings = { ms, cpuMs, yardstickMs, yardstickCpuMs, residentMb, wasmMb };
console.log(JSON.stringify(report));

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
