// Dark or light, as Figma is, from the first frame on. Figma's variables are there from the start. Its class (`figma-dark`) comes with `load`,
// perhaps never, and a hosted panel has neither. So the background's luminance decides, else the class, else what the browser prefers (which
// theme.css handles alone). When a person switches, the variables change, or a message comes.
// https://developers.figma.com/docs/plugins/css-variables/
import type { FigmaEar } from '../../wire/hear-figma';

/** Where black text and white text are equally hard to read: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio. */
const MIDDLE_LUMINANCE = 0.179;

/** Set `data-theme` on the root, now and after each switch. Where Figma says nothing of its theme there is no such attribute. */
export function followTheme(page: Document, ear: Pick<FigmaEar, 'listen'>): void {
  const root = page.documentElement;
  const decide = (): void => {
    const theme = themeOf(root);
    if (theme === null) delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  };
  decide();
  const observer = new MutationObserver(decide);
  observer.observe(root, { attributes: true, attributeFilter: ['class', 'style'] });
  observer.observe(page.head, { childList: true, characterData: true, subtree: true });
  ear.listen((data) => {
    const switched = readSwitch(data);
    // Figma's own script renews Figma's own style sheet.
    if (switched === null || page.getElementById('figma-style') !== null) return;
    root.classList.remove('figma-light', 'figma-dark');
    if (switched.name !== null) root.classList.add(`figma-${switched.name}`);
    for (const [name, value] of switched.colours) root.style.setProperty(`--figma-color-${name}`, value);
    decide();
  });
}

function themeOf(root: HTMLElement): 'light' | 'dark' | null {
  const background = getComputedStyle(root).getPropertyValue('--figma-color-bg').trim();
  // Where Figma sent no variables, theme.css sets them with light-dark(), which is not a colour yet.
  if (!background.startsWith('light-dark(') && CSS.supports('color', background))
    return luminanceOf(background) < MIDDLE_LUMINANCE ? 'dark' : 'light';
  return root.classList.contains('figma-dark') ? 'dark' : root.classList.contains('figma-light') ? 'light' : null;
}

/** Relative luminance, 0…1, of any CSS colour, as if on black. */
function luminanceOf(colour: string): number {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [1, 1];
  const context = canvas.getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export interface ThemeSwitch {
  readonly name: 'light' | 'dark' | null;
  /** Names without `--figma-color-`. */
  readonly colours: readonly (readonly [name: string, value: string])[];
}

/**
 * Read `{ figmaMessage: { type: 'THEME', payload: { name, variables } } }`, an undocumented message that people saw in live panels; null for
 * anything else. Nobody wrote down what the variables look like, so CSS text and objects are read, with or without the prefix. Values that
 * are not colours are left out.
 */
function readSwitch(data: object): ThemeSwitch | null {
  const message = field(data, 'figmaMessage');
  if (field(message, 'type') !== 'THEME') return null;
  const payload = field(message, 'payload');
  const name = /\b(light|dark)\b/.exec(String(field(payload, 'name')))?.[1] ?? null;
  const variables = field(payload, 'variables');
  const pairs =
    typeof variables === 'string'
      ? [...variables.matchAll(/(--[\w-]+)\s*:\s*([^;}]+)/g)].map(([, key, value]) => [key!, value!] as const)
      : typeof variables === 'object' && variables !== null
        ? Object.entries(variables)
        : [];
  return {
    name: name === 'light' || name === 'dark' ? name : null,
    colours: pairs.flatMap(([key, value]) => {
      const short = key.replace(/^--figma-color-/, '');
      return /^[a-z][a-z-]*$/.test(short) && typeof value === 'string' && isColour(value.trim()) ? [[short, value.trim()] as const] : [];
    }),
  };
}

/**
 * Whether a value is a colour by itself. `CSS.supports` takes anything that may become one, such as `var(--none, url(…))`, which as a background
 * would fetch that address: https://drafts.csswg.org/css-variables-2/#using-variables
 */
function isColour(value: string): boolean {
  return (
    /^(#[\da-f]{3,8}|[a-z]+|[a-z]+\([^()\\'"]*\))$/i.test(value) &&
    !/^(var|env|attr|url|if|inherit)\b/i.test(value) &&
    CSS.supports('color', value)
  );
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
