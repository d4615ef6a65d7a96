// A starter scene on the page: a newcomer has a landscape to paint one click later.
import type { Requests } from '../../contract/messages';
import { SCENES } from '../../contract/scenes';
import type { SceneId } from '../../contract/scenes';
import { FOREST_RIVER } from '../scenes/forest-river';
import { LAKE } from '../scenes/lake';
import { SEASIDE } from '../scenes/seaside';
import { SCENE_HEIGHT, SCENE_WIDTH } from '../scenes/scene';
import type { Scene } from '../scenes/scene';
import { drawFrame } from './draw-frame';
import type { FrameDrawing } from './draw-frame';
import { placeInView } from './free-place';

const SHAPES: Readonly<Record<SceneId, Scene>> = { 'lake': LAKE, 'seaside': SEASIDE, 'forest-river': FOREST_RIVER };

/** Name and shapes of each, in the order in which they are offered. */
export const STARTER_SCENES: readonly FrameDrawing[] = SCENES.map(({ id, name }) => ({ name, shapes: SHAPES[id] }));

/**
 * Insert a scene near the middle of the viewport, clear of everything on the page, select it and bring it into view. One undo
 * step. Throws FailureError `read-only`, with the document unchanged.
 */
export async function startScene({ scene }: Requests['start-scene']['ask']): Promise<Requests['start-scene']['answer']> {
  const name = SCENES.find(({ id }) => id === scene)!.name;
  await drawFrame({ name, shapes: SHAPES[scene] }, placeInView(SCENE_WIDTH, SCENE_HEIGHT));
  return { name };
}
