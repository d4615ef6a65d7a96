// The text-specific properties of a text node. Those in TextStyleFields can differ from character to character.

/** All but the fills, which other nodes have as well (fill-runs.ts). */
export interface TextStyleFields {
  readonly fontSize: number;
  readonly fontName: FontName;
  readonly textCase: TextCase;
  readonly textDecoration: TextDecoration;
  readonly letterSpacing: LetterSpacing;
  readonly lineHeight: LineHeight;
  readonly hyperlink: HyperlinkTarget | null;
  readonly listOptions: TextListOptions;
  readonly listSpacing: number;
  readonly indentation: number;
  readonly paragraphIndent: number;
  readonly paragraphSpacing: number;
}

export interface StyleRun {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly style: TextStyleFields;
}

export interface TextFields extends TextStyleFields {
  readonly characters: string;
  /** Empty if all characters have the same style; else runs that cover the text without gaps, adjacent ones different. */
  readonly styleRuns: readonly StyleRun[];
  readonly textAlignHorizontal: TextNode['textAlignHorizontal'];
  readonly textAlignVertical: TextNode['textAlignVertical'];
  readonly textAutoResize: TextNode['textAutoResize'];
  readonly textTruncation: TextNode['textTruncation'];
  readonly maxLines: number | null;
  readonly hangingPunctuation: boolean;
  readonly hangingList: boolean;
  readonly leadingTrim: LeadingTrim;
  readonly autoRename: boolean;
}

export const FRESH_TEXT: TextFields = {
  characters: '',
  styleRuns: [],
  fontSize: 12,
  fontName: { family: 'Inter', style: 'Regular' },
  textCase: 'ORIGINAL',
  textDecoration: 'NONE',
  letterSpacing: { unit: 'PERCENT', value: 0 },
  lineHeight: { unit: 'AUTO' },
  hyperlink: null,
  listOptions: { type: 'NONE' },
  listSpacing: 0,
  indentation: 0,
  paragraphIndent: 0,
  paragraphSpacing: 0,
  textAlignHorizontal: 'LEFT',
  textAlignVertical: 'TOP',
  textAutoResize: 'WIDTH_AND_HEIGHT',
  textTruncation: 'DISABLED',
  maxLines: null,
  hangingPunctuation: false,
  hangingList: false,
  leadingTrim: 'NONE',
  autoRename: true,
};

export const STYLE_FIELDS = [
  'fontSize',
  'fontName',
  'textCase',
  'textDecoration',
  'letterSpacing',
  'lineHeight',
  'hyperlink',
  'listOptions',
  'listSpacing',
  'indentation',
  'paragraphIndent',
  'paragraphSpacing',
] as const satisfies readonly (keyof TextStyleFields)[];

/** Set on a range, these apply to every paragraph that the range touches (plugin-api.d.ts:10183). */
export const PARAGRAPH_FIELDS: ReadonlySet<keyof TextStyleFields> = new Set([
  'listOptions',
  'listSpacing',
  'indentation',
  'paragraphIndent',
  'paragraphSpacing',
]);

/** The style of the whole text; of its first character if it differs. */
function styleOf(text: TextFields): TextStyleFields {
  return Object.fromEntries(STYLE_FIELDS.map((field) => [field, text[field]])) as unknown as TextStyleFields;
}

/** The runs of a text; a single one if all characters have the same style. */
export function styleRunsOf(text: TextFields): readonly StyleRun[] {
  return text.styleRuns.length > 0 ? text.styleRuns : [{ start: 0, end: text.characters.length, style: styleOf(text) }];
}

/** The text with one field of the style set from `start` to `end`. */
export function withStyle<Field extends keyof TextStyleFields>(
  text: TextFields,
  start: number,
  end: number,
  field: Field,
  value: TextStyleFields[Field],
): Partial<TextFields> {
  const pieces = styleRunsOf(text)
    .flatMap((run) => [cutStyle(run, 0, start), set(cutStyle(run, start, end), field, value), cutStyle(run, end, Infinity)])
    .filter((run) => run !== null);
  return asFields(pieces);
}

/** The fields that store these runs; adjacent equal runs are joined. The style of the first becomes that of the node. */
export function asFields(pieces: readonly StyleRun[]): Partial<TextFields> {
  const merged: StyleRun[] = [];
  for (const run of pieces) {
    const last = merged.at(-1);
    if (last !== undefined && JSON.stringify(last.style) === JSON.stringify(run.style)) merged[merged.length - 1] = { ...last, end: run.end };
    else merged.push(run);
  }
  return { ...merged[0]?.style, styleRuns: merged.length > 1 ? merged : [] };
}

/** The part of a run between two places, or null for none. */
export function cutStyle(run: StyleRun, from: number, to: number): StyleRun | null {
  const [start, end] = [Math.max(run.start, from), Math.min(run.end, to)];
  return start < end ? { start, end, style: run.style } : null;
}

/** From the start of the first paragraph that the range touches to the end of the last one, its line break included. */
export function paragraphsAround(characters: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const next = characters.indexOf('\n', Math.max(start, end - 1));
  return { start: characters.lastIndexOf('\n', start - 1) + 1, end: next === -1 ? characters.length : next + 1 };
}

function set<Field extends keyof TextStyleFields>(run: StyleRun | null, field: Field, value: TextStyleFields[Field]): StyleRun | null {
  return run === null ? null : { ...run, style: { ...run.style, [field]: value } };
}
