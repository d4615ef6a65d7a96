// Ready-made states and messages for the panel's tests.
import { CLASS_NAMES } from '../../../src/contract/classes';
import type { ClassName } from '../../../src/contract/classes';
import type { Hello, SelectionState, SourceSummary } from '../../../src/contract/wire/messages';
import type { Recipe } from '../../../src/contract/recipe';
import { DEFAULT_SETTINGS } from '../../../src/contract/storage/settings';
import type { Settings } from '../../../src/contract/storage/settings';
import { FORMER_PAINTER } from '../../../src/contract/style';
import { SQUARE } from '../../../src/contract/size';
import type { Painting } from '../../../src/inference/api/paint-job';
import type { PictureLabels } from '../../../src/labels/label-map';
import type { Action } from '../../../src/ui/state/action';
import { initialState } from '../../../src/ui/state/initial-state';
import { subjectOf } from '../../../src/ui/state/phase';
import type { PanelState } from '../../../src/ui/state/panel-state';
import type { Painted } from '../../../src/ui/features/painting/painting-state';
import type { Painter } from '../../../src/ui/features/painters/painter';
import type { PictureFacts } from '../../../src/ui/features/mask/reading';
import type { Subject } from '../../../src/ui/state/phase';
import { reduce } from '../../../src/ui/state/reduce';
import { wetOnWet } from '../contract/wet-on-wet';

export const STYLES = [
  { id: 'dawn', name: 'Dawn' },
  { id: 'noon', name: 'Noon' },
];

export const PAINTER: Painter = {
  id: FORMER_PAINTER,
  name: 'Wet on wet',
  about: 'Quick landscapes.',
  use: 'non-commercial',
  licence: 'Non-commercial use only.',
  version: '1',
  modelHash: 'abc',
  formerly: ['older'],
  sizeMultiple: 64,
  styleLength: null,
  takesPictures: true,
  styles: STYLES,
  defaultStyle: 'dawn',
};

/** The label maps and paintings in these samples are square. */
export const SETTINGS: Settings = { ...DEFAULT_SETTINGS, size: 'square' };

export function source(id: string, more: Partial<SourceSummary> = {}): SourceSummary {
  return {
    sourceIds: [id],
    name: `Frame ${id}`,
    width: 400,
    height: 300,
    painting: null,
    throughPainting: false,
    fromMask: false,
    scope: null,
    ...more,
  };
}

export function selected(id: string, more: Partial<SourceSummary> = {}): SelectionState {
  return { kind: 'paintable', source: source(id, more), fillable: 2 };
}

export function hello(selection: SelectionState, more: Partial<Hello> = {}): Action {
  return { type: 'hello', hello: { settings: SETTINGS, command: 'open', selection, notice: null, ...more } };
}

export function recipe(id: string, more: Partial<Recipe> = {}): Recipe {
  return {
    version: 2,
    sourceIds: [id],
    style: wetOnWet('noon'),
    seed: 77,
    size: SQUARE,
    repaints: [],
    edges: DEFAULT_SETTINGS.edges,
    modelHash: 'abc',
    appVersion: '0.1.0',
    ...more,
  };
}

export function facts(id: string, more: Partial<PictureFacts> = {}): PictureFacts {
  return { sourceIds: [id], width: 400, height: 300, findings: [], solids: [], ...more };
}

export function labelMap(more: Partial<PictureLabels> = {}): PictureLabels {
  const coverage = Object.fromEntries(CLASS_NAMES.map((name) => [name, name === 'sky' ? 1 : 0])) as Record<ClassName, number>;
  return { labels: new Uint8Array(512 * 512), ...SQUARE, palette: 'alla-prima', coverage, unlabelled: 0, unmatched: [], ...more };
}

function painted(more: Partial<Painted> = {}): Painted {
  return {
    revision: 1,
    seconds: 0.42,
    layerId: '9:9',
    layerName: 'Frame a painting',
    imageHash: 'f00d',
    updated: false,
    recipe: recipe('a'),
    carriesMask: true,
    ...more,
  };
}

/** A painting of one pixel. */
function onePixel(): Painting {
  return { width: 1, height: 1, rgba: new Uint8ClampedArray(4), ms: 300 };
}

/** The painting of an order comes into the document. */
export function landing(order: number, more: Partial<Painted> = {}): Action {
  const landed = painted(more);
  const { style, seed, repaints, edges } = landed.recipe;
  return {
    type: 'painted',
    order,
    painted: landed,
    preview: { from: { revision: landed.revision, style, seed, repaints, edges }, painting: onePixel() },
  };
}

export function play(...actions: readonly Action[]): PanelState {
  return actions.reduce(reduce, initialState([PAINTER]));
}

export function after(state: PanelState, ...actions: readonly Action[]): PanelState {
  return actions.reduce(reduce, state);
}

/** The reading that the state waits for. */
export function readingOf(state: PanelState, map: PictureLabels = labelMap()): Action {
  const subject = theSubject(state);
  return { type: 'read', revision: subject.revision, picture: facts(subject.source.sourceIds.join()), map };
}

export function theSubject(state: PanelState): Subject {
  const subject = subjectOf(state.phase);
  if (subject === null) throw new Error(`${state.phase.kind} has no subject`);
  return subject;
}

/** Source `a` selected and read. */
export function ready(): PanelState {
  const loading = play(hello(selected('a')));
  return after(loading, readingOf(loading));
}

export function orderOf(state: PanelState): number {
  if (state.phase.kind !== 'painting') throw new Error(`nothing is being painted in ${state.phase.kind}`);
  return state.phase.order.id;
}
