// Text: characters, styles and fills that differ from character to character, and how the box follows.
import { cut, runsOf, withFills } from '../../document/text/fill-runs';
import type { FillRun } from '../../document/text/fill-runs';
import { refuse } from '../../document/host-error';
import type { NodeRecord } from '../../document/record';
import { insertText, removeText } from '../../document/text/text-edits';
import { PARAGRAPH_FIELDS, STYLE_FIELDS, cutStyle, paragraphsAround, styleRunsOf, withStyle } from '../../document/text/text-fields';
import type { StyleRun, TextStyleFields } from '../../document/text/text-fields';
import { textSize } from '../../document/text/text-size';
import { choice, flag, number, text } from '../checks';
import { sayWhere } from '../remote';
import { oneFill } from './layer-api';
import { LayoutApi } from './layout-api';
import { ALL_MEMBERS } from './members';
import { checkPaints } from './paint-rules';
import { TEXT_STYLE_RULES, WITHOUT_FONT } from './text-style-rules';

type Mixed = PluginAPI['mixed'];
type Segment = Pick<StyledTextSegment, 'characters' | 'start' | 'end'>;
type SegmentField = keyof Omit<StyledTextSegment, 'characters' | 'start' | 'end'>;

/** Fields of a style that a text has no property for, only ranges of it. */
const RANGES_ONLY: ReadonlySet<keyof TextStyleFields> = new Set(['listOptions', 'indentation']);

export abstract class TextApi extends LayoutApi {
  declare fontSize: number | Mixed;
  declare fontName: FontName | Mixed;
  declare textCase: TextCase | Mixed;
  declare textDecoration: TextDecoration | Mixed;
  declare letterSpacing: LetterSpacing | Mixed;
  declare lineHeight: LineHeight | Mixed;
  declare hyperlink: HyperlinkTarget | null | Mixed;
  declare listSpacing: number | Mixed;
  declare paragraphIndent: number | Mixed;
  declare paragraphSpacing: number | Mixed;
  declare getRangeFontSize: TextNode['getRangeFontSize'];
  declare setRangeFontSize: TextNode['setRangeFontSize'];
  declare getRangeFontName: TextNode['getRangeFontName'];
  declare setRangeFontName: TextNode['setRangeFontName'];
  declare getRangeTextCase: TextNode['getRangeTextCase'];
  declare setRangeTextCase: TextNode['setRangeTextCase'];
  declare getRangeTextDecoration: TextNode['getRangeTextDecoration'];
  declare setRangeTextDecoration: TextNode['setRangeTextDecoration'];
  declare getRangeLetterSpacing: TextNode['getRangeLetterSpacing'];
  declare setRangeLetterSpacing: TextNode['setRangeLetterSpacing'];
  declare getRangeLineHeight: TextNode['getRangeLineHeight'];
  declare setRangeLineHeight: TextNode['setRangeLineHeight'];
  declare getRangeHyperlink: TextNode['getRangeHyperlink'];
  declare setRangeHyperlink: TextNode['setRangeHyperlink'];
  declare getRangeListOptions: TextNode['getRangeListOptions'];
  declare setRangeListOptions: TextNode['setRangeListOptions'];
  declare getRangeListSpacing: TextNode['getRangeListSpacing'];
  declare setRangeListSpacing: TextNode['setRangeListSpacing'];
  declare getRangeIndentation: TextNode['getRangeIndentation'];
  declare setRangeIndentation: TextNode['setRangeIndentation'];
  declare getRangeParagraphIndent: TextNode['getRangeParagraphIndent'];
  declare setRangeParagraphIndent: TextNode['setRangeParagraphIndent'];
  declare getRangeParagraphSpacing: TextNode['getRangeParagraphSpacing'];
  declare setRangeParagraphSpacing: TextNode['setRangeParagraphSpacing'];
  declare textAlignHorizontal: TextNode['textAlignHorizontal'];
  declare textAlignVertical: TextNode['textAlignVertical'];
  declare textTruncation: TextNode['textTruncation'];
  declare maxLines: number | null;
  declare hangingPunctuation: boolean;
  declare hangingList: boolean;
  declare leadingTrim: LeadingTrim;

  static {
    for (const field of STYLE_FIELDS) this.defineStyle(field);
    this.store(
      {
        textAlignHorizontal: (value, property) => choice(value, property, ['LEFT', 'CENTER', 'RIGHT', 'JUSTIFIED']),
        textAlignVertical: (value, property) => choice(value, property, ['TOP', 'CENTER', 'BOTTOM']),
        textTruncation: (value, property) => choice(value, property, ['DISABLED', 'ENDING']),
        maxLines: (value, property) => (value === null ? null : number(value, property, 1)),
        hangingPunctuation: flag,
        hangingList: flag,
        leadingTrim: (value, property) => choice(value, property, ['CAP_HEIGHT', 'NONE']),
      },
      (node) => {
        if (node instanceof TextApi) node.assertFontsLoaded();
      },
    );
  }

