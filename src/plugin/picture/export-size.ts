// How large a selection is exported. Reading labels needs far more pixels than a label map of 512 has, so that antialiased edges can be
// left out: the longer side gets 2048, more where the shorter side would fall under 1024, and never more than 4096. While the hand moves half of
// that a side does: Figma stands still while it exports, and what is read of it is soon read again.

const USUAL_LONGER = 2048;
const LEAST_SHORTER = 1024;
const MOST_LONGER = 4096;

/**
 * Pixels per page pixel for a picture of this size (both above zero): one scale for all its parts, so that they fit together.
 * The longer side comes out as an integer of 2048…4096; of half that where it is `quick`.
 */
export function exportScale(width: number, height: number, quick: boolean): number {
  const longer = Math.max(width, height);
  const shorter = Math.min(width, height);
  const pixels = Math.min(MOST_LONGER, Math.max(USUAL_LONGER, Math.ceil((LEAST_SHORTER * longer) / shorter)));
  return (quick ? Math.ceil(pixels / 2) : pixels) / longer;
}

/**
 * Figma's constraint for one part of the picture at that scale: its longer side in whole pixels, 1…4096. A side instead of a
 * factor, because a factor leaves the rounding to Figma, and 4097 pixels are one too many.
 */
export function exportConstraint(width: number, height: number, scale: number): ExportSettingsConstraints {
  const pixels = Math.min(MOST_LONGER, Math.max(1, Math.round(Math.max(width, height) * scale)));
  return { type: width >= height ? 'WIDTH' : 'HEIGHT', value: pixels };
}
