// `npm run scene`: a rolled scene to a mask for `npm run paint`, or to an SVG of named layers. The same kind, seed and proportions give the
// shapes that the panel draws. The last line of stdout is one JSON object. What may be asked is read by scene-options.ts.
import { composeScene } from '../../src/compose/compose-scene';
import { drawScene } from '../shared/draw-scene';
import { InputError } from '../shared/input-error';
import { checkFolder, writeWhole } from '../shared/output-file';
import { help, readOptions } from './scene-options';
import { sceneSvg } from './scene-svg';

async function main(): Promise<void> {
  const options = readOptions();
  if (options.kind === 'help') {
    console.log(help());
    return;
  }
  const { order, out, format } = options;
  await checkFolder(out);
  const scene = composeScene(order);
  await writeWhole(out, format === 'svg' ? new TextEncoder().encode(sceneSvg(scene)) : await drawScene(scene).encode('png'));
  const { name, width, height, shapes } = scene;
  console.log(JSON.stringify({ name, seed: order.seed, width, height, shapes: shapes.length }));
}

try {
  await main();
} catch (thrown) {
  const foreseen = thrown instanceof InputError;
  console.error(foreseen ? thrown.message : `The scene failed: ${String(thrown)}`);
  process.exitCode = foreseen ? 2 : 1;
}
