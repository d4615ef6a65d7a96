// A starter scene on the page: a newcomer has a landscape to paint one click later.
import type { Requests } from '../../contract/messages';
import { isSceneId } from '../../contract/messages';
import { SCENES } from '../../contract/scenes';
import type { SceneId } from '../../contract/scenes';
import type { Rect } from '../../contract/geometry';
import { badMessage } from '../bad-message';
import { changeDocument } from '../change-document';
import { classPaint } from '../colour/class-paint';
import { nearestFreeSpot } from '../geometry/free-spot';
import { FOREST_RIVER } from '../scenes/forest-river';
import { LAKE } from '../scenes/lake';
import { SEASIDE } from '../scenes/seaside';
import { SCENE_HEIGHT, SCENE_WIDTH } from '../scenes/scene';
import type { Scene, SceneShape } from '../scenes/scene';
import { boxOf } from '../selection/source';
import { movedPath, pathBounds } from './path-bounds';

/** Pixels between a new scene and what is on the page already. */
const MARGIN = 80;

const SHAPES: Readonly<Record<SceneId, Scene>> = { lake: LAKE, seaside: SEASIDE, 'forest-river': FOREST_RIVER };

/**
 * Insert a scene near the middle of the viewport, clear of everything on the page, select it and bring it into view. One undo
 * step. Throws FailureError `bad-message` or `read-only`, with the document unchanged.
 */
export function startScene({ scene }: Requests['start-scene']['ask']): Requests['start-scene']['answer'] {
  if (!isSceneId(scene)) throw badMessage();
  const name = SCENES.find(({ id }) => id === scene)!.name;
  const spot = freeSpot();
  const frame = changeDocument((undoing) => {
    const created = figma.createFrame();
    undoing(() => { if (!created.removed) created.remove(); });
    created.name = name;
    created.clipsContent = true;
    created.fills = [];
    created.resize(SCENE_WIDTH, SCENE_HEIGHT);
    figma.currentPage.appendChild(created);
    created.x = spot.x;
    created.y = spot.y;
    for (const shape of SHAPES[scene]) {
      // On the page until appended: taken away by itself when the next line throws.
      const vector = figma.createVector();
      undoing(() => { if (!vector.removed) vector.remove(); });
      created.appendChild(vector);
      draw(vector, shape);
    }
    return created;
  });
  figma.currentPage.selection = [frame];
  figma.viewport.scrollAndZoomIntoView([frame]);
  return { name };
}

function freeSpot(): Rect {
  const { x, y } = figma.viewport.center;
  const wanted = { x: Math.round(x - SCENE_WIDTH / 2), y: Math.round(y - SCENE_HEIGHT / 2), width: SCENE_WIDTH, height: SCENE_HEIGHT };
  const obstacles = figma.currentPage.children.filter((node) => node.visible).map(boxOf).filter((box): box is Rect => box !== null);
  return nearestFreeSpot(wanted, obstacles, MARGIN);
}

/** The path starts at the layer's own corner, and the layer goes where the path was: however Figma anchors paths, it fits. */
function draw(vector: VectorNode, { name, className, path }: SceneShape): void {
  const { x, y } = pathBounds(path);
  vector.name = name;
  vector.vectorPaths = [{ windingRule: 'NONZERO', data: movedPath(path, -x, -y) }];
  vector.strokes = [];
  vector.fills = [classPaint(className)];
  vector.x = x;
  vector.y = y;
}
