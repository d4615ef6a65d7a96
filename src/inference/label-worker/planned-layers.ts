// The layers of a painting, from the label map that it was ordered with.
import type { PlannedLayer, PlannedLayers } from '../api/layers/painting-layers';
import { generatedSize } from '../api/sizes/generated-size';
import { loosenEdges } from '../../labels/edges/loosen-edges';
import type { LabelMap } from '../../labels/label-map';
import { planLayers } from '../../labels/layers/plan-layers';
import { underLayer } from '../../labels/layers/under-layer';
import { resampled } from '../../labels/resample';

/**
 * @param map whole; its outlines are loosened as the painter's are (src/inference/paint/loosened.ts).
 * @returns a generator that rests after each layer, and returns the plan.
 */
export function* layerSteps(map: LabelMap, edges: number, seed: number): Generator<undefined, PlannedLayers> {
  const { width, height } = map;
  const loose = resampled(loosenEdges(resampled(map, generatedSize(map)), edges, seed), map);
  yield;
  const { layerOf, tall, names } = planLayers(loose);
  const layers: PlannedLayer[] = [];
  for (const [layer, name] of names.entries()) {
    yield;
    if (layer === names.length - 1) {
      // Nothing lies over the nearest.
      layers.push({ name, own: layerOf.map((place) => (place === layer ? 1 : 0)), labels: null });
      break;
    }
    const { own, labels } = underLayer(loose, layerOf, layer);
    const isHidden = own.some((mine, at) => mine === 1 && layerOf[at]! > layer);
    layers.push({ name, own, labels: isHidden ? labels : null });
  }
  return { layerOf, tall, layers, width, height };
}

/** The plan without a rest. */
export function plannedLayers(map: LabelMap, edges: number, seed: number): PlannedLayers {
  const steps = layerSteps(map, edges, seed);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
