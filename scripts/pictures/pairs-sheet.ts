// Pictures of any proportions in rows, each as wide as the sheet.
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';

const SHEET_WIDTH = 1600;
/** Height of a row of pairs, and of what is between them. */
const [ROW, GAP] = [240, 8];

export function pairsSheet(pairs: readonly Canvas[]): Canvas {
  const rows: Canvas[][] = [[]];
  for (const pair of pairs) {
    const across = [...rows.at(-1)!, pair].reduce((sum, { width, height }) => sum + (width / height) * ROW, 0);
    if (across > SHEET_WIDTH * 1.15) rows.push([]);
    rows.at(-1)!.push(pair);
  }
  const heights = rows.map((row) => (SHEET_WIDTH - GAP * (row.length + 1)) / row.reduce((sum, { width, height }) => sum + width / height, 0));
  const canvas = createCanvas(SHEET_WIDTH, Math.round(heights.reduce((sum, height) => sum + height + GAP, GAP)));
  const context = canvas.getContext('2d');
  context.fillStyle = '#2c2c2c';
  context.fillRect(0, 0, canvas.width, canvas.height);
  let y = GAP;
  for (const [index, row] of rows.entries()) {
    let x = GAP;
    for (const pair of row) {
      const width = (pair.width / pair.height) * heights[index]!;
      context.drawImage(pair, x, y, width, heights[index]!);
      x += width + GAP;
    }
    y += heights[index]! + GAP;
  }
  return canvas;
}
