// The panel's whole state as data: a union of phases, and what outlives them (settings, engine, notices). No behaviour.
import type { Failure, FailureCode } from '../../contract/failure';
import type { PaintingSummary, SelectionState, SourceSummary, Unpaintable } from '../../contract/messages';
import type { Picture } from '../../contract/picture';
import type { Recipe, Repaint } from '../../contract/recipe';
import type { Placement, Settings } from '../../contract/settings';
import type { StyleMix } from '../../contract/style';
import type { Painting } from '../../inference/api/paint-job';
import type { Progress } from '../../inference/api/engine';
import type { PictureLabels } from '../../labels/label-map';
import type { Batch } from '../features/batch/batch';

/** What is kept of an exported picture once it is labelled: everything but the pixels. */
export type PictureFacts = Pick<Picture, 'sourceIds' | 'width' | 'height' | 'findings' | 'solids'>;

/** The mask of a selection as it was when revision `revision` was read. */
export interface Reading {
  readonly revision: number;
  readonly picture: PictureFacts;
  readonly map: PictureLabels;
}

/** What the picture in the panel was painted from. While that is what a painting would be made from now, it is up to date. */
export interface PaintedFrom {
  /** Of the reading. */
  readonly revision: number;
  readonly style: StyleMix;
  readonly seed: number;
  readonly repaints: readonly Repaint[];
}

/** The newest painting of a subject, by Live or by order; whether it is in the document is not its concern. */
export interface Preview {
  readonly from: PaintedFrom;
  readonly painting: Painting;
}

/** A painting that landed in the document. */
export interface Painted {
  /** Revision of the reading that it was painted from. */
  readonly revision: number;
  /** From the press on Paint to the layer in the document; null where the preview on show was inserted. */
  readonly seconds: number | null;
  readonly layerId: string;
  readonly layerName: string;
  readonly imageHash: string;
  readonly updated: boolean;
  readonly recipe: Recipe;
  /** As a PaintingSummary's. */
  readonly carriesMask: boolean;
}

/** The selected source with what is known of it. */
export interface Subject {
  readonly source: SourceSummary;
  /** The newest state of the source that is known of; it is read when `reading.revision` has caught up. */
  readonly revision: number;
  readonly reading: Reading | null;
  readonly preview: Preview | null;
  readonly painted: Painted | null;
  /** Paint was pressed before the mask was there: paint as soon as it is. */
  readonly paintWhenRead: boolean;
}

/** A subject whose mask is there (perhaps of an earlier revision, while the next is being read). */
export type ReadSubject = Subject & { readonly reading: Reading };

/** Everything a painting is made from, captured when it starts: what lands is what was painted from. */
export interface Order {
  readonly id: number;
  readonly sourceIds: readonly string[];
  /** The painting that was on show for the source, perhaps one of several: that very layer is updated. */
  readonly layerId: string | null;
  readonly reading: Reading;
  readonly style: StyleMix;
  readonly seed: number;
  readonly repaints: readonly Repaint[];
  readonly placement: Placement;
}

export type PaintStep = { readonly kind: 'working'; readonly progress: Progress | null } | { readonly kind: 'inserting' };

export type Phase =
  | { readonly kind: 'starting' }
  | { readonly kind: 'nothing' }
  /** `painting` when it is one whose source is gone. */
  | { readonly kind: 'unpaintable'; readonly failure: Failure; readonly painting: PaintingSummary | null }
  | { readonly kind: 'several'; readonly sources: readonly SourceSummary[]; readonly unpaintable: readonly Unpaintable[] }
  | { readonly kind: 'loading'; readonly subject: Subject }
  | { readonly kind: 'ready'; readonly subject: ReadSubject }
  /** A selection made meanwhile waits in `held` until the painting has landed. */
  | { readonly kind: 'painting'; readonly subject: ReadSubject; readonly order: Order; readonly step: PaintStep; readonly held: SelectionState | null }
  | { readonly kind: 'painted'; readonly subject: ReadSubject & { readonly painted: Painted } }
  | { readonly kind: 'failed'; readonly subject: Subject; readonly failure: Failure; readonly doing: 'read' | 'paint' };

