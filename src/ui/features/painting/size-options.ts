// The sizes that a person can choose for a source, and the output size that each choice leads to.
import type { SourceSummary } from '../../../contract/wire/messages';
import { SIZE_CHOICES } from '../../../contract/size';
import type { Size, SizeChoice } from '../../../contract/size';
import { expectedSeconds } from '../../../inference/api/pieces/expected-seconds';
import { outputSize } from '../../../inference/api/sizes/output-size';
import type { PanelState } from '../../state/panel-state';
import type { Painter } from '../painters/painter';
import { painterOf } from '../painters/painter-of';

type Knowing = Pick<PanelState, 'painters' | 'settings'>;

/** A source, as far as its size is concerned. A mask on a painting has no other size than its own. */
type Sized = Size & Partial<Pick<SourceSummary, 'fromMask' | 'painting'>>;

/** A choice of the size, with what it comes to. */
export interface SizeOption {
  readonly choice: SizeChoice;
  /** What each painting would get. */
  readonly sizes: readonly Size[];
  /** How long all of them would take here; null where that is not known yet. */
  readonly seconds: number | null;
}

/** The choices of sizeChoices, each with what it comes to. */
export function sizeOptions(state: Knowing & Pick<PanelState, 'pace' | 'repaints'>, sources: readonly Sized[]): readonly SizeOption[] {
  const { pace, repaints } = state;
  const painter = painterOf(state);
  return sizeChoices(state, sources).map((choice) => {
    const sizes = sources.map((source) => comesOutAs(choice, source, painter));
    return { choice, sizes, seconds: pace === null ? null : expectedSeconds(sizes, pace, painter, 1 + repaints.length) };
  });
}

/**
 * The choices that lead to different output sizes for these sources, in the order of SIZE_CHOICES. Of choices that lead to the same size only
 * one is given, the chosen one if it is among them. A small square frame has just one.
 */
export function sizeChoices(state: Knowing, sources: readonly Sized[]): readonly SizeChoice[] {
  const { settings } = state;
  const painter = painterOf(state);
  const comesTo = (choice: SizeChoice): string => JSON.stringify(sources.map((source) => comesOutAs(choice, source, painter)));
  const same = (one: SizeChoice, other: SizeChoice): boolean => comesTo(one) === comesTo(other);
  return SIZE_CHOICES.filter(
    (choice) => choice === settings.size || (!same(choice, settings.size) && SIZE_CHOICES.find((other) => same(other, choice)) === choice),
  );
}

/** The size that a painting of this source gets. */
export function sizeOf(state: Knowing, source: Sized): Size {
  return comesOutAs(state.settings.size, source, painterOf(state));
}

/** The choice that leads to this size; the present choice where several do. Null where none does, as for a recipe of another generator. */
export function choiceOf(state: Knowing, source: Sized, size: Size): SizeChoice | null {
  const painter = painterOf(state);
  return [state.settings.size, ...SIZE_CHOICES].find((choice) => sameSize(comesOutAs(choice, source, painter), size)) ?? null;
}

function comesOutAs(choice: SizeChoice, source: Sized, painter: Painter): Size {
  return source.fromMask === true && source.painting != null ? source.painting.recipe.size : outputSize(choice, source, painter);
}

export function sameSize(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}
