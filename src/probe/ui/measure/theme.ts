// When Figma's theme is there and how a switch of it arrives.
import type { Facts } from '../../contract/facts';
import type { Heard, ThemeMoment } from '../early';
import { themeNow } from '../theme-now';
import type { Measurement } from './measurement';
import { pause } from './tries';

const MOMENTS = 4;

export const themeMeasurement: Measurement = {
  title: "Figma's theme",
  limit: 10,
  run: async () => {
    const { moments } = window.probeEarly;
    for (let waited = 0; moments.length < MOMENTS && waited < 4_000; waited += 100) await pause(100);
    const names = new Set<string>();
    let from = 'none';
    for (const sheet of document.styleSheets) {
      for (const rule of rulesOf(sheet)) {
        if (!(rule instanceof CSSStyleRule)) continue;
        for (const property of rule.style) {
          if (!property.startsWith('--figma-color-') || (sheet.ownerNode instanceof Element && sheet.ownerNode.hasAttribute('data-probe-own')))
            continue;
          names.add(property.slice('--figma-color-'.length));
          from =
            sheet.ownerNode instanceof Element
              ? `${sheet.ownerNode.tagName.toLowerCase()}${sheet.ownerNode.id === '' ? '' : `#${sheet.ownerNode.id}`}`
              : 'a sheet without an element';
        }
      }
    }
    for (const property of document.documentElement.style) {
      if (!property.startsWith('--figma-color-')) continue;
      names.add(property.slice('--figma-color-'.length));
      from = "the root element's own style";
    }
    return {
      'theme.class': firstMoment(({ className }) => className !== ''),
      'theme.classOn': moments.find(({ classOn }) => classOn !== '')?.classOn ?? 'none',
      'theme.variables': firstMoment(({ background }) => background !== ''),
      'theme.background': moments.at(-1)?.background ?? '',
      'theme.variableNames': [...names].sort(),
      'theme.style': from,
    };
  },
};

/** What came of a switch of the theme, if there was one since the panel settled: somebody has to make it. */
export function themeSwitch(): Facts {
  const before = window.probeEarly.moments.at(-1);
  const now = themeNow();
  const told = window.probeEarly.heard.find(({ keys }) => keys.includes('figmaMessage'));
  if (before === undefined) return {};
  const [className, variables] = [now.className !== before.className, now.background !== before.background];
  if (told === undefined && !className && !variables) return {};
  return {
    'theme.switchMessage': told === undefined ? 'none was heard' : messageWords(told),
    'theme.switchClass': className ? 'follows' : 'stays',
    'theme.switchVariables': variables ? 'follow' : 'stay',
  };
}

function messageWords({ data, source }: Heard): string {
  const message = (data as { readonly figmaMessage?: { readonly type?: unknown; readonly payload?: unknown } }).figmaMessage;
  const payload =
    typeof message?.payload === 'object' && message.payload !== null ? Object.keys(message.payload).sort().join(', ') : typeof message?.payload;
  return `figmaMessage of type ${String(message?.type)} with ${payload}, from ${source}`;
}

function firstMoment(holds: (moment: ThemeMoment) => boolean): string {
  return window.probeEarly.moments.find(holds)?.moment ?? 'never';
}

function rulesOf(sheet: CSSStyleSheet): readonly CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    return []; // a sheet of another origin
  }
}