export type EngineState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A sentence about something that happened, until it is dismissed or the next one comes. */
export interface Notice {
  readonly tone: 'quiet' | 'done' | 'trouble';
  readonly sentence: string;
  /** A layer to show, where the sentence is about one. */
  readonly layerId: string | null;
}

/** What Live is at. Whether it is on is a setting. */
export interface LiveState {
  /** A run of the generator is under way for it. */
  readonly painting: boolean;
  /** What the last run failed to paint: it is not tried again before something changes. */
  readonly stuck: PaintedFrom | null;
  /** The failure that was told, and how; the same is not told twice in a row. */
  readonly told: { readonly code: FailureCode; readonly notice: Notice } | null;
}

/** What the preview shows: one of the two, or both with a divider between them. */
export type View = 'mask' | 'both' | 'painting';

/** A style of the model card. */
export interface StyleChoice {
  readonly id: string;
  readonly name: string;
  /** Data URL of an image. */
  readonly thumbnail?: string;
}

/** What the panel knows of the generator beside its styles. */
export interface Painter {
  /** Lower-case hex sha256; empty when the card could not be read. */
  readonly modelHash: string;
  readonly sizeMultiple: number;
  /** It came with a style encoder. */
  readonly takesPictures: boolean;
}

/** A style taken from a picture in this session. */
export interface TakenStyle {
  readonly name: string;
  readonly vector: readonly number[];
  /** Data URL of an image. */
  readonly thumbnail: string;
}

/** The scene that was selected last, for the way back to it. */
export interface Home {
  readonly sourceIds: readonly string[];
  readonly name: string;
}

/** Styles from pictures. */
export interface Looks {
  /** Newest first. */
  readonly pictures: readonly TakenStyle[];
  /** The style encoder is looking at one. */
  readonly taking: boolean;
  readonly home: Home | null;
}

/** The contact sheet: one mask painted from several seeds. */
export interface VariationSheet {
  readonly id: number;
  /** What all of them are painted from, as it was when they were asked for. */
  readonly reading: Reading;
  readonly style: StyleMix;
  readonly seeds: readonly number[];
  /** In the order of the seeds, as far as they are painted. */
  readonly paintings: readonly Painting[];
  readonly step: { readonly kind: 'painting'; readonly done: number } | { readonly kind: 'resting' } | { readonly kind: 'inserting' };
  /** They are in the document as layers. */
  readonly inserted: boolean;
}

/** The panel's rooms, each behind a tab. */
export type RoomId = 'selection' | 'sketch';

export interface PanelState {
  /** The room on show. */
  readonly room: RoomId;
  readonly phase: Phase;
  /** The styles of the model card, in its order; empty when the card could not be read. */
  readonly styles: readonly StyleChoice[];
  /** Style id of the card for those who have not chosen. */
  readonly defaultStyle: string;
  readonly painter: Painter;
  readonly looks: Looks;
  readonly settings: Settings;
  /** Classes that a painting would get painted again, as in the painting that is there. Another seed or source forgets them. */
  readonly repaints: readonly Repaint[];
  readonly sheet: VariationSheet | null;
  /** How many of the selected layers a swatch would fill. */
  readonly fillable: number;
  readonly engine: EngineState;
  readonly live: LiveState;
  /** False while nobody can see the panel: what only serves the eye waits. */
  readonly visible: boolean;
  readonly view: View;
  /** Where the divider of the view `both` is, from the left, 0…100 %. */
  readonly divider: number;
  readonly notice: Notice | null;
  /** The frames that are being painted one after another, or were, until their summary is dismissed. */
  readonly batch: Batch | null;
  /** Whether each of several frames gets a seed of its own. */
  readonly anotherSeedEach: boolean;
  /** What is being made from a painting's card: a new painting beside it, or the same layer again. */
  readonly aside: 'beside' | 'again' | null;
  /** The recipe that the controls were set from, when a painting was selected. */
  readonly adopted: Recipe | null;
  /** Number of revisions and orders handed out. */
  readonly counter: number;
  /** Counts the moments in which the Paint button should take the focus. */
  readonly invitations: number;
}
