// Which painter paints a mask, and in which of its styles.
import type { ClassName } from '../../src/contract/classes';
import { namedStyle, withClassStyle } from '../../src/contract/style';
import type { StyleMix } from '../../src/contract/style';
import type { ModelCard, Style } from '../../src/inference/api/model-card';
import { InputError, told } from '../shared/input-error';

export interface StyleOrder {
  /** Id or name; undefined where none was asked for. */
  readonly painter: string | undefined;
  readonly style: string | undefined;
  readonly classStyles: ReadonlyMap<ClassName, string>;
}

export interface ChosenStyle {
  readonly card: ModelCard;
  readonly style: StyleMix;
}

/**
 * The painter that was asked for; else the first one that has all the styles that were. A painting has one painter, so that its styles are all of one.
 * @param cards in the order of the painters, at least one.
 * @throws InputError
 */
export function chooseStyle(cards: readonly ModelCard[], { painter, style, classStyles }: StyleOrder): ChosenStyle {
  const names = [...(style === undefined ? [] : [style]), ...classStyles.values()];
  for (const name of names) if (!cards.some((card) => findStyle(card, name) !== undefined)) throw unknown(cards, name);
  const card =
    painter === undefined ? cards.find((one) => names.every((name) => findStyle(one, name) !== undefined)) : findPainter(cards, painter);
  if (card === undefined)
    throw new InputError(`No painter has all of these styles: ${names.map(told).join(', ')}. A painting has one painter. ${listed(cards)}`);
  const idOf = (name: string): string => {
    const found = findStyle(card, name);
    if (found === undefined)
      throw new InputError(`${card.painter.name} has no style called “${told(name)}”; choose one of: ${styleNames(card)}.`);
    return found.id;
  };
  let mix = namedStyle(card.painter.id, style === undefined ? card.defaultStyle : idOf(style));
  for (const [className, name] of classStyles) mix = withClassStyle(mix, className, namedStyle(card.painter.id, idOf(name)));
  return { card, style: mix };
}

/** Ids of a painter's styles. */
export function styleNames(card: ModelCard): string {
  return card.styles
    .filter(({ retired }) => retired !== true)
    .map(({ id }) => id)
    .join(', ');
}

function findPainter(cards: readonly ModelCard[], name: string): ModelCard {
  const found = find(
    cards.map((card) => ({ ...card.painter, card })),
    name,
  );
  if (found !== undefined) return found.card;
  throw new InputError(`There is no painter called “${told(name)}”; choose one of: ${cards.map(({ painter }) => painter.id).join(', ')}.`);
}

function findStyle(card: ModelCard, name: string): Style | undefined {
  return find(card.styles, name);
}

/** By id, else by name. */
function find<Named extends { readonly id: string; readonly name: string }>(all: readonly Named[], name: string): Named | undefined {
  const wanted = name.trim().toLowerCase();
  return all.find(({ id }) => id.toLowerCase() === wanted) ?? all.find((one) => one.name.toLowerCase() === wanted);
}

function unknown(cards: readonly ModelCard[], name: string): InputError {
  return new InputError(`There is no style called “${told(name)}”. ${listed(cards)}`);
}

function listed(cards: readonly ModelCard[]): string {
  return cards.map((card) => `${card.painter.name} has: ${styleNames(card)}.`).join(' ');
}
