// The facts of “About this machine” that are found out after opening.
import { probeWebGpu } from '../inference/probe-webgpu';
import type { Engine } from '../inference/engine-api';
import type { Machine } from './components/about';

/** Look around; calls back each time something more is known. Neither look rejects. */
export async function findMachineFacts(known: Machine, engine: Engine, onFacts: (machine: Machine) => void): Promise<void> {
  let machine = known;
  const add = (more: Partial<Machine>): void => {
    machine = { ...machine, ...more };
    onFacts(machine);
  };
  await Promise.all([
    engine.placement.then((place) => { add({ place }); }),
    probeWebGpu().then(({ available, reason }) => { add({ graphics: available ? `${reason} Painting does not use it yet.` : `No WebGPU. ${reason}` }); }),
  ]);
}
