// A painting gets other layers to stand for: those that were drawn from its mask, or a copy that became a source of its own.
import { PLACED_KEY, RECIPE_KEY } from '../../contract/storage/storage-keys';
import type { Undoing } from '../document/change-document';
import type { PaintingLayer } from '../painting/find-painting';
import { readPlaced } from '../painting/placed';
import type { Placed } from '../painting/placed';

/**
 * Write other layers, by their ids and the names of their marks, into the notes on a painting. Its picture, mask and recipe stay. `undoing` hears
 * how to take it back.
 */
export function standFor({ layer, recipe }: PaintingLayer, sourceIds: readonly string[], marks: Placed['marks'], undoing: Undoing): void {
  const { width, height } = layer;
  const placed = readPlaced(layer) ?? { width, height, variation: false, corners: null, fill: null, stack: null };
  const before = [RECIPE_KEY, PLACED_KEY].map((key) => ({ key, value: layer.getPluginData(key) }));
  undoing(() => {
    if (!layer.removed) for (const { key, value } of before) layer.setPluginData(key, value);
  });
  layer.setPluginData(RECIPE_KEY, JSON.stringify({ ...recipe, sourceIds }));
  layer.setPluginData(PLACED_KEY, JSON.stringify({ ...placed, layerId: layer.id, marks }));
}
