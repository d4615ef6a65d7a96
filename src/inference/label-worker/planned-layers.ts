// The layers of a painting, from the label map that it was ordered with.
import type { PlannedLayers } from '../api/layers/painting-layers';
import { generatedSize } from '../api/generated-size';
import { loosenEdges } from '../../labels/edges/loosen-edges';
import type { LabelMap } from '../../labels/label-map';
import { planLayers } from '../../labels/layers/plan-layers';
import { underLayer } from '../../labels/layers/under-layer';
import { resampled } from '../../labels/resample';

/** @param map whole; its outlines are loosened as the painter's are (src/inference/paint/loosened.ts). */
export function plannedLayers(map: LabelMap, edges: number, seed: number): PlannedLayers {
  const { width, height } = map;
  const loose = resampled(loosenEdges(resampled(map, generatedSize(map)), edges, seed), map);
  const { layerOf, tall, names } = planLayers({ ...loose, width, height });
  const layers = names.map((name, layer) => {
    const { own, labels } = underLayer({ ...loose, width, height }, layerOf, layer);
    const isHidden = own.some((mine, at) => mine === 1 && layerOf[at]! > layer);
    return { name, own, labels: isHidden ? labels : null };
  });
  return { layerOf, tall, layers, width, height };
}
