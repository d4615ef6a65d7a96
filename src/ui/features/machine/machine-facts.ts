// The facts of “About this machine” that are found out after opening.
import { probeWebGpu } from '../../../inference/api/probe-webgpu';
import type { Engine } from '../../../inference/api/engine';
import type { Machine } from './machine';

/** Calls back each time something more is known, and when what paints changes. Never rejects. */
export async function findMachineFacts(known: Machine, engine: Engine, onFacts: (machine: Machine) => void): Promise<void> {
  let machine = known;
  const add = (more: Partial<Machine>): void => {
    machine = { ...machine, ...more };
    onFacts(machine);
  };
  engine.watchBackend((backend) => {
    add({ backend });
  });
  await Promise.all([
    engine.placement.then((place) => {
      add({ place });
    }),
    probeWebGpu().then(({ available, reason }) => {
      add({ graphics: available ? reason : `No WebGPU. ${reason}` });
    }),
  ]);
}
