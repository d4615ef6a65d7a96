// The wire between the panel (UI iframe) and the plugin (sandbox). The panel asks, the plugin answers each request exactly
// once, and between answers the plugin tells the panel what happens in the document. The plugin never speaks before the
// panel's first request, `ready`: earlier messages can be lost. Payloads are JSON and Uint8Array only; nothing else crosses.
import * as v from 'valibot';
import { REQUEST_NAMES } from './asks';
import type { Ask, RequestName } from './asks';
import type { FileStyle } from '../storage/file-style';
import type { KeptDrawing } from '../storage/drawing';
import type { Failure } from '../failure';
import type { Picture, LayerPicture } from '../picture';
import type { Recipe } from '../recipe';
import type { Size } from '../size';
import type { Settings } from '../storage/settings';

/** What the launcher page sends when the hosted panel's address can't be reached. It is the only message that does not come from the panel. */
export const PANEL_UNREACHABLE = 'panel-unreachable';

/** Every request with its body and its answer, side by side. */
export interface Requests {
  /** The panel listens: send it what it needs to draw itself. */
  'ready': { ask: Ask<'ready'>; answer: Hello };
  /**
   * Export a source by the ids of its SourceSummary, whatever is selected by now. Fails with a sentence when it can't be painted.
   */
  'export-picture': { ask: Ask<'export-picture'>; answer: Picture };
  /**
   * Put a painting into the document: update the layer of the same source where there is one, else create it. One undo step. With `layers` it is a
   * stack of layers in a frame: the source's stack is updated or created, and its other painting is left alone.
   */
  'insert-painting': { ask: Ask<'insert-painting'>; answer: Inserted };
  /**
   * Put paintings of one source into the document as new layers side by side, beside the source and never on top of it: all of them in one
   * undo step, or none. A later `insert-painting` leaves them alone, unless it names one by its `layerId` or one is selected.
   */
  'insert-variations': { ask: Ask<'insert-variations'>; answer: InsertedVariations };
  /** How many of the selected layers a painting of these shapes can fill. They themselves and what is in them are not counted. */
  'fill-targets': { ask: Ask<'fill-targets'>; answer: { fillable: number } };
  /**
   * Make a painting the fill of each selected layer, cropped to it: in the place of its picture or its plain colour, under what lies over that.
   * They know its recipe and mask from then on, and `insert-painting` with the `layerId` of one updates its fill. One undo step.
   */
  'fill-layers': { ask: Ask<'fill-layers'>; answer: FilledLayers };
  /**
   * Take the painting that this panel put into the document last out of it again, as long as it is there as it was put. What the person did
   * since then stays, which Figma's own undo would take back first. One undo step.
   */
  'undo-painting': { ask: Ask<'undo-painting'>; answer: Record<string, never> };
  /** Open the panel that the plugin carries in place of this hosted one. The answer is the last that this one hears. */
  'open-inside': { ask: Ask<'open-inside'>; answer: Record<string, never> };
  /** The bytes that Figma holds of a painting of ours, and what made it. */
  'read-painting': { ask: Ask<'read-painting'>; answer: PaintingContents };
  /** What made a painting of ours, with the mask that it carries. */
  'read-recipe': { ask: Ask<'read-recipe'>; answer: CarriedRecipe };
  /** The selected image layer, painting or any other layer as a small picture to take a style from. */
  'read-layer-picture': { ask: Ask<'read-layer-picture'>; answer: LayerPicture };
  /**
   * Switch Live's rule on or off. While it is on, the described source stays the same as long as the selection is inside the source, is its
   * painting, or is empty: to move a hill one selects the hill, and the frame is still what Live paints. Selecting anything else describes
   * that. The answer comes once `selection` events follow the rule.
   */
  'follow-source': { ask: Ask<'follow-source'>; answer: Record<string, never> };
  /**
   * Whether the selected shapes inside a scene stand for themselves or, as they do at first, for the scene. Lasts until something else is
   * selected. The answer comes once the `selection` is told.
   */
  'choose-scope': { ask: Ask<'choose-scope'>; answer: Record<string, never> };
  /** Fill the selected shapes with a class colour. One undo step. */
  'fill-selection': { ask: Ask<'fill-selection'>; answer: { filled: number; skipped: number } };
  /** Create the local paint styles `Alla Prima/<class>` that are missing and put changed ones right. One undo step. */
  'create-styles': { ask: Ask<'create-styles'>; answer: { created: number; updated: number } };
  /**
   * Compose a scene and draw its shapes into an empty frame, whatever its size is by now, or into a new one beside the selection, else in
   * view; select the frame. One undo step.
   */
  'draw-scene': { ask: Ask<'draw-scene'>; answer: { frameId: string; name: string; shapes: number } };
  /**
   * Draw these shapes into a new frame beside the selection, else in view, and select it; with `paintingId` that painting stands for the frame
   * from then on. One undo step. At most SHAPE_LIMITS.
   */
  'insert-shapes': { ask: Ask<'insert-shapes'>; answer: { frameId: string; name: string; shapes: number } };
  /** Select these nodes and bring them into view (no document change). Nodes that are gone are left out. */
  'select-layers': { ask: Ask<'select-layers'>; answer: { selected: number } };
  /** The sketch pad's drawing of the last time, and the present one for the next. */
  'kept-drawing': { ask: Ask<'kept-drawing'>; answer: { drawing: KeptDrawing | null } };
  'keep-drawing': { ask: Ask<'keep-drawing'>; answer: Record<string, never> };
  /** The styles that are kept in the file; and one more, another name, or one less: one undo step each. The answer is what is there then. */
  'file-styles': { ask: Ask<'file-styles'>; answer: FileStyles };
  'keep-file-style': { ask: Ask<'keep-file-style'>; answer: FileStyles & { readonly id: string } };
  'rename-file-style': { ask: Ask<'rename-file-style'>; answer: FileStyles };
  'delete-file-style': { ask: Ask<'delete-file-style'>; answer: FileStyles };
  'save-settings': { ask: Ask<'save-settings'>; answer: Record<string, never> };
  /** A quick action is over: say this sentence in Figma and close the plugin. */
  'finish': { ask: Ask<'finish'>; answer: Record<string, never> };
  'resize': { ask: Ask<'resize'>; answer: Record<string, never> };
}

