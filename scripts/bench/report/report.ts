// BENCHMARKS.md: what was measured, how, and what came out, for people.
import { cpus, loadavg } from 'node:os';
import type { ModelCard } from '../../../src/inference/api/model-card';
import type { AgainstSpade } from '../spade/against-spade';
import type { ColdStart } from '../paintings/cold-start';
import type { Cost } from '../spade/count-macs';
import type { NodeTime } from '../spade/node-by-node';
import type { HundredPaintings } from '../paintings/hundred-paintings';
import type { InChromium } from '../pixels/in-chromium';
import type { PixelTimes } from '../pixels/pixel-path';
import { EXPORT_SIDE } from '../pixels/scenes';
import { median } from './statistics';
import type { PixelShares, Summary } from './summary';

export interface Measured {
  readonly card: ModelCard;
  readonly cost: Cost;
  readonly nodes: readonly NodeTime[];
  readonly coldStarts: readonly ColdStart[];
  readonly hundred: HundredPaintings;
  readonly chromium: InChromium | null;
  readonly pixelPath: Readonly<Record<string, PixelTimes>>;
  readonly spade: AgainstSpade;
  readonly sizes: Readonly<Record<string, number>>;
}

const OPENING: Readonly<Record<string, string>> = {
  shown: 'panel on show',
  answered: 'selection known, panel usable',
  decode: 'engine begins to load',
  compile: 'files decoded',
  ready: 'session open, ready to paint',
  mask: 'label map there',
  preview: 'first painting on show, a draft',
};

export function benchmarks({ card, cost, nodes, chromium, spade }: Measured, found: Summary): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}${chromium === null ? ', no Chromium' : `, Chromium ${chromium.version}`}`;
  const { gmac, gmacPerSecond: speed, memoryMb: memory, drift } = found;
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; every raw time behind it is in `raw` of the JSON on its last line. Ratios carry over to other machines',
    'better than times do: what is compared ran in turn in one run, one thread, in the same build of onnxruntime-web (WASM).',
    '',
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC · ${machine} · load average at the end ${loadavg()[0]!.toFixed(1)} · ${found.seconds} s in all · ${card.name} ${card.version} (\`${card.sha256.slice(0, 8)}\`)`,
    '',
    '## Painting, against what people would use instead',
    '',
    ...table(
      ['', 'GMAC', 'parameters', 'median of', 'ms', 'times ours'],
      [
        ['Alla Prima, 512×512', gmac.ours.toFixed(2), millions(cost.parameters), `${spade.ours.length}`, ms(median(spade.ours)), '1'],
        [
          'SPADE/GauGAN, 64 base channels, 512×512',
          gmac.spade512.toFixed(1),
          millions(spade.spadeParameters),
          `${spade.spade512.length}`,
          ms(median(spade.spade512)),
          found.vsSpade512.toFixed(1),
        ],
        [
          'the same, 256×256 (the 2021 web app’s size)',
          gmac.spade256.toFixed(1),
          millions(spade.spadeParameters),
          `${spade.spade256.length}`,
          ms(median(spade.spade256)),
          found.vsSpade256.toFixed(1),
        ],
      ],
    ),
    '',
    'The SPADE graph is generated with random weights from the published architecture (seven residual blocks, hidden width 128, batch',
    'statistics frozen); first runs are kept apart. GMAC are those of the convolutions, counted from the graphs.',
    '',
    '## Against the practical limit',
    '',
    ...table(
      ['', 'GMAC/s'],
      [
        ['Alla Prima, whole run', speed.ours.toFixed(2)],
        ...Object.entries(speed.byConvolution).map(([name, value]) => [
          `3×3 convolution ${name.replace('@', ' channels at ')}²`,
          value.toFixed(2),
        ]),
      ],
    ),
    '',
    `The generator reaches **${found.ofLimit.toFixed(2)}** of the best of them (medians). What it does, node by node, each alone in a graph of its own:`,
    '',
    ...table(['', 'nodes', 'share of the time', 'GMAC', 'GMAC/s'], nodeRows(nodes)),
    '',
    '## Around the painting',
    '',
    `From a ${EXPORT_SIDE}×${EXPORT_SIDE} PNG to the labels, and from the image to the painted PNG, as shares of one painting; the picture that takes longest.`,
    '',
    ...table(
      ['', 'picture', 'decode', 'label', 'encode', 'together', 'tensors'],
      [
        ...(found.pixelShares.chromium === null ? [] : [shares('Chromium, in a worker, the panel’s codec', found.pixelShares.chromium)]),
        shares('Node, the terminal’s codec', found.pixelShares.node),
      ],
    ),
    '',
    '## Opening',
    '',
    ...(found.openingMs === null
      ? []
      : [
          'The built inline panel in Chromium, in the playground, a fresh browser context each time; ms since its document began, medians:',
          '',
          ...table(
            ['moment', 'ms'],
            Object.entries(found.openingMs).map(([moment, value]) => [OPENING[moment] ?? moment, ms(value)]),
          ),
          '',
        ]),
    'The engine alone in a fresh Node process, ms, medians:',
    '',
    ...table(
      ['decode', 'compile', 'warm-up', 'first painting'],
      [['decode', 'compile', 'warmUp', 'firstPainting'].map((phase) => ms(found.coldStartMs[phase] ?? 0))],
    ),
    '',
    ...(found.hand === null ? [] : handLines(found.hand)),
    '## A hundred paintings in a row',
    '',
    `Resident memory after painting 10: ${memory.at10.toFixed(0)} MB, after painting 100: ${memory.at100.toFixed(0)} MB: **${percent(found.memoryGrowth)}**. WASM memory: ${memory.wasmAt10.toFixed(0)} and ${memory.wasmAt100.toFixed(0)} MB.`,
    '',
    'Counted is what the whole process holds in memory (resident set after a garbage collection, each end a median of five readings): Node,',
    'the runtime’s code, and as much of its WASM memory as was ever touched. The WASM memory’s own size stands beside it: it can only grow.',
    '',
    'How their time develops, from painting 10 on, over a hundred paintings (median of the slopes between all pairs). After each painting ran a',
    'yardstick, one plain convolution in the same process: what slows both is the machine. The range holds 95 of 100 slopes of the quotient when',
    'the measurements are drawn again; a range that holds zero shows no drift of ours.',
    '',
    ...table(
      ['', 'painting', 'yardstick', 'painting against yardstick', 'range'],
      (
        [
          ['on the clock', drift.clock],
          ['of processor time', drift.processor],
        ] as const
      ).map(([name, { painting, yardstick, beyond, interval }]) => [
        name,
        percent(painting),
        percent(yardstick),
        `**${percent(beyond)}**`,
        interval.map(percent).join(' … '),
      ]),
    ),
    '',
    '## Sizes',
    '',
    ...table(
      ['file', 'bytes'],
      Object.entries(found.bytes).map(([name, bytes]) => [`\`dist/${name}\``, bytes.toLocaleString('en-GB')]),
    ),
    '',
    `The generator is \`assets/models/${card.painter.id}/${card.file}\`, ${card.bytes.toLocaleString('en-GB')} bytes, inside \`ui.html\` packed.`,
    '',
  ].join('\n');
}

