// Pictures of any proportions in rows, each as wide as the sheet.
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';

const SHEET_WIDTH = 1600;
/** Height of a row of pairs. */
const ROW = 240;
/** Between pairs, and between the two pictures of one. */
const PAIR_GAP = 8;

export function pairsSheet(pairs: readonly Canvas[]): Canvas {
  const rows: Canvas[][] = [[]];
  for (const pair of pairs) {
    const across = [...rows.at(-1)!, pair].reduce((sum, { width, height }) => sum + (width / height) * ROW, 0);
    if (across > SHEET_WIDTH * 1.15) rows.push([]);
    rows.at(-1)!.push(pair);
  }
  const heights = rows.map(
    (row) => (SHEET_WIDTH - PAIR_GAP * (row.length + 1)) / row.reduce((sum, { width, height }) => sum + width / height, 0),
  );
  const canvas = createCanvas(SHEET_WIDTH, Math.round(heights.reduce((sum, height) => sum + height + PAIR_GAP, PAIR_GAP)));
  const context = canvas.getContext('2d');
  context.fillStyle = '#2c2c2c';
  context.fillRect(0, 0, canvas.width, canvas.height);
  let y = PAIR_GAP;
  for (const [index, row] of rows.entries()) {
    let x = PAIR_GAP;
    for (const pair of row) {
      const width = (pair.width / pair.height) * heights[index]!;
      context.drawImage(pair, x, y, width, heights[index]!);
      x += width + PAIR_GAP;
    }
    y += heights[index]! + PAIR_GAP;
  }
  return canvas;
}

/** Pictures of one scene, scaled to the first one's height: painters round sizes each in their own way. */
export function sideBySide(pictures: readonly Canvas[]): Canvas {
  const { height } = pictures[0]!;
  const widths = pictures.map((picture) => (picture.width / picture.height) * height);
  const canvas = createCanvas(Math.round(widths.reduce((sum, width) => sum + width + PAIR_GAP, -PAIR_GAP)), height);
  let x = 0;
  for (const [index, picture] of pictures.entries()) {
    canvas.getContext('2d').drawImage(picture, x, 0, widths[index]!, height);
    x += widths[index]! + PAIR_GAP;
  }
  return canvas;
}
