// A valley with a lake, drawn on the sketch pad as a person would, for pictures.
import { draw } from '../drawing/sketch-stage';
import type { Panel } from '../panel-stage';

/** The pad must be open and empty. */
export async function drawValley(panel: Panel): Promise<void> {
  await draw(panel, 'Fill', 'sky', [0.5, 0.2]);
  await brush(panel, 78);
  await draw(panel, 'Brush', 'mountain', [0, 0.5], [0.16, 0.28], [0.3, 0.46], [0.48, 0.2], [0.68, 0.46], [0.84, 0.32], [1, 0.5]);
  await draw(panel, 'Brush', 'mountain', [0, 0.58], [0.3, 0.54], [0.48, 0.36], [0.66, 0.54], [1, 0.58]);
  for (const gap of [
    [0.16, 0.44],
    [0.83, 0.45],
    [0.49, 0.54],
  ] as const)
    await draw(panel, 'Fill', 'mountain', gap);
  await brush(panel, 82);
  await draw(panel, 'Brush', 'grass', [0, 0.72], [0.3, 0.68], [0.7, 0.7], [1, 0.7]);
  await draw(panel, 'Fill', 'grass', [0.5, 0.96]);
  await draw(panel, 'Brush', 'water', [0.34, 0.83], [0.5, 0.8], [0.68, 0.82], [0.6, 0.88], [0.42, 0.88], [0.34, 0.83]);
  await brush(panel, 60);
  await draw(
    panel,
    'Brush',
    'tree',
    [0, 0.68],
    [0.04, 0.6],
    [0.07, 0.7],
    [0.11, 0.62],
    [0.14, 0.71],
    [0.19, 0.66],
    [0.22, 0.72],
    [0.1, 0.74],
    [0, 0.76],
  );
  await draw(panel, 'Brush', 'tree', [0.99, 0.66], [0.95, 0.61], [0.92, 0.7], [0.87, 0.66], [0.83, 0.71], [0.92, 0.73], [0.99, 0.74]);
  await draw(panel, 'Brush', 'rock', [0.84, 0.92], [0.9, 0.95]);
}

/** Take the brush and move its size slider to this place, 0…100. */
async function brush({ frame }: Panel, place: number): Promise<void> {
  await frame.getByRole('radio', { name: 'Brush' }).check({ force: true });
  await frame.getByRole('slider', { name: 'Brush size' }).fill(String(place));
}