export interface Hello {
  readonly settings: Settings;
  /**
   * `repaint` when the person pressed the relaunch button on a painting. The others when they chose that in Figma's menu: nobody sees the
   * panel then; it paints what is selected, or makes shapes of the selected picture, says so by `finish`, and takes its leave.
   */
  readonly command: 'open' | 'repaint' | 'paint-again' | 'shapes-from-picture';
  /** With `paint-again` only. */
  readonly again?: PaintAgainWish;
  /** With `shapes-from-picture` only: whether the shapes are painted, too, in the picture's colours. */
  readonly paintShapes?: boolean;
  readonly selection: SelectionState;
  /** A sentence about how the panel was opened, or null where it went as it should. */
  readonly notice: string | null;
}

/** A style of a painter's model card, by their ids. */
export interface NamedStyleRef {
  readonly painter: string;
  readonly id: string;
}

/** What the person asked to be different from the painting that is there. */
export interface PaintAgainWish {
  /** Null for the style that it has. */
  readonly style: NamedStyleRef | null;
  /** Null for the seed that it has. */
  readonly seed: number | null;
}

export type InsertPainting = Ask<'insert-painting'>;
export type Landing = Ask<'undo-painting'>;
export type InsertVariations = Ask<'insert-variations'>;

export interface InsertedVariations {
  /** In the order of the variations. */
  readonly layers: readonly { readonly layerId: string; readonly layerName: string }[];
}

export type FillLayers = Ask<'fill-layers'>;

export interface FilledLayers {
  /** At least one. */
  readonly layers: readonly { readonly layerId: string; readonly layerName: string }[];
  readonly imageHash: string;
  /** How many of the selected layers were left as they were: locked, without a fill, or paintings themselves. */
  readonly skipped: number;
}

export interface FileStyles {
  /** The oldest first. */
  readonly styles: readonly FileStyle[];
}

export interface PaintingContents {
  /** As it was inserted: cropping or fading that a person did in Figma afterwards is not included. */
  readonly png: Uint8Array;
  readonly recipe: Recipe;
  readonly layerName: string;
}

export interface CarriedRecipe {
  readonly recipe: Recipe;
  /** As text (src/labels/label-text.ts); null where the layer carries none. */
  readonly mask: string | null;
  /** Of the layer; its size in pixels of the page. */
  readonly layerName: string;
  readonly width: number;
  readonly height: number;
}

