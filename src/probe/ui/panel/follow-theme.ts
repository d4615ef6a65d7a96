// Light or dark goes by how bright Figma's background is: the class may come late or never, the variables are there from the start.

/** Keep the page's colour scheme in step with --figma-color-bg. */
export function followTheme(root: HTMLElement): void {
  const look = (): void => {
    const scheme = isDark(getComputedStyle(root).getPropertyValue('--figma-color-bg')) ? 'dark' : 'light';
    if (root.dataset['scheme'] !== scheme) root.dataset['scheme'] = scheme;
  };
  look();
  new MutationObserver(look).observe(document, {
    attributes: true,
    childList: true,
    characterData: true,
    subtree: true,
    attributeFilter: ['class', 'style'],
  });
}

/** Any CSS colour; where there is none, what the system prefers. */
function isDark(colour: string): boolean {
  if (colour.trim() === '') return matchMedia('(prefers-color-scheme: dark)').matches;
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = colour.trim();
  context.fillRect(0, 0, 1, 1);
  const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! < 128;
}