  // ---- the whole text

  get characters(): string {
    return this.record.characters;
  }
  set characters(value: string) {
    this.assertFontsLoaded();
    // "Setting this property will reset styles applied to character ranges" (plugin-api.d.ts:9850).
    this.edit({
      ...this.styleRuns[0]!.style,
      fills: this.fillRuns[0]!.fills,
      fillRuns: [],
      styleRuns: [],
      ...this.named(text(value, 'characters')),
    });
  }

  insertCharacters(start: number, characters: string, useStyle: 'BEFORE' | 'AFTER' = 'BEFORE'): void {
    this.assertFontsLoaded();
    const { length } = this.record.characters;
    if (!(Number.isInteger(start) && start >= 0 && start <= length)) refuse(`The index ${start} is outside of the text`);
    const after = choice<'BEFORE' | 'AFTER'>(useStyle, 'useStyle', ['BEFORE', 'AFTER']) === 'AFTER';
    this.edit({
      ...insertText(this.record, start, text(characters, 'characters'), after),
      ...this.named(this.record.characters.slice(0, start) + characters + this.record.characters.slice(start)),
    });
  }

  deleteCharacters(start: number, end: number): void {
    this.assertFontsLoaded();
    this.assertRange(start, end);
    this.edit({
      ...removeText(this.record, start, end),
      ...this.named(this.record.characters.slice(0, start) + this.record.characters.slice(end)),
    });
  }

  get autoRename(): boolean {
    return this.record.autoRename;
  }
  set autoRename(value: boolean) {
    const autoRename = flag(value, 'autoRename');
    this.patch({ autoRename, ...(autoRename && this.record.characters !== '' ? { name: this.record.characters } : {}) });
  }

  override get name(): string {
    return super.name;
  }
  /** "If you manually override the text node's name, it will set autoRename to false" (plugin-api.d.ts:6390). */
  override set name(value: string) {
    this.patch({ name: text(value, 'name'), ...(this.record.type === 'TEXT' ? { autoRename: false } : {}) });
  }

  get textAutoResize(): TextNode['textAutoResize'] {
    return this.record.textAutoResize;
  }
  set textAutoResize(value: TextNode['textAutoResize']) {
    this.assertFontsLoaded();
    this.edit({ textAutoResize: choice(value, 'textAutoResize', ['NONE', 'WIDTH_AND_HEIGHT', 'HEIGHT', 'TRUNCATE']) });
  }

  /** The stand-in has every font. */
  get hasMissingFont(): boolean {
    return false;
  }

  // ---- ranges

  getRangeFills(start: number, end: number): Paint[] | Mixed {
    const [only, ...others] = this.fillsBetween(start, end);
    return only === undefined || others.length > 0 ? this.world.mixed : [...only.fills];
  }

  setRangeFills(start: number, end: number, value: Paint[]): void {
    this.assertRange(start, end);
    const runs = withFills(this.fillRuns, start, end, checkPaints(value, 'fills', this.world.run));
    this.patch(runs.length === 1 ? oneFill(runs[0]!.fills) : { fillRuns: runs, fillStyleId: '' });
  }

  getRangeAllFontNames(start: number, end: number): FontName[] {
    return unique(this.stylesBetween(start, end).map(({ style }) => style.fontName));
  }

  getStyledTextSegments<Fields extends SegmentField[]>(
    fields: Fields,
    start = 0,
    end = this.record.characters.length,
  ): Pick<StyledTextSegment, Fields[number] | keyof Segment>[] {
    const stranger = fields.find((field) => field !== 'fills' && !(STYLE_FIELDS as readonly string[]).includes(field));
    if (stranger !== undefined) refuse(`The stand-in does not know ${stranger} of text segments`);
    if (start === end) return [];
    const [fills, styles] = [this.fillsBetween(start, end), this.stylesBetween(start, end)];
    const places = unique([start, ...fills.map((run) => run.end), ...styles.map((run) => run.end)]).sort((a, b) => a - b);
    const segments = places.slice(1).map((to, index) => {
      const from = places[index]!;
      const all = {
        ...styles.find((run) => run.end > from)!.style,
        fills: [...fills.find((run) => run.end > from)!.fills],
      } as unknown as Record<string, unknown>;
      return { start: from, end: to, known: Object.fromEntries(fields.map((field) => [field, all[field]])) };
    });
    const merged: typeof segments = [];
    for (const segment of segments) {
      const last = merged.at(-1);
      if (last !== undefined && JSON.stringify(last.known) === JSON.stringify(segment.known))
        merged[merged.length - 1] = { ...last, end: segment.end };
      else merged.push(segment);
    }
    return merged.map(
      ({ known, ...range }) =>
        ({ characters: this.record.characters.slice(range.start, range.end), ...range, ...known }) as Pick<
          StyledTextSegment,
          Fields[number] | keyof Segment
        >,
    );
  }

