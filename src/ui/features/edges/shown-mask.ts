// What the panel shows as the mask: the label map as the generator sees it.
import { AS_DRAWN, sameSource } from '../../../contract/recipe';
import type { LabelMap } from '../../../labels/label-map';
import { shrunk } from '../../../labels/resample';
import type { PanelState } from '../../state/panel-state';
import type { Subject } from '../../state/phase';
import { LONGEST_SHOWN } from './loosen-mask';

/** Null before there is one. A loose mask that is overtaken is shown until the next is there: else each step of a drag would flicker. */
export function shownMask(
  { settings: { edges }, looseMask }: Pick<PanelState, 'settings' | 'looseMask'>,
  { reading }: Subject,
): LabelMap | null {
  if (reading === null) return null;
  if (edges === AS_DRAWN) return shrunk(reading.map, LONGEST_SHOWN, 1);
  return looseMask !== null && sameSource(looseMask.sourceIds, reading.picture.sourceIds) ? looseMask.map : null;
}
