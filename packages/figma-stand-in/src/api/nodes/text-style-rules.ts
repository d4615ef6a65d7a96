// Validation of text styles, one function per property, for whole texts and for ranges.
import { refuse } from '../../document/host-error';
import type { TextStyleFields } from '../../document/text/text-fields';
import { choice, number, text } from '../checks';

type Rules = { readonly [Field in keyof TextStyleFields]: (value: unknown) => TextStyleFields[Field] };

export const TEXT_STYLE_RULES: Rules = {
  fontSize: (value) => number(value, 'fontSize', 1),
  fontName: (value) => {
    const { family, style = 'Regular' } = value as Partial<FontName>;
    return { family: text(family, 'fontName.family'), style: text(style, 'fontName.style') };
  },
  textCase: (value) => choice(value, 'textCase', ['ORIGINAL', 'UPPER', 'LOWER', 'TITLE', 'SMALL_CAPS', 'SMALL_CAPS_FORCED']),
  textDecoration: (value) => choice(value, 'textDecoration', ['NONE', 'UNDERLINE', 'STRIKETHROUGH']),
  letterSpacing: (value) => measured(value, 'letterSpacing'),
  lineHeight: (value) => ((value as Partial<LineHeight> | null)?.unit === 'AUTO' ? { unit: 'AUTO' } : measured(value, 'lineHeight')),
  hyperlink: (value) => {
    if (value === null) return null;
    const { type, value: target } = value as Partial<HyperlinkTarget>;
    return { type: choice(type, 'hyperlink.type', ['URL', 'NODE']), value: text(target, 'hyperlink.value') };
  },
  listOptions: (value) => ({
    type: choice((value as Partial<TextListOptions> | null)?.type, 'listOptions.type', ['ORDERED', 'UNORDERED', 'NONE']),
  }),
  listSpacing: (value) => number(value, 'listSpacing', 0),
  indentation: (value) => number(value, 'indentation', 0),
  paragraphIndent: (value) => number(value, 'paragraphIndent', 0),
  paragraphSpacing: (value) => number(value, 'paragraphSpacing', 0),
};

/** Properties that can be set without loading the font. For all others the typings require it. */
export const WITHOUT_FONT: ReadonlySet<keyof TextStyleFields> = new Set(['hyperlink', 'listOptions', 'listSpacing', 'indentation']);

function measured(value: unknown, property: string): LetterSpacing {
  if (typeof value !== 'object' || value === null)
    return refuse(`Property "${property}" failed validation: Expected object, received ${typeof value}`);
  const { unit, value: amount } = value as Partial<LetterSpacing>;
  return { unit: choice(unit, `${property}.unit`, ['PIXELS', 'PERCENT']), value: number(amount, `${property}.value`) };
}
