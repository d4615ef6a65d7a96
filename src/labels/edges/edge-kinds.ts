// How the outline between two classes is loosened: ridges break into crags, crowns fray, bushes and banks wander, meadows roll.
import { CLASS_NAMES } from '../../contract/classes';
import type { ClassName } from '../../contract/classes';

export interface EdgeKind {
  /** How far each octave of noise (noise-rows.ts) displaces an outline at most, in units: a unit is a pixel of a picture of 512×512. */
  readonly reach: readonly number[];
  /** Shares of it that go sideways and up or down: crags stand upright, banks lie flat. */
  readonly across: number;
  readonly down: number;
  /** Straight between the noise's points, which gives broken outlines; else smooth. */
  readonly broken: boolean;
}

const CROWN: EdgeKind = { reach: [0, 2, 3, 4, 3.2, 1.8, 0.8], across: 1, down: 1, broken: false };
const BUSH: EdgeKind = { reach: [0, 3, 4, 3.6, 2, 1, 0.5], across: 1, down: 1, broken: false };
const RIDGE: EdgeKind = { reach: [26, 24, 15, 8, 4, 2, 1], across: 0.6, down: 1, broken: true };
const CLIFF: EdgeKind = { reach: [8, 16, 14, 8, 5, 2.5, 1.2], across: 0.7, down: 1, broken: true };
const BANK: EdgeKind = { reach: [10, 12, 7, 3, 1.2, 0.5, 0.2], across: 1, down: 0.4, broken: false };
const MEADOW: EdgeKind = { reach: [6, 5, 2, 0.8, 0.4, 0.4, 0.2], across: 1, down: 1, broken: false };

/** Where more than one could displace a cell the first counts. */
export const EDGE_KINDS: readonly EdgeKind[] = [CROWN, BUSH, CLIFF, BANK, MEADOW, RIDGE];

const WATERS: readonly ClassName[] = ['water', 'river', 'sea'];

function kindBetween(one: ClassName, other: ClassName): EdgeKind {
  const between = (...names: readonly ClassName[]): boolean => names.includes(one) || names.includes(other);
  if (between('tree')) return CROWN;
  if (between('plant')) return BUSH;
  if (between('rock')) return between('mountain') ? RIDGE : CLIFF;
  if (between(...WATERS)) return BANK;
  // The foot of a mountain lies behind the meadow.
  return between('grass') ? MEADOW : RIDGE;
}

const COUNT = CLASS_NAMES.length;

/** Index into EDGE_KINDS of the outline between two labels: `KIND_OF[one * 9 + other]`. Of a label with itself it means nothing. */
export const KIND_OF = Uint8Array.from({ length: COUNT * COUNT }, (_, pair) =>
  EDGE_KINDS.indexOf(kindBetween(CLASS_NAMES[Math.floor(pair / COUNT)]!, CLASS_NAMES[pair % COUNT]!)),
);

/** 1 where a label lies on another and what they share is level, if it is drawn so: the surface of water, a meadow's horizon. `above * 9 + below`. */
export const IS_LEVEL = Uint8Array.from({ length: COUNT * COUNT }, (_, pair) => {
  const [above, below] = [CLASS_NAMES[Math.floor(pair / COUNT)]!, CLASS_NAMES[pair % COUNT]!];
  return above !== below && (WATERS.includes(below) || (above === 'sky' && below === 'grass')) ? 1 : 0;
});
