// The painters as the panel knows them: what their model cards say, without the networks.
import type { PaintingWay } from '../../../contract/recipe';
import type { SizeFacts } from '../../../inference/api/sizes/making';
import type { ModelCard } from '../../../inference/api/model-card';
import type { StyleChoice } from '../styles/styles-state';

export interface Painter extends SizeFacts {
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** One line. */
  readonly about: string;
  /** What its paintings may be used for. */
  readonly use: ModelCard['painter']['use'];
  /** The same in a sentence. */
  readonly licence: string;
  readonly version: string;
  /** Lower-case hex sha256 of its file. */
  readonly modelHash: string;
  /** The hashes of former files that paint the same pixels. */
  readonly formerly: readonly string[];
  /** How many numbers its styles have; null where that is not known. */
  readonly styleLength: number | null;
  /** It came with a style encoder. */
  readonly takesPictures: boolean;
  /** In the order of its model card. */
  readonly styles: readonly StyleChoice[];
  /** Id of the style for those who have not chosen one. */
  readonly defaultStyle: string;
}

/** Stands where no model card could be read: the engine's load says so. */
export const NO_PAINTER: Painter = {
  id: '',
  name: '',
  about: '',
  use: 'non-commercial',
  licence: '',
  version: '',
  modelHash: '',
  formerly: [],
  sizeMultiple: 64,
  styleLength: null,
  takesPictures: false,
  styles: [],
  defaultStyle: '',
};

export function painterFrom(card: ModelCard): Painter {
  const { painter, licence, version, sha256, formerly = [], sizeMultiple, tileHalo, octaves, styles, styleEncoder, defaultStyle } = card;
  const { id, name, about, use } = painter;
  return {
    ...{ id, name, about, use, licence, version, modelHash: sha256, formerly, sizeMultiple, tileHalo, octaves, defaultStyle, styles },
    styleLength: styles[0]!.vector.length,
    takesPictures: styleEncoder !== undefined,
  };
}

/** Null for one that is not part of this version. */
export function findPainter(painters: readonly Painter[], id: string): Painter | null {
  return painters.find((painter) => painter.id === id) ?? null;
}

/** True where a painter of this version made it: its own file, or a former one that paints the same. */
export function madeBy(painters: readonly Painter[], { style, modelHash }: Pick<PaintingWay, 'style' | 'modelHash'>): boolean {
  const painter = findPainter(painters, style.painter);
  return painter !== null && (modelHash === painter.modelHash || painter.formerly.includes(modelHash));
}
