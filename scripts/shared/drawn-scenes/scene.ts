// What a drawn scene is made of. The three of them are the examples' masks and what the label path is measured on; the panel rolls its own.
import type { VectorShape } from '../../../src/contract/shapes';

/** Frame of every scene, page pixels: 4:3. */
export const SCENE_WIDTH = 1200;
export const SCENE_HEIGHT = 900;

/** Shapes bottom to top, named as a designer would. The first covers the whole frame, so that no gap shows; parts beyond it are clipped. */
export type Scene = readonly VectorShape[];