  // ---- inside

  /** A property of the whole text, and its two functions for ranges. */
  private static defineStyle(field: keyof TextStyleFields): void {
    const define = (name: string, member: PropertyDescriptor): void => {
      Object.defineProperty(this.prototype, name, { configurable: true, ...member });
    };
    const ofRange = `Range${field.charAt(0).toUpperCase()}${field.slice(1)}`;
    define(`get${ofRange}`, {
      value(this: TextApi, start: number, end: number) {
        return this.only(this.stylesBetween(start, end), field);
      },
    });
    define(`set${ofRange}`, {
      value(this: TextApi, start: number, end: number, value: unknown) {
        this.setStyle(start, end, field, value);
      },
    });
    if (RANGES_ONLY.has(field)) return;
    define(field, {
      get(this: TextApi) {
        return this.only(this.styleRuns, field);
      },
      set(this: TextApi, value: unknown) {
        if (this.record.characters !== '') this.setStyle(0, this.record.characters.length, field, value);
        else this.edit({ [field]: this.checkStyle(field, value) });
      },
    });
  }

  private only(runs: readonly StyleRun[], field: keyof TextStyleFields): unknown {
    const [value, ...others] = unique(runs.map(({ style }) => style[field]));
    return others.length > 0 ? this.world.mixed : value;
  }

  private setStyle(start: number, end: number, field: keyof TextStyleFields, value: unknown): void {
    this.assertRange(start, end);
    const checked = this.checkStyle(field, value);
    const range = PARAGRAPH_FIELDS.has(field) ? paragraphsAround(this.record.characters, start, end) : { start, end };
    this.edit(withStyle(this.record, range.start, range.end, field, checked));
  }

  private checkStyle<Field extends keyof TextStyleFields>(field: Field, value: unknown): TextStyleFields[Field] {
    if (value === this.world.mixed) refuse(`Property "${field}" failed validation: figma.mixed can only be read`);
    const checked = TEXT_STYLE_RULES[field](value);
    if (field === 'fontName') this.assertLoaded(checked as FontName);
    else if (!WITHOUT_FONT.has(field)) this.assertFontsLoaded();
    return checked;
  }

  /** Write, with the size that follows. */
  private edit(patch: Partial<NodeRecord>): void {
    const size =
      this.record.type === 'TEXT' && !(patch.characters === undefined && this.record.characters === '')
        ? textSize({ ...this.record, ...patch })
        : {};
    this.patch({ ...patch, ...size });
  }

  /** The characters, and the name that follows them. */
  private named(characters: string): Partial<NodeRecord> {
    return this.record.type === 'TEXT' && this.record.autoRename && characters !== '' ? { characters, name: characters } : { characters };
  }

  private assertFontsLoaded(): void {
    for (const { style } of this.styleRuns) this.assertLoaded(style.fontName);
  }

  private assertLoaded({ family, style }: FontName): void {
    if (this.world.loadedFonts.has(`${family} ${style}`)) return;
    refuse(
      `Cannot write to node with unloaded font "${family} ${style}". Please call figma.loadFontAsync({ family: "${family}", style: "${style}" }) and await the returned promise first.`,
    );
  }

  private get styleRuns(): readonly StyleRun[] {
    return styleRunsOf(this.record);
  }

  private get fillRuns(): readonly FillRun[] {
    return runsOf(this.record.fillRuns, this.record.characters.length, this.record.fills);
  }

  private assertRange(start: number, end: number): void {
    if (!(start >= 0 && start < end && end <= this.record.characters.length)) refuse(`The range from ${start} to ${end} is outside of the text`);
  }

  private fillsBetween(start: number, end: number): FillRun[] {
    this.assertRange(start, end);
    return this.fillRuns.map((run) => cut(run, start, end)).filter((run) => run !== null);
  }

  private stylesBetween(start: number, end: number): StyleRun[] {
    this.assertRange(start, end);
    return this.styleRuns.map((run) => cutStyle(run, start, end)).filter((run) => run !== null);
  }
}
sayWhere(TextApi, ALL_MEMBERS);

function unique<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
