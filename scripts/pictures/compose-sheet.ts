// Contact sheets of composed scenes, to look at them: `npx tsx scripts/pictures/compose-sheet.ts --out DIR [--kinds a,b] [--seeds 6] [--first 1]
// [--sizes 1200x900,…] [--sliders horizon,ruggedness,water,trees]`. One PNG a kind. `--sweep` shows one seed at five
// values of each slider; `--masks` also writes every picture in its own pixels, to paint it.
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { composeScene } from '../../src/compose/compose-scene';
import type { SceneOrder } from '../../src/compose/compose-scene';
import { KIND_IDS, OWN_SLIDERS } from '../../src/contract/roll';
import type { KindId } from '../../src/contract/roll';
import { drawScene } from '../shared/draw-scene';

const GAP = 8;
const SHEET_WIDTH = 1400;
/** Pixels of a picture on the sheet, about. */
const AREA = 360 * 270;

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    kinds: { type: 'string', default: KIND_IDS.join() },
    seeds: { type: 'string', default: '3' },
    first: { type: 'string', default: '1' },
    sizes: { type: 'string', default: '1200x900,1000x1000,400x1200,900x1200,1600x400' },
    sliders: { type: 'string', default: '0.5,0.5,0.5,0.5' },
    scale: { type: 'string', default: '1' },
    sweep: { type: 'boolean', default: false },
    masks: { type: 'boolean', default: false },
  },
});
const out = values.out;
if (out === undefined) throw new Error('--out is missing.');
await mkdir(out, { recursive: true });
const SLIDER_NAMES = ['horizon', 'ruggedness', 'water', 'trees'] as const;
const given = values.sliders.split(',').map(Number);
const own = { ...OWN_SLIDERS, ...Object.fromEntries(SLIDER_NAMES.map((name, index) => [name, given[index] ?? 0.5])) };
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => Number(values.first) + index);
const sizes = values.sizes.split(',').map((text) => text.split('x').map(Number) as [number, number]);

for (const kind of values.kinds.split(',') as KindId[]) {
  const pictures: { readonly picture: Canvas; readonly x: number; readonly y: number }[] = [];
  let [x, y, row] = [GAP, GAP, 0];
  for (const { width, height, seed, sliders } of ordersOfSheet()) {
    const scale = Math.sqrt(AREA / (width * height)) * Number(values.scale);
    const picture = drawScene(composeScene({ kind, width, height, seed, sliders }), scale);
    if (x + picture.width + GAP > SHEET_WIDTH) [x, y, row] = [GAP, y + row + GAP, 0];
    pictures.push({ picture, x, y });
    x += picture.width + GAP;
    row = Math.max(row, picture.height);
    if (values.masks)
      await writeFile(
        `${out}/${kind}-${seed}-${width}x${height}.png`,
        await drawScene(composeScene({ kind, width, height, seed, sliders })).encode('png'),
      );
  }
  const sheet = createCanvas(SHEET_WIDTH, y + row + GAP);
  const context = sheet.getContext('2d');
  context.fillStyle = '#333';
  context.fillRect(0, 0, sheet.width, sheet.height);
  for (const { picture, x: left, y: top } of pictures) context.drawImage(picture, left, top);
  await writeFile(`${out}/${kind}.png`, await sheet.encode('png'));
}

function ordersOfSheet(): readonly Omit<SceneOrder, 'kind'>[] {
  const [width, height] = sizes[0]!;
  if (values.sweep)
    return SLIDER_NAMES.flatMap((name) =>
      [0, 0.25, 0.5, 0.75, 1].map((value) => ({ width, height, seed: seeds[0]!, sliders: { ...own, [name]: value } })),
    );
  return sizes.flatMap(([wide, high]) => seeds.map((seed) => ({ width: wide, height: high, seed, sliders: own })));
}
