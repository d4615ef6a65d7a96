// The styles that the gallery offers, painter by painter: those of the model card, those taken from pictures in this session, and those in the
// present choice that came from a picture earlier (remembered in the settings, or from a teammate's painting). Then those of the file.
import { namedStyle, pictureStyle, sameStyle, sameUniformStyle, sourcesOf } from '../../../contract/style';
import type { StyleMix, StyleSource, UniformStyle } from '../../../contract/style';
import { inPainter } from '../painters/in-painter';
import { findPainter } from '../painters/painter';
import type { Painter } from '../painters/painter';
import { usableStyles } from '../file-styles/usable-styles';
import { IN_THIS_FILE } from '../file-styles/words';
import { chosenStyle } from './chosen-style';
import type { StyleChoice } from './styles-state';
import type { PanelState } from '../../state/panel-state';

export interface GalleryChoice {
  /** Tells the choices of one offer apart. */
  readonly key: string;
  readonly name: string;
  /** Data URL of an image; null where there is none. */
  readonly thumbnail: string | null;
  readonly style: StyleMix;
  /** Of choices that stand together in the gallery, one and the same. */
  readonly group: GalleryGroup;
}

export interface GalleryGroup {
  /** Heading over them. */
  readonly title: string;
  /** Whose styles these are; null for those of the file, which may be of several. */
  readonly painter: Painter | null;
}

/** The choices, and the keys of those in use: `first`, and `second` where a second style is blended in, else null. */
export interface StyleOffer {
  readonly choices: readonly GalleryChoice[];
  readonly first: string;
  readonly second: string | null;
  /** Of the second, 0…1. */
  readonly share: number;
}

const FILE_GROUP: GalleryGroup = { title: IN_THIS_FILE, painter: null };

/** Share of a second style when it is chosen. */
const FRESH_SHARE = 0.5;

export function styleOffer(state: Pick<PanelState, 'painters' | 'settings' | 'looks' | 'fileStyles'>): StyleOffer {
  const mix = chosenStyle(state);
  const file = usableStyles(state).map(({ id, name, thumbnail, style }) => ({ key: `file ${id}`, name, thumbnail, style, group: FILE_GROUP }));
  /** Of the file's styles the one that is chosen. */
  const kept = file.find(({ style }) => sameStyle(style, mix));
  const taken = state.looks.pictures.map(({ painter, name, vector, thumbnail }) => ({
    name,
    thumbnail,
    style: { painter, ...alone(pictureStyle(name, vector)) },
  }));
  const brought: { readonly name: string; readonly thumbnail: null; readonly style: StyleMix }[] = [];
  for (const source of kept === undefined ? sourcesOf(mix) : mix.second === null ? [] : [mix.second]) {
    if (source.kind === 'picture' && ![...taken, ...brought, ...file].some(({ style }) => isOf(style, mix.painter, source)))
      brought.push({ name: source.name, thumbnail: null, style: { painter: mix.painter, ...alone(source) } });
  }
  const own = state.painters.flatMap((painter): readonly GalleryChoice[] => {
    const group = { title: painter.name, painter };
    const named = offeredStyles(painter, mix).map(({ id, name, thumbnail }) => ({
      key: `named ${painter.id} ${id}`,
      name,
      thumbnail: thumbnail ?? null,
      style: namedStyle(painter.id, id),
      group,
    }));
    const pictures = [...taken, ...brought].filter(({ style }) => style.painter === painter.id);
    return [...named, ...pictures.map((picture, index) => ({ ...picture, key: `picture ${painter.id} ${index}`, group }))];
  });
  const choices = [...own, ...file];
  const keys = keysOf(choices, mix);
  return { choices, ...keys, first: kept?.key ?? keys.first };
}

/** A painter's styles without those that are retired and not in use. */
function offeredStyles(painter: Painter, mix: StyleMix): readonly StyleChoice[] {
  const inUse = mix.painter === painter.id ? sourcesOf(mix) : [];
  return painter.styles.filter(({ id, retired }) => retired !== true || inUse.some((source) => source.kind === 'named' && source.id === id));
}

/** The choices that can be mixed with others of this painter. */
export function choicesOf(choices: readonly GalleryChoice[], painter: string): readonly GalleryChoice[] {
  return choices.filter(({ style }) => style.painter === painter);
}

/** Which of the choices a style is made of; empty for one that is not among them. */
export function keysOf(choices: readonly GalleryChoice[], { painter, first, second, share }: StyleMix): Omit<StyleOffer, 'choices'> {
  const keyOf = (source: StyleSource): string => choices.find(({ style }) => isOf(style, painter, source))?.key ?? '';
  return { first: keyOf(first), second: second === null ? null : keyOf(second), share };
}

/** Whether a style is this source of this painter and nothing else. */
function isOf(style: StyleMix, painter: string, source: StyleSource): boolean {
  return style.painter === painter && style.second === null && style.classes === undefined && sameSource(style.first, source);
}

/** What a choice is made of, where it is one source alone: only such can be blended with another. */
export function sourceOf({ style: { first, second, classes } }: GalleryChoice): StyleSource | null {
  return second === null && classes === undefined ? first : null;
}

/**
 * What a choice makes of the mix: one source alone becomes its first style; anything else takes the mix's place. With a style of another painter
 * the rest of the mix becomes what that painter has nearest to it.
 */
export function withChoice(mix: StyleMix, choice: GalleryChoice, painters: readonly Painter[]): StyleMix {
  const [source, painter] = [sourceOf(choice), findPainter(painters, choice.style.painter)];
  if (source === null || painter === null) return choice.style;
  return withFirst(inPainter(mix, painters, painter), source);
}

/** The mix with another first style. A second one stays, unless it is the same style; so do styles of single classes. */
export function withFirst<Style extends UniformStyle>(mix: Style, first: StyleSource): Style {
  return mix.second === null || sameSource(first, mix.second) ? { ...mix, first, second: null, share: 0 } : { ...mix, first };
}

/** The mix with another second style; null ends the blend. */
export function withSecond<Style extends UniformStyle>(mix: Style, second: StyleSource | null): Style {
  return second === null ? { ...mix, second: null, share: 0 } : { ...mix, second, share: mix.second === null ? FRESH_SHARE : mix.share };
}

export function sameSource(one: StyleSource, other: StyleSource): boolean {
  return sameUniformStyle(alone(one), alone(other));
}

function alone(first: StyleSource): UniformStyle {
  return { first, second: null, share: 0 };
}
