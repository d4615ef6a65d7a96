// The line under the preview: what it shows, or how to see more of it. With Live on it stays the same from edit to edit.
import type { PanelState, Subject, View } from '../../state/panel-state';

/** @param shown what the preview shows now: the mask where there is no painting yet. */
export function viewHint({ settings, live }: PanelState, { preview, revision }: Subject, shown: View): string {
  const outdated = preview !== null && preview.from.revision !== revision;
  // What Live is about to paint needs no excuse.
  return outdated && (!settings.live || live.stuck !== null) ? 'Before your last change' : HINTS[shown];
}

const HINTS: Readonly<Record<View, string>> = {
  mask: 'What the painter sees',
  both: 'Mask on the left, painting on the right',
  painting: 'Hold it to compare',
};
