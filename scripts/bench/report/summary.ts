// Makes the object on the last line of stdout: ratios first, then every raw time that they come from.
import { median, rounded, slope, slopeInterval } from './statistics';
import type { PixelTimes } from '../pixels/pixel-path';
import type { Measured } from './report';

type Stage = keyof PixelTimes;
const REST: readonly Stage[] = ['decode', 'label', 'encode'];

/** Times of the steps around a painting, as shares of the median painting of the same run. */
export interface PixelShares {
  readonly decode: number;
  readonly label: number;
  readonly tensors: number;
  readonly encode: number;
  /** Decode, label and encode together: what a painting costs beside the generator's own inputs and run. */
  readonly rest: number;
  /** The picture that takes longest; the shares are its own. */
  readonly picture: string;
}

/** Changes of a time over a hundred paintings, as fractions of its median. */
export interface Drift {
  readonly painting: number;
  /** Of a plain convolution that ran after each painting: what the machine itself does. */
  readonly yardstick: number;
  /** Of painting against yardstick: what is left for us to answer for. */
  readonly beyond: number;
  /** Where 95 of 100 such slopes lie; a range that holds zero shows no drift. */
  readonly interval: readonly [low: number, high: number];
}

export interface Summary {
  /** How many times faster our generator is than SPADE at 64 base channels. */
  readonly vsSpade512: number;
  readonly vsSpade256: number;
  /** GMAC/s of our generator's convolutions, as a share of the best plain convolution's. */
  readonly ofLimit: number;
  /** Resident memory from painting 10 to painting 100, as a fraction. */
  readonly memoryGrowth: number;
  readonly drift: { readonly clock: Drift; readonly processor: Drift };
  /** Decode, label, tensors and encode together, as a share of one painting, where the panel works (Chromium; Node where there is none). */
  readonly restOfPaint: number;
  readonly labelOfPaint: number;
  readonly restOfPaintIn: 'chromium' | 'node';
  readonly pixelShares: { readonly node: PixelShares; readonly chromium: PixelShares | null };
  readonly uiHtmlBytes: number;
  readonly paintMs: number;
  readonly gmac: { readonly ours: number; readonly spade512: number; readonly spade256: number };
  readonly gmacPerSecond: { readonly ours: number; readonly limit: number; readonly byConvolution: Readonly<Record<string, number>> };
  readonly coldStartMs: Readonly<Record<string, number>>;
  /** ms from the panel's document to each moment; null without Chromium. */
  readonly openingMs: Readonly<Record<string, number>> | null;
  /** Medians, ms, and the two ratios that matter; null without Chromium. */
  readonly hand: {
    readonly editToDraft: number;
    readonly editToPainting: number;
    readonly draftOfPainting: number;
    readonly largeDetailed: number;
    readonly largeByOne: number;
    readonly largeByTwo: number;
    readonly largeByTwoAtFirst: number;
    /** How many times faster two workers are. */
    readonly largeGain: number;
  } | null;
  readonly memoryMb: { readonly at10: number; readonly at100: number; readonly wasmAt10: number; readonly wasmAt100: number };
  readonly bytes: Readonly<Record<string, number>>;
  readonly model: string;
  readonly seconds: number;
  readonly raw: Readonly<Record<string, readonly number[]>>;
}

export function summary(measured: Measured, seconds: number): Summary {
  const { spade, cost, hundred, chromium, pixelPath, coldStarts, sizes, card } = measured;
  const ours = median(spade.ours);
  const gmac = cost.macs / 1e9;
  const speed = (gmac / ours) * 1000;
  const shares = { node: pixelShares(pixelPath), chromium: chromium === null ? null : pixelShares(chromium.pixelPath) };
  const where = shares.chromium ?? shares.node;
  // The median of a few around each end: one reading of a process's memory is a matter of chance.
  const near = (values: readonly number[], painting: number): number => median(values.slice(painting - 3, painting + 2));
  const digits = (values: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rounded(value, 1)]));
  return {
    vsSpade512: rounded(median(spade.spade512) / ours, 1),
    vsSpade256: rounded(median(spade.spade256) / ours, 1),
    ofLimit: rounded(speed / spade.limit.best, 3),
    memoryGrowth: rounded(near(hundred.residentMb, 100) / near(hundred.residentMb, 10) - 1, 4),
    drift: { clock: drift(hundred.ms, hundred.yardstickMs), processor: drift(hundred.cpuMs, hundred.yardstickCpuMs) },
    restOfPaint: where.rest,
    labelOfPaint: where.label,
    restOfPaintIn: shares.chromium === null ? 'node' : 'chromium',
    pixelShares: shares,
    uiHtmlBytes: sizes['ui.html'] ?? 0,
    paintMs: rounded(ours, 1),
    gmac: { ours: rounded(gmac, 3), spade512: rounded(spade.spadeGmac512, 1), spade256: rounded(spade.spadeGmac512 / 4, 1) },
    gmacPerSecond: { ours: rounded(speed, 2), limit: rounded(spade.limit.best, 2), byConvolution: digits(spade.limit.speeds) },
    coldStartMs: digits(mediansOf(coldStarts.map((start) => ({ ...start })))),
    openingMs: chromium === null ? null : digits(mediansOf(chromium.openings)),
    hand: chromium === null ? null : handOf(chromium),
    memoryMb: digits({
      at10: near(hundred.residentMb, 10),
      at100: near(hundred.residentMb, 100),
      wasmAt10: near(hundred.wasmMb, 10),
      wasmAt100: near(hundred.wasmMb, 100),
    }) as Summary['memoryMb'],
    bytes: sizes,
    model: card.sha256,
    seconds: Math.round(seconds),
    raw: rawTimes(measured),
  };
}

