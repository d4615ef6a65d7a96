// When Figma's theme is there and how a switch of it arrives.
import type { Facts } from '../../contract/facts';
import type { ThemeMoment } from '../early';
import type { Measurement } from './measurement';
import { pause } from './tries';

const MOMENTS = 4;

export const themeMeasurement: Measurement = {
  title: 'Figma\'s theme',
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
          if (!property.startsWith('--figma-color-') || sheet.ownerNode instanceof Element && sheet.ownerNode.hasAttribute('data-probe-own')) continue;
          names.add(property.slice('--figma-color-'.length));
          from = sheet.ownerNode instanceof Element ? `${sheet.ownerNode.tagName.toLowerCase()}${sheet.ownerNode.id === '' ? '' : `#${sheet.ownerNode.id}`}` : 'a sheet without an element';
        }
      }
    }
    for (const property of document.documentElement.style) {
      if (!property.startsWith('--figma-color-')) continue;
      names.add(property.slice('--figma-color-'.length));
      from = 'the root element\'s own style';
    }
    return {
      'theme.class': firstMoment(({ className }) => className !== ''),
      'theme.classOn': moments.find(({ classOn }) => classOn !== '')?.classOn ?? 'none',
      'theme.variables': firstMoment(({ background }) => background !== ''),
      'theme.background': moments.at(-1)?.background ?? '',
      'theme.variableNames': [...names].sort(),
      'theme.style': from,
      ...themeSwitch(),
    };
  },
};

/** What was heard of a switch up to now. */
export function themeSwitch(): Facts {
  const told = window.probeEarly.heard.find(({ keys }) => keys.includes('figmaMessage'));
  if (told === undefined) return { 'theme.switch': 'no switch was heard' };
  const message = (told.data as { readonly figmaMessage?: { readonly type?: unknown; readonly payload?: unknown } }).figmaMessage;
  const payload = typeof message?.payload === 'object' && message.payload !== null ? Object.keys(message.payload).sort().join(' ') : typeof message?.payload;
  return { 'theme.switch': `figmaMessage ${String(message?.type)} with ${payload}, from ${told.source}` };
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
