// The styles that the gallery offers: those of the model card, those taken from pictures in this session, and those in the present choice that
// came from a picture earlier (remembered in the settings, or from a teammate's painting).
import { sameStyle, sameUniformStyle, sourcesOf } from '../../../contract/style';
import type { StyleMix, StyleSource, UniformStyle } from '../../../contract/style';
import { usableStyles } from '../file-styles/usable-styles';
import { IN_THIS_FILE } from '../file-styles/words';
import { chosenStyle } from './chosen-style';
import type { PanelState } from '../../state/panel-state';

export interface GalleryChoice {
  /** Tells the choices of one offer apart. */
  readonly key: string;
  readonly name: string;
  /** Data URL of an image; null where there is none. */
  readonly thumbnail: string | null;
  readonly style: StyleMix;
  /** Heading over it and those after it in the gallery; left out for the painter's own and those from pictures. */
  readonly group?: string;
}

/** The choices, and the keys of those in use: `first`, and `second` where a second style is blended in, else null. */
export interface StyleOffer {
  readonly choices: readonly GalleryChoice[];
  readonly first: string;
  readonly second: string | null;
  /** Of the second, 0…1. */
  readonly share: number;
}

/** Share of a second style when it is chosen. */
const FRESH_SHARE = 0.5;

export function styleOffer(state: Pick<PanelState, 'styles' | 'defaultStyle' | 'settings' | 'looks' | 'fileStyles' | 'painter'>): StyleOffer {
  const mix = chosenStyle(state);
  const named = state.styles.map(({ id, name, thumbnail }) => ({
    key: `named ${id}`,
    name,
    thumbnail: thumbnail ?? null,
    style: alone({ kind: 'named', id }),
  }));
  const taken = state.looks.pictures.map(({ name, vector, thumbnail }) => ({
    name,
    thumbnail,
    style: alone({ kind: 'picture', name, vector }),
  }));
  const file = usableStyles(state).map(({ id, name, thumbnail, style }) => ({ key: `file ${id}`, name, thumbnail, style, group: IN_THIS_FILE }));
  /** Of the file's styles the one that is chosen. */
  const kept = file.find(({ style }) => sameStyle(style, mix));
  const brought: { readonly name: string; readonly thumbnail: null; readonly style: UniformStyle }[] = [];
  for (const source of kept === undefined ? sourcesOf(mix) : mix.second === null ? [] : [mix.second]) {
    if (source.kind === 'picture' && ![...taken, ...brought, ...file].some(({ style }) => isOf(style, source)))
      brought.push({ name: source.name, thumbnail: null, style: alone(source) });
  }
  const pictures = [...taken, ...brought].map((picture, index) => ({ ...picture, key: `picture ${index}` }));
  const choices = [...named, ...pictures, ...file];
  const keys = keysOf(choices, mix);
  return { choices, ...keys, first: kept?.key ?? keys.first };
}

/** Which of the choices a style is made of; empty for one that is not among them. */
export function keysOf(choices: readonly GalleryChoice[], { first, second, share }: UniformStyle): Omit<StyleOffer, 'choices'> {
  const keyOf = (source: StyleSource): string => choices.find(({ style }) => isOf(style, source))?.key ?? '';
  return { first: keyOf(first), second: second === null ? null : keyOf(second), share };
}

/** Whether a style is this source and nothing else. */
function isOf(style: StyleMix, source: StyleSource): boolean {
  return style.second === null && style.classes === undefined && sameSource(style.first, source);
}

/** What a choice is made of, where it is one source alone: only such can be blended with another. */
export function sourceOf({ style: { first, second, classes } }: GalleryChoice): StyleSource | null {
  return second === null && classes === undefined ? first : null;
}

/** What a choice makes of the mix: one source alone becomes its first style; anything else takes the mix's place. */
export function withChoice(mix: StyleMix, choice: GalleryChoice): StyleMix {
  const source = sourceOf(choice);
  return source === null ? choice.style : withFirst(mix, source);
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
