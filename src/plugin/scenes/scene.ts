// What a starter scene is made of.
import type { ClassName } from '../../contract/classes';

/** Frame of every scene, page pixels: 4:3. */
export const SCENE_WIDTH = 1200;
export const SCENE_HEIGHT = 900;

export interface SceneShape {
  /** Layer name, as a designer would call it. */
  readonly name: string;
  readonly className: ClassName;
  /** Absolute M, L, C and Z commands in the frame's 1200×900 space; parts beyond it are clipped by the frame. */
  readonly path: string;
}

/** Shapes bottom to top. The first covers the whole frame, so that no gap shows. */
export type Scene = readonly SceneShape[];
