// Figma's theme as the launcher hands it over in the URL's hash: `figma-theme=dark&bg=%232c2c2c&…`. Figma gives its variables to
// the document that the plugin carries, and to no other.

/** Put the theme's class and colours on the page's root. Whatever is no colour is left out: anyone can write a hash. */
export function applyHandedTheme(root: HTMLElement, hash: string): void {
  const handed = new URLSearchParams(hash.replace(/^#/, ''));
  root.classList.add(handed.get('figma-theme') === 'dark' ? 'figma-dark' : 'figma-light');
  for (const [name, value] of handed) {
    if (name !== 'figma-theme' && /^[a-z][a-z-]*$/.test(name) && CSS.supports('color', value)) root.style.setProperty(`--figma-color-${name}`, value);
  }
}