/** Less than this share of the time is told together with others. */
const TOLD = 0.01;

/** A row a kind of operator, those that take longest first. */
function nodeRows(nodes: readonly NodeTime[]): string[][] {
  const whole = nodes.reduce((sum, { ms: own }) => sum + own, 0);
  const kinds = new Map<string, { count: number; ms: number; macs: number }>();
  const add = (kind: string, count: number, own: number, macs: number): void => {
    const so = kinds.get(kind) ?? { count: 0, ms: 0, macs: 0 };
    kinds.set(kind, { count: so.count + count, ms: so.ms + own, macs: so.macs + macs });
  };
  for (const { kind, ms: own, macs } of nodes) add(kind, 1, own, macs);
  for (const [kind, { count, ms: own, macs }] of [...kinds]) {
    if (own >= TOLD * whole) continue;
    kinds.delete(kind);
    add('all others', count, own, macs);
  }
  return [...kinds]
    .sort(([, one], [, other]) => other.ms - one.ms)
    .map(([kind, { count, ms: own, macs }]) => [
      kind,
      `${count}`,
      (own / whole).toFixed(3),
      macs === 0 ? '' : (macs / 1e9).toFixed(2),
      macs === 0 ? '' : (macs / 1e6 / own).toFixed(1),
    ]);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |`);
}

/** What a hand feels: drafts, and large paintings by two workers. */
function handLines(hand: NonNullable<Summary['hand']>): readonly string[] {
  return [
    '## While the hand moves',
    '',
    'The built panel in Chromium with Live on: one layer of a scene is moved; ms from there until the preview shows it, medians.',
    '',
    ...table(
      ['', 'ms', 'of the painting’s time'],
      [
        ['its draft', ms(hand.editToDraft), `**${hand.draftOfPainting.toFixed(2)}**`],
        ['its painting', ms(hand.editToPainting), '1'],
      ],
    ),
    '',
    '## Large paintings',
    '',
    'A painting of 2048×1536 in the built panel, from its first piece to the whole; medians. *Masters* paints 576×448 and doubles it twice; *Wet on wet* paints all of it, in pieces, by one',
    'worker and by two in turn.',
    '',
    ...table(
      ['', 'ms', 'times as fast'],
      [
        ['*Masters*', ms(hand.largeDetailed), (hand.largeByOne / hand.largeDetailed).toFixed(2)],
        ['*Wet on wet*, one worker', ms(hand.largeByOne), '1'],
        ['two workers', ms(hand.largeByTwo), `**${hand.largeGain.toFixed(2)}**`],
        ['two, the first time: the second worker is started', ms(hand.largeByTwoAtFirst), (hand.largeByOne / hand.largeByTwoAtFirst).toFixed(2)],
      ],
    ),
    '',
  ];
}

function shares(where: string, { picture, decode, label, tensors, encode, rest }: PixelShares): string[] {
  return [where, picture, ...[decode, label, encode].map((share) => share.toFixed(2)), `**${rest.toFixed(2)}**`, tensors.toFixed(2)];
}

const ms = (value: number): string => value.toFixed(0);
const millions = (count: number): string => `${(count / 1e6).toFixed(1)} M`;
const percent = (fraction: number): string => `${fraction < 0 ? '−' : '+'}${Math.abs(fraction * 100).toFixed(1)} %`;
