// The probe's own panel, and three messages at once right after it was shown: whether they are lost is a finding.

const SIZE = { width: 360, height: 520 };
const EARLY = 3;

export function openPanel(): void {
  figma.showUI(__html__, { ...SIZE, themeColors: true, title: 'Alla Prima probe' });
  for (let number = 1; number <= EARLY; number++) figma.ui.postMessage({ probe: 'early', number });
}

/** Back to the size that the panel is made for. */
export function restoreSize(): void {
  figma.ui.resize(SIZE.width, SIZE.height);
}
