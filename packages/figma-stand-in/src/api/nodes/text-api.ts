// Text, and fills that differ from character to character.
import { cut, runsOf, withFills } from '../../document/fill-runs';
import type { FillRun } from '../../document/fill-runs';
import { refuse } from '../../document/host-error';
import { number, text } from '../checks';
import { sayWhere } from '../remote';
import { oneFill } from './layer-api';
import { LayoutApi } from './layout-api';
import { ALL_MEMBERS } from './members';
import { checkPaints } from './paint-rules';

export abstract class TextApi extends LayoutApi {
  getRangeFills(start: number, end: number): Paint[] | PluginAPI['mixed'] {
    const [only, ...others] = this.runsBetween(start, end);
    return only === undefined || others.length > 0 ? this.world.mixed : [...only.fills];
  }

  setRangeFills(start: number, end: number, value: Paint[]): void {
    this.runsBetween(start, end);
    const runs = withFills(this.runs, start, end, checkPaints(value, 'fills', this.world.run));
    this.patch(runs.length === 1 ? oneFill(runs[0]!.fills) : { fillRuns: runs, fillStyleId: '' });
  }

  getStyledTextSegments<Fields extends (keyof Omit<StyledTextSegment, 'characters' | 'start' | 'end'>)[]>(
    fields: Fields, start = 0, end = this.record.characters.length,
  ): Pick<StyledTextSegment, Fields[number] | 'characters' | 'start' | 'end'>[] {
    const { characters, fontName, fontSize } = this.record;
    const stranger = fields.find((field) => !['fills', 'fontName', 'fontSize'].includes(field));
    if (stranger !== undefined) refuse(`The stand-in host knows fills, fontName and fontSize of text segments, not ${stranger}`);
    const runs = fields.includes('fills') ? this.runsBetween(start, end) : [{ start, end, fills: [] }];
    return runs.map((run) => {
      const all = { ...run, fills: [...run.fills], fontName, fontSize };
      const known = Object.fromEntries(fields.map((field) => [field, all[field as keyof typeof all]]));
      return { characters: characters.slice(run.start, run.end), start: run.start, end: run.end, ...known } as Pick<StyledTextSegment, Fields[number] | 'characters' | 'start' | 'end'>;
    });
  }

  get characters(): string { return this.record.characters; }
  set characters(value: string) {
    const { family, style } = this.record.fontName;
    if (!this.world.loadedFonts.has(`${family} ${style}`)) {
      refuse(`Cannot write to node with unloaded font "${family} ${style}". Please call figma.loadFontAsync({ family: "${family}", style: "${style}" }) and await the returned promise first.`);
    }
    const lines = text(value, 'characters').split('\n');
    const width = Math.max(...lines.map((line) => line.length)) * this.record.fontSize * 0.55;
    this.patch({ fills: this.runs[0]!.fills, fillRuns: [], characters: value, width: Math.max(0.01, width), height: lines.length * this.record.fontSize * 1.2 });
  }

  get fontSize(): number { return this.record.fontSize; }
  set fontSize(value: number | PluginAPI['mixed']) { this.patch({ fontSize: number(value, 'fontSize', 1) }); }

  get fontName(): FontName { return this.record.fontName; }
  set fontName(value: FontName | PluginAPI['mixed']) {
    if (typeof value === 'symbol' || !this.world.loadedFonts.has(`${value.family} ${value.style}`)) refuse('Cannot use unloaded font');
    else this.patch({ fontName: value });
  }

  private get runs(): readonly FillRun[] {
    return runsOf(this.record.fillRuns, this.record.characters.length, this.record.fills);
  }

  private runsBetween(start: number, end: number): FillRun[] {
    if (!(start >= 0 && start < end && end <= this.record.characters.length)) refuse(`The range from ${start} to ${end} is outside of the text`);
    return this.runs.map((run) => cut(run, start, end)).filter((run) => run !== null);
  }
}
sayWhere(TextApi, ALL_MEMBERS);
