// The styles that the gallery offers: those of the model card, those taken from pictures in this session, and those in the present choice that
// came from a picture earlier (remembered in the settings, or from a teammate's painting).
import { sameStyle } from '../../../contract/style';
import type { StyleMix, StyleSource } from '../../../contract/style';
import { chosenStyle } from './chosen-style';
import type { PanelState } from '../../state/panel-state';

export interface GalleryChoice {
  /** Tells the choices of one offer apart. */
  readonly key: string;
  readonly name: string;
  /** Data URL of an image; null where there is none. */
  readonly thumbnail: string | null;
  readonly source: StyleSource;
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

export function styleOffer(state: Pick<PanelState, 'styles' | 'defaultStyle' | 'settings' | 'looks'>): StyleOffer {
  const mix = chosenStyle(state);
  const named = state.styles.map(({ id, name, thumbnail }) => ({
    key: `named ${id}`,
    name,
    thumbnail: thumbnail ?? null,
    source: { kind: 'named', id } as const,
  }));
  const taken = state.looks.pictures.map(({ name, vector, thumbnail }) => ({
    name,
    thumbnail,
    source: { kind: 'picture', name, vector } as const,
  }));
  const brought = [mix.first, mix.second].filter(
    (source) => source?.kind === 'picture' && !taken.some((picture) => sameSource(picture.source, source)),
  );
  const pictures = [...taken, ...brought.map((source) => ({ name: (source as { name: string }).name, thumbnail: null, source: source! }))];
  const choices = [...named, ...pictures.map((picture, index) => ({ ...picture, key: `picture ${index}` }))];
  const keyOf = (source: StyleSource): string => choices.find((choice) => sameSource(choice.source, source))?.key ?? '';
  return { choices, first: keyOf(mix.first), second: mix.second === null ? null : keyOf(mix.second), share: mix.share };
}

/** The mix with another first style. A second one stays, unless it is the same style. */
export function withFirst(mix: StyleMix, first: StyleSource): StyleMix {
  return mix.second === null || sameSource(first, mix.second) ? { first, second: null, share: 0 } : { ...mix, first };
}

/** The mix with another second style; null ends the blend. */
export function withSecond(mix: StyleMix, second: StyleSource | null): StyleMix {
  return second === null
    ? { first: mix.first, second: null, share: 0 }
    : { ...mix, second, share: mix.second === null ? FRESH_SHARE : mix.share };
}

export function sameSource(one: StyleSource, other: StyleSource): boolean {
  return sameStyle({ first: one, second: null, share: 0 }, { first: other, second: null, share: 0 });
}