/** From the tenth painting on: before it the engine is still being compiled. */
function drift(paintings: readonly number[], yardsticks: readonly number[]): Drift {
  const settled = (values: readonly number[]): readonly number[] => values.slice(9);
  const overHundred = (slopeOfOne: number, values: readonly number[]): number => rounded((slopeOfOne * 100) / median(values), 3);
  const ratios = settled(paintings.map((ms, index) => ms / yardsticks[index]!));
  const [low, high] = slopeInterval(ratios);
  return {
    painting: overHundred(slope(settled(paintings)), paintings),
    yardstick: overHundred(slope(settled(yardsticks)), yardsticks),
    beyond: overHundred(slope(ratios), ratios),
    interval: [overHundred(low, ratios), overHundred(high, ratios)],
  };
}

function pixelShares(times: Readonly<Record<string, PixelTimes>>): PixelShares {
  const paint = median(Object.values(times).flatMap((of) => of.paint));
  const all = Object.entries(times).map(([picture, of]) => {
    const share = (stage: Stage): number => rounded(median(of[stage]) / paint, 3);
    const rest = rounded(REST.reduce((sum, stage) => sum + median(of[stage]), 0) / paint, 3);
    return { picture, decode: share('decode'), label: share('label'), tensors: share('tensors'), encode: share('encode'), rest };
  });
  return all.reduce((worst, shares) => (shares.rest > worst.rest ? shares : worst));
}

function handOf({ edits, large }: NonNullable<Measured['chromium']>): NonNullable<Summary['hand']> {
  const [one, two] = [median(large.one), median(large.two)];
  return {
    editToDraft: rounded(median(edits.draft), 1),
    editToPainting: rounded(median(edits.painting), 1),
    draftOfPainting: rounded(median(edits.draft.map((ms, edit) => ms / edits.painting[edit]!)), 3),
    largeDetailed: rounded(median(large.detailed), 1),
    largeByOne: rounded(one, 1),
    largeByTwo: rounded(two, 1),
    largeByTwoAtFirst: rounded(large.twoAtFirst, 1),
    largeGain: rounded(one / two, 2),
  };
}

function mediansOf(entries: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  return Object.fromEntries(Object.keys(entries[0] ?? {}).map((name) => [name, median(entries.map((entry) => entry[name] ?? 0))]));
}

function rawTimes({ spade, hundred, coldStarts, chromium, pixelPath }: Measured): Record<string, readonly number[]> {
  const raw: Record<string, readonly number[]> = {
    'paint': spade.ours,
    'spade512': spade.spade512,
    'spade256': spade.spade256,
    'spade512 warm-up': [spade.warmUps.spade512],
    'spade256 warm-up': [spade.warmUps.spade256],
    'hundred paintings': hundred.ms,
    'hundred paintings, processor': hundred.cpuMs,
    'hundred yardsticks': hundred.yardstickMs,
    'hundred yardsticks, processor': hundred.yardstickCpuMs,
  };
  for (const [name, times] of Object.entries(spade.limit.times)) raw[`convolution ${name}`] = times;
  for (const [where, pictures] of [
    ['node', pixelPath],
    ['chromium', chromium?.pixelPath ?? {}],
  ] as const) {
    for (const [picture, stages] of Object.entries(pictures)) {
      for (const [stage, times] of Object.entries(stages)) raw[`${where} ${picture} ${stage}`] = times as readonly number[];
    }
  }
  for (const phase of Object.keys(coldStarts[0] ?? {}) as (keyof (typeof coldStarts)[number])[])
    raw[`cold start ${phase}`] = coldStarts.map((start) => start[phase]);
  for (const [what, times] of Object.entries({ ...chromium?.edits, ...chromium?.large }))
    raw[`hand ${what}`] = typeof times === 'number' ? [times] : times;
  for (const moment of Object.keys(chromium?.openings[0] ?? {}))
    raw[`opening ${moment}`] = chromium!.openings.map((opening) => opening[moment] ?? 0);
  return Object.fromEntries(Object.entries(raw).map(([name, times]) => [name, times.map((ms) => rounded(ms, 1))]));
}
