// The CSS variables that Figma hands to a panel opened with `themeColors: true`, in both themes. The names are
// those that Figma documents, the values were read off Figma's present look.

export type ThemeName = 'light' | 'dark';

const HUES = {
  brand: { light: ['#0d99ff', '#007be5', '#0768cf', '#e5f4ff'], dark: ['#0c8ce9', '#0a6dc2', '#105cad', '#394360'] },
  component: { light: ['#9747ff', '#8638e5', '#7a2dd3', '#f1e5ff'], dark: ['#8a38f5', '#7a2ddb', '#652ca8', '#46346e'] },
  danger: { light: ['#f24822', '#dc3412', '#bd2915', '#ffe2e0'], dark: ['#e03e1a', '#c4381c', '#963323', '#60332a'] },
  success: { light: ['#14ae5c', '#009951', '#008043', '#cff7d3'], dark: ['#198f51', '#078348', '#056e3b', '#28432e'] },
  warning: { light: ['#ffcd29', '#ffc21a', '#faa300', '#fff1c2'], dark: ['#f3c11b', '#e6af12', '#d7a00d', '#4f4b31'] },
} as const;

const PLAIN: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  'bg': ['#ffffff', '#2c2c2c'],
  'bg-secondary': ['#f5f5f5', '#383838'],
  'bg-tertiary': ['#e6e6e6', '#444444'],
  'bg-hover': ['#f5f5f5', '#383838'],
  'bg-pressed': ['#e6e6e6', '#444444'],
  'bg-disabled': ['#d9d9d9', '#757575'],
  'bg-disabled-secondary': ['#b3b3b3', '#8c8c8c'],
  'bg-inverse': ['#2c2c2c', '#e6e6e6'],
  'bg-selected': ['#e5f4ff', '#4a5878'],
  'bg-selected-hover': ['#bde3ff', '#667799'],
  'bg-selected-pressed': ['#9dd4ff', '#7487ad'],
  'bg-selected-secondary': ['#f2f9ff', '#394360'],
  'bg-selected-tertiary': ['#fafdff', '#2f3648'],
  'bg-selected-strong': ['#0d99ff', '#0c8ce9'],
  'text': ['rgba(0, 0, 0, 0.9)', '#ffffff'],
  'text-secondary': ['rgba(0, 0, 0, 0.5)', 'rgba(255, 255, 255, 0.7)'],
  'text-tertiary': ['rgba(0, 0, 0, 0.3)', 'rgba(255, 255, 255, 0.4)'],
  'text-disabled': ['rgba(0, 0, 0, 0.3)', 'rgba(255, 255, 255, 0.4)'],
  'text-hover': ['rgba(0, 0, 0, 0.9)', '#ffffff'],
  'text-selected': ['rgba(0, 0, 0, 0.9)', '#ffffff'],
  'text-selected-secondary': ['rgba(0, 0, 0, 0.5)', 'rgba(255, 255, 255, 0.7)'],
  'text-oncomponent': ['#ffffff', '#ffffff'],
  'text-onbrand': ['#ffffff', '#ffffff'],
  'text-ondanger': ['#ffffff', '#ffffff'],
  'text-onsuccess': ['#ffffff', '#ffffff'],
  'text-onwarning': ['rgba(0, 0, 0, 0.9)', 'rgba(0, 0, 0, 0.9)'],
  'text-ondisabled': ['#ffffff', '#2c2c2c'],
  'text-oninverse': ['#ffffff', 'rgba(0, 0, 0, 0.9)'],
  'text-onselected': ['rgba(0, 0, 0, 0.9)', '#ffffff'],
  'text-onselected-strong': ['#ffffff', '#ffffff'],
  'icon': ['rgba(0, 0, 0, 0.9)', '#ffffff'],
  'icon-secondary': ['rgba(0, 0, 0, 0.5)', 'rgba(255, 255, 255, 0.7)'],
  'icon-tertiary': ['rgba(0, 0, 0, 0.3)', 'rgba(255, 255, 255, 0.4)'],
  'icon-disabled': ['rgba(0, 0, 0, 0.3)', 'rgba(255, 255, 255, 0.4)'],
  'icon-onbrand': ['#ffffff', '#ffffff'],
  'icon-oninverse': ['#ffffff', 'rgba(0, 0, 0, 0.9)'],
  'icon-ondisabled': ['#ffffff', '#2c2c2c'],
  'border': ['#e6e6e6', '#444444'],
  'border-strong': ['#2c2c2c', '#ffffff'],
  'border-disabled': ['#d9d9d9', '#757575'],
  'border-disabled-strong': ['#b3b3b3', '#8c8c8c'],
  'border-onbrand': ['#007be5', '#0a6dc2'],
  'border-selected': ['#bde3ff', '#667799'],
  'border-selected-strong': ['#007be5', '#7cc4f8'],
};

const HUE_TEXT: Readonly<Record<keyof typeof HUES, readonly [light: string, dark: string]>> = {
  brand: ['#007be5', '#7cc4f8'],
  component: ['#8638e5', '#d1a8ff'],
  danger: ['#dc3412', '#fca397'],
  success: ['#009951', '#79d297'],
  warning: ['#b86200', '#f7d15f'],
};

/** Every variable of a theme by its whole name. */
export function themeVariables(theme: ThemeName): Readonly<Record<string, string>> {
  const side = theme === 'light' ? 0 : 1;
  const entries = Object.entries(PLAIN).map(([name, values]) => [name, values[side]] as const);
  for (const [hue, shades] of Object.entries(HUES) as [keyof typeof HUES, (typeof HUES)[keyof typeof HUES]][]) {
    const [strong, hover, pressed, faint] = shades[theme];
    const text = HUE_TEXT[hue][side];
    entries.push(
      [`bg-${hue}`, strong],
      [`bg-${hue}-hover`, hover],
      [`bg-${hue}-pressed`, pressed],
      [`bg-${hue}-secondary`, hue === 'brand' ? pressed : hover],
      [`bg-${hue}-tertiary`, faint],
      [`text-${hue}`, text],
      [`text-${hue}-secondary`, text],
      [`icon-${hue}`, text],
      [`icon-${hue}-secondary`, text],
      [`border-${hue}`, faint],
      [`border-${hue}-strong`, text],
    );
  }
  return Object.fromEntries(entries.map(([name, value]) => [`--figma-color-${name}`, value]));
}

/** A `:root` rule with every variable of a theme. */
export function themeCss(theme: ThemeName): string {
  return `:root { ${Object.entries(themeVariables(theme))
    .map(([name, value]) => `${name}: ${value};`)
    .join(' ')} }`;
}
