// What panel and plugin of the probe say to each other. The panel asks, by number; the plugin answers each ask once. Beside that run
// the parcels and early messages whose way is itself what is measured.
import type { Facts } from './facts';
import type { Parcel } from './facts/message-facts';
import type { Picture } from './facts/export-facts';
import type { Trouble } from './profile';

/** Measurements that the plugin's side does alone. */
export const PLUGIN_MEASUREMENTS = [
  'sandbox',
  'api',
  'undo',
  'changes',
  'document-changes',
  'nodes',
  'new-kinds',
  'paints',
  'instances',
  'data',
  'storage',
  'export-refusals',
] as const;
export type PluginMeasurement = (typeof PLUGIN_MEASUREMENTS)[number];

/** A shape of a reference drawing: a polygon in page coordinates, filled. */
export interface Polygon {
  readonly points: readonly (readonly [x: number, y: number])[];
  /** 0…255. */
  readonly colour: readonly [r: number, g: number, b: number];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ExportedPicture {
  readonly name: Picture | 'halfOpacity' | 'again' | 'contents' | 'width4096' | 'width8192' | 'width16384' | 'tiny';
  readonly png: Uint8Array | null;
  /** Why there is no picture. */
  readonly refusal: string | null;
  /** absoluteBoundingBox and absoluteRenderBounds, page coordinates. */
  readonly box: Box | null;
  readonly rendered: Box | null;
  readonly polygons: readonly Polygon[];
}

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a panel knew before the plugin replaced it by another, for the next to go on with. */
export interface Carried {
  readonly facts: Facts;
  readonly troubles: readonly Trouble[];
}

/** Nothing needs to be said. */
export type Nothing = Readonly<Record<string, never>>;

export interface Asks {
  'hello': { ask: Nothing; answer: { origin: string; pluginId: string; pageIsEmpty: boolean; address: string; resume: Carried | null } };
  /** Show other panels for a while. The answer comes to the next panel's hello. */
  'elsewhere': { ask: Carried; answer: Nothing };
  /** `failure` is a sentence when some of it could not be found. */
  'measure': { ask: { name: PluginMeasurement }; answer: { facts: Facts; failure: string | null } };
  'export-pictures': { ask: Nothing; answer: { pictures: readonly ExportedPicture[]; failures: readonly string[] } };
  'create-images': { ask: { pictures: readonly NamedBytes[] }; answer: { facts: Facts } };
  /** Send one of these down as a message of its own. `refusal` is null when it was sent. */
  'parcel-down': { ask: { parcel: Parcel }; answer: { refusal: string | null } };
  /** Send a word with each option of origin; says how sending was taken. */
  'origin-options': { ask: Nothing; answer: { nullOrigin: string; otherOrigin: string } };
  'resize': { ask: { width: number | string; height: number | string }; answer: { refusal: string | null } };
  'hide': { ask: { ms: number }; answer: Nothing };
  /** End what is under way and remove everything that was drawn. */
  'stop': { ask: Nothing; answer: { left: number } };
}
export type AskName = keyof Asks;

export interface AskMessage {
  readonly probe: 'ask';
  readonly id: number;
  readonly name: AskName;
  readonly body: unknown;
}

export type PluginMessage =
  | { readonly probe: 'answer'; readonly id: number; readonly ok: true; readonly body: unknown }
  | { readonly probe: 'answer'; readonly id: number; readonly ok: false; readonly sentence: string }
  | { readonly probe: 'early'; readonly number: number }
  | { readonly probe: 'parcel'; readonly parcel: Parcel; readonly content?: unknown }
  /** A word that went up by this way has arrived. */
  | { readonly probe: 'heard'; readonly way: string }
  | { readonly probe: 'arrived'; readonly parcel: Parcel; readonly kind: string };

/** What the panel sends besides asks. */
export type PanelMessage =
  | AskMessage
  | { readonly probe: 'way'; readonly way: string }
  | { readonly probe: 'parcel'; readonly parcel: Parcel; readonly content?: unknown };

/** Of a panel that the plugin shows to measure its window, or of the page on an address. */
export interface ElsewhereMessage {
  readonly probe: 'elsewhere';
  readonly step: 'here' | 'size' | 'facts' | 'way';
  /** Which of the documents it is: one may still speak when the next is on its way. */
  readonly round?: number;
  readonly width?: number;
  readonly height?: number;
  readonly facts?: Facts;
  readonly way?: string;
}

/** Whether a message is one of the probe's; what is in it is its sender's word. */
export function isProbeMessage(value: unknown): value is { readonly probe: string } {
  return typeof value === 'object' && value !== null && 'probe' in value && typeof value.probe === 'string';
}
