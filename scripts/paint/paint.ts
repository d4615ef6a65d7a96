// `npm run paint`: a mask or a recipe to a painting, by the panel's mask, tensor and session code in the terminal. Needs no build. The
// last line of stdout is one JSON object. What may be asked is read by paint-order.ts.
import { FailureError } from '../../src/contract/failure';
import { MAX_SEED, USUAL_EDGES } from '../../src/contract/recipe';
import { PICTURE_SIZE } from '../../src/contract/size';
import { validateModelCard } from '../../src/inference/api/model-card';
import type { ModelCard } from '../../src/inference/api/model-card';
import { withOrigin } from '../../src/inference/png/with-origin';
import { coverageOf } from '../../src/labels/coverage';
import { writeRecipeFile } from '../../src/labels/recipe-file';
import { appVersion } from '../shared/app-version';
import { PAINTER_IDS, readModelFiles } from '../shared/model-files';
import { checkTarget, isSameFile, writeTogether } from '../shared/named-files';
import type { Target } from '../shared/named-files';
import { InputError, told } from '../shared/input-error';
import { styleNames } from './choose-style';
import { readOrder, RECIPE_USAGE, USAGE } from './paint-order';
import type { Order } from './paint-order';
import { sceneOfMask, sceneOfRecipe } from './read-scene';

async function main(): Promise<void> {
  const order = readOrder();
  const cards = PAINTER_IDS.map((id) => validateModelCard(readModelFiles(id).card));
  if (order.kind === 'help') {
    console.log(help(cards));
    return;
  }
  const targets = await checkTargets(order);
  const scene = order.kind === 'mask' ? await sceneOfMask(order, cards) : await sceneOfRecipe(order, cards);
  const {
    card,
    labels,
    unlabelled,
    way: {
      size: { width, height },
      style,
      seed,
      repaints,
      edges,
    },
  } = scene;
  // Loaded late: whatever can be refused without runtime and codec is refused at once.
  const [{ openGenerator }, { readRuntimeWasm }, { nodeCodec }] = await Promise.all([
    import('../../src/inference/paint/generator'),
    import('../shared/runtime-wasm'),
    import('../shared/node-codec'),
  ]);
  const generator = await openGenerator(card, readModelFiles(card.painter.id).model, await readRuntimeWasm());
  const { rgba, ms } = await generator.paint({ labels, width, height, style, seed, repaints, edges });
  await generator.release();
  const painting = {
    target: targets.out,
    bytes: withOrigin(await nodeCodec.encode(rgba, width, height), {
      painter: card.painter.name,
      painterVersion: card.version,
      licence: card.licence,
      appVersion: await appVersion(),
    }),
  };
  const recipe = targets.saveRecipe;
  const saved =
    recipe === null
      ? []
      : [
          {
            target: recipe,
            bytes: new TextEncoder().encode(`${writeRecipeFile(scene, { painter: card.painter.name, licence: card.licence })}\n`),
          },
        ];
  await writeTogether([painting, ...saved]);
  console.log(
    JSON.stringify({
      ms: Math.round(ms),
      backend: 'wasm',
      model: card.sha256,
      painter: card.painter.name,
      licence: card.licence,
      width,
      height,
      coverage: coverageOf(labels),
      unlabelled,
    }),
  );
}

async function checkTargets(order: Exclude<Order, { kind: 'help' }>): Promise<{ readonly out: Target; readonly saveRecipe: Target | null }> {
  const saveRecipe = order.kind === 'mask' ? order.saveRecipe : null;
  const source = order.kind === 'mask' ? order.mask : order.recipe;
  for (const [option, path] of [
    ['--out', order.out],
    ['--save-recipe', saveRecipe],
  ] as const) {
    if (path !== null && (await isSameFile(path, source)))
      throw new InputError(`${option} and --${order.kind} are the same file, ${told(path)}, which would be lost. Give ${option} another name.`);
  }
  if (saveRecipe !== null && (await isSameFile(saveRecipe, order.out)))
    throw new InputError(`--out and --save-recipe are the same file, ${told(saveRecipe)}. Give one of them another name.`);
  const out = await checkTarget(order.out, 'A painting is a PNG', '.png');
  return { out, saveRecipe: saveRecipe === null ? null : await checkTarget(saveRecipe, 'A recipe is JSON', '.json') };
}

function help(cards: readonly ModelCard[]): string {
  const [first] = cards;
  return [
    `Paint a mask in the terminal: ${USAGE}`,
    `Paint a recipe: ${RECIPE_USAGE}`,
    '',
    '  --mask         PNG of any size in the nine colours of Alla Prima or of Paint with ML, or in those of ADE20K',
    '  --out          where the painting goes (PNG)',
    `  --seed         0 to ${MAX_SEED}; the same mask, style, seed and size give the same painting (default 1)`,
    `  --painter      ${cards.map(({ painter }) => painter.id).join(' or ')} (default: the first of them that has the styles asked for)`,
    `  --style        by id or name; a painter's default where it is left out (${first?.painter.id ?? ''}: ${first?.defaultStyle ?? ''})`,
    '  --class-style  a style for one class alone, like sky=golden-evening; may be there for several classes',
    `  --edges        0 (outlines as drawn) to 100 (loose); the mask in a recipe stays as drawn (default ${USUAL_EDGES * 100})`,
    `  --size         like 1024x768, or native for the mask's own pixels (default ${PICTURE_SIZE}x${PICTURE_SIZE})`,
    '  --save-recipe  where to write the mask and all that made the painting, to paint it again anywhere (JSON)',
    '  --recipe       such a file, from here or from the panel',
    '  --any-model    paint a recipe of another model, which gives another painting',
    '',
    ...cards.flatMap((card) => [`${card.painter.name} (--painter ${card.painter.id}): ${card.licence}`, `  ${styleNames(card)}`]),
    '',
    'The last line printed is one JSON object: ms, backend, model, painter, licence, width, height, coverage, unlabelled.',
  ].join('\n');
}

try {
  await main();
} catch (thrown) {
  const foreseen = thrown instanceof InputError || thrown instanceof FailureError;
  console.error(foreseen ? thrown.message : `Painting failed: ${String(thrown)}`);
  process.exitCode = foreseen ? 2 : 1;
}