export interface Inserted {
  readonly layerId: string;
  readonly layerName: string;
  /** As a PaintingSummary's. */
  readonly imageHash: string;
  readonly updated: boolean;
}

export type SelectionState =
  | { readonly kind: 'nothing' }
  /** `painting` when it is a painting of ours whose source is gone, and that carries no mask: what made it is still known. */
  | {
      readonly kind: 'unpaintable';
      readonly failure: Failure;
      readonly fillable: number;
      readonly painting: PaintingSummary | null;
      readonly emptyFrame?: EmptyFrame;
    }
  | { readonly kind: 'paintable'; readonly source: SourceSummary; readonly fillable: number; readonly emptyFrame?: EmptyFrame }
  /** Two sources or more, each to be painted on its own; and those of the selected layers that can't be. */
  | {
      readonly kind: 'several';
      readonly sources: readonly SourceSummary[];
      readonly unpaintable: readonly Unpaintable[];
      readonly fillable: number;
    };

/** The one selected layer, where it is a frame that a scene can be drawn into. It may count as paintable: a frame in a class's colour does. */
export interface EmptyFrame extends Size {
  readonly id: string;
  readonly name: string;
}

export interface Unpaintable {
  readonly name: string;
  /** The selected layers that it is about. */
  readonly layerIds: readonly string[];
  readonly failure: Failure;
}

export interface PaintingSummary {
  readonly layerId: string;
  readonly recipe: Recipe;
  /** Figma's hash of the image in the layer: other pixels have another hash. Null when somebody took the image out. */
  readonly imageHash: string | null;
  /** The mask that it was painted from is on the layer: see `read-recipe`. */
  readonly carriesMask: boolean;
  /** It is a stack of layers by depth: painting it again needs `layers`. */
  readonly asLayers?: true;
}

export interface SourceSummary {
  /** Ids of the nodes that a painting would be made of, bottom to top. */
  readonly sourceIds: readonly string[];
  readonly name: string;
  /** Size in page pixels, before rotation. */
  readonly width: number;
  readonly height: number;
  /** The painting of this source on this page, if there is one. */
  readonly painting: PaintingSummary | null;
  /** True when the person selected the painting and the source was found through it. */
  readonly throughPainting: boolean;
  /** True where the layers are gone: the source is the mask on the painting, and `sourceIds` is the painting's own layer. */
  readonly fromMask: boolean;
  /** Set where shapes inside a scene are selected. */
  readonly scope: Scope | null;
}

/** What selected shapes inside a frame of semantic shapes stand for: the scene around them, or themselves. With the name of the other. */
export type Scope = { readonly kind: 'scene'; readonly shapes: string } | { readonly kind: 'alone'; readonly scene: string };

/** Plugin → panel, unasked. */
export type PluginEvent =
  /** `sameLayers`: nobody selected anything else; it is described otherwise, because the document changed. */
  | { readonly kind: 'selection'; readonly selection: SelectionState; readonly sameLayers?: true }
  /** Something inside the described source or sources changed (by anyone, undo included). The first of a burst is told at once. */
  | { readonly kind: 'source-changed' }
  /** Somebody kept, renamed or deleted a style, or an undo did. */
  | ({ readonly kind: 'file-styles' } & FileStyles);

export type RequestMessage = {
  [Name in RequestName]: { readonly type: 'request'; readonly id: number; readonly name: Name; readonly body: Requests[Name]['ask'] };
}[RequestName];

export type AnswerMessage =
  | { readonly type: 'answer'; readonly id: number; readonly ok: true; readonly body: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly ok: false; readonly failure: Failure };

export type EventMessage = { readonly type: 'event'; readonly event: PluginEvent };

export type PluginMessage = AnswerMessage | EventMessage;

const ObjectSchema = v.custom<object>((value) => typeof value === 'object' && value !== null);
const RequestSchema = v.object({ type: v.literal('request'), id: v.number(), name: v.picklist(REQUEST_NAMES), body: ObjectSchema });

/** True for a request of the panel with a known name and an object as its body. Its body is checked by `isAsk`, so that a wrong one can be answered. */
export function isRequestMessage(value: unknown): value is RequestMessage {
  return v.is(RequestSchema, value);
}
