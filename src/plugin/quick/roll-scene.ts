// The quick action *Roll a scene*: into the selected empty frame, else into a new one beside what is selected. No panel opens.
import { toFailure } from '../../contract/failure';
import type { Requests } from '../../contract/wire/messages';
import { KIND_IDS, OWN_SLIDERS, USUAL_FRAME } from '../../contract/roll';
import { SHAPE_LIMITS } from '../../contract/shapes';
import type { Size } from '../../contract/size';
import { drawScene } from '../drawing/draw-scene';
import { emptyFrameOf } from '../drawing/empty-frame';
import { anySeed, kindIn, seedIn } from './parameters';
import { sayAndClose } from './toast';

/** Roll, draw, say what came of it, and close the plugin. Never rejects. @param chance gives numbers 0…1, exclusive. */
export async function rollScene(parameters: ParameterValues, chance: () => number): Promise<void> {
  const kind = kindIn(parameters) ?? KIND_IDS[Math.floor(chance() * KIND_IDS.length)]!;
  const seed = seedIn(parameters, chance) ?? anySeed(chance());
  try {
    const ask: Requests['draw-scene']['ask'] = { roll: { kind, seed, sliders: OWN_SLIDERS }, ...target() };
    const { name, shapes } = await drawScene(ask);
    sayAndClose(`${ask.into === null ? `“${name}” is drawn` : `A scene is drawn into “${name}”`}: ${shapes} shapes, seed ${seed}.`, 'done');
  } catch (thrown) {
    const { code, sentence } = toFailure(thrown, 'The scene could not be drawn, so nothing was changed. Try again.');
    if (code === 'internal') console.error('Alla Prima could not roll a scene:', String(thrown));
    sayAndClose(sentence, 'trouble');
  }
}

function target(): { readonly into: string | null; readonly width: number; readonly height: number } {
  const { selection } = figma.currentPage;
  const empty = emptyFrameOf(selection);
  if (empty !== null) return { into: empty.id, ...USUAL_FRAME };
  const [only, ...others] = selection;
  return { into: null, ...(only === undefined || others.length > 0 || !isFrameLike(only) ? USUAL_FRAME : drawable(only)) };
}

/** What a new scene beside it takes its size from: what has a picture's size, not a line of text or a single tree. */
function isFrameLike({ type }: SceneNode): boolean {
  return type === 'FRAME' || type === 'COMPONENT' || type === 'INSTANCE' || type === 'SECTION' || type === 'RECTANGLE';
}

/** The same proportions, within what one frame may have. */
function drawable({ width, height }: Size): Size {
  const scale = Math.min(1, SHAPE_LIMITS.side / Math.max(width, height));
  return { width: Math.max(1, width * scale), height: Math.max(1, height * scale) };
}
