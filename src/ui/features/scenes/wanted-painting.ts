// Which thumbnail is to be painted next, and how.
import type { Roll } from '../../../contract/roll';
import { LONGEST_SIDE } from '../../../contract/size';
import type { Size } from '../../../contract/size';
import type { StyleMix } from '../../../contract/style';
import { isBatchRunning } from '../batch/reduce-batch';
import type { PanelState } from '../../state/panel-state';
import { styleOfKind } from './kind-style';
import { isRollOnShow, targetOf } from './on-show';
import type { Rolled } from './scene-roll';

/** Pixels that a thumbnail has: fewer than half of a painting's. With fewer still the generator, which was trained on larger pictures, gets coarse. */
const AREA = 384 * 288;

/** All that a painted thumbnail is made from. */
export interface SceneThumbnail {
  /** The same for the same picture. */
  readonly key: string;
  readonly roll: Roll;
  /** Of the label map and of the picture: the proportions of the frame that the scene would go into. */
  readonly size: Size;
  readonly style: StyleMix;
  readonly seed: number;
  readonly edges: number;
}

/** The thumbnail of a scene on show. */
export function thumbnailOf(state: PanelState, { kind, seed }: Rolled): SceneThumbnail {
  const roll = { kind, seed, sliders: state.roll.sliders };
  const painting = {
    size: thumbnailSize(targetOf(state)),
    style: styleOfKind(state, kind),
    seed: state.settings.seed,
    edges: state.settings.edges,
  };
  return { key: JSON.stringify([roll, painting]), roll, ...painting };
}

/** The first thumbnail on show that is not painted yet; null where none is to be painted now. */
export function wantedPainting(state: PanelState): SceneThumbnail | null {
  const { roll, engine, visible } = state;
  if (
    state.quick ||
    roll.show === 'shapes' ||
    roll.trouble !== null ||
    roll.drawing ||
    engine.kind !== 'ready' ||
    !visible ||
    !isRollOnShow(state)
  )
    return null;
  // A person's own paintings, and Live's, are worth more than six of scenes.
  if (state.phase.kind === 'painting' || state.settings.live || state.aside || isBatchRunning(state)) return null;
  for (const scene of roll.scenes) {
    const thumbnail = thumbnailOf(state, scene);
    if (!roll.paintings.has(thumbnail.key)) return thumbnail;
  }
  return null;
}

/** Whole pixels of about AREA in the frame's proportions. */
export function thumbnailSize({ width, height }: Size): Size {
  const scale = Math.sqrt(AREA / (width * height));
  const side = (length: number): number => Math.min(LONGEST_SIDE, Math.max(1, Math.round(length * scale)));
  return { width: side(width), height: side(height) };
}
