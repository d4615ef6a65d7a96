// Reads the command line of `npm run scene`.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MAX_SEED } from '../../src/contract/recipe';
import { KIND_IDS, KIND_NAMES, OWN_SLIDERS } from '../../src/contract/roll';
import type { KindId, Sliders } from '../../src/contract/roll';
import { isSize, LONGEST_SIDE } from '../../src/contract/size';
import type { Size } from '../../src/contract/size';
import type { SceneOrder } from '../../src/compose/compose-scene';
import { InputError } from '../shared/input-error';

const USAGE = 'npm run scene -- --kind KIND --out OUT.png|OUT.svg [--seed N] [--size WxH]';

const SLIDER_NAMES = Object.keys(OWN_SLIDERS) as readonly (keyof Sliders)[];

export type SceneOptions =
  | { readonly kind: 'help' }
  | { readonly kind: 'scene'; readonly order: SceneOrder; /** Absolute. */ readonly out: string; readonly format: 'png' | 'svg' };

/** @throws InputError */
export function readOptions(): SceneOptions {
  const text = { type: 'string' } as const;
  let values: Readonly<Record<string, string | boolean | undefined>>;
  try {
    ({ values } = parseArgs({
      options: {
        kind: text,
        seed: text,
        size: text,
        out: text,
        ...Object.fromEntries(SLIDER_NAMES.map((name) => [name, text])),
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (thrown) {
    throw new InputError(`These arguments can't be read (${(thrown as Error).message.split('.')[0] ?? ''}). Write: ${USAGE}`);
  }
  if (values['help'] === true) return { kind: 'help' };
  const [kind, out] = [values['kind'], values['out']];
  if (typeof kind !== 'string' || typeof out !== 'string' || out === '')
    throw new InputError(`Say which kind of scene and where to put it: ${USAGE}`);
  const format = /\.(png|svg)$/i.exec(out)?.[1]?.toLowerCase();
  if (format !== 'png' && format !== 'svg')
    throw new InputError(`The scene can be a PNG or an SVG, so its file must end in .png or .svg, not “${out}”.`);
  return {
    kind: 'scene',
    order: {
      kind: readKind(kind),
      seed: readSeed(values['seed'] ?? '1'),
      sliders: readSliders(values),
      ...readSize(values['size'] ?? '1200x900'),
    },
    // npm runs scripts in the package's folder; paths count from where the person stands.
    out: resolve(process.env['INIT_CWD'] ?? process.cwd(), out),
    format,
  };
}

/** By id or by name. */
function readKind(text: string): KindId {
  const wanted = text.trim().toLowerCase();
  const found = KIND_IDS.find((id) => id === wanted || KIND_NAMES[id].toLowerCase() === wanted);
  if (found === undefined) throw new InputError(`There is no kind of scene called “${text}”; choose one of: ${KIND_IDS.join(', ')}.`);
  return found;
}

function readSeed(text: string | boolean): number {
  if (!/^[0-9]{1,10}$/.test(String(text)) || Number(text) > MAX_SEED)
    throw new InputError(`The seed must be a whole number from 0 to ${MAX_SEED}, not “${String(text)}”.`);
  return Number(text);
}

function readSize(text: string | boolean): Size {
  const [, width, height] = /^([0-9]{1,5})[x×]([0-9]{1,5})$/i.exec(String(text)) ?? [];
  const size = { width: Number(width), height: Number(height) };
  if (!isSize(size)) throw new InputError(`The size must be like 1440x400, at most ${LONGEST_SIDE} a side, not “${String(text)}”.`);
  return size;
}

function readSliders(values: Readonly<Record<string, string | boolean | undefined>>): Sliders {
  const read = (name: keyof Sliders): number => {
    const text = values[name] ?? '50';
    const value = /^[0-9]{1,3}$/.test(String(text)) ? Number(text) : NaN;
    if (!(value <= 100)) throw new InputError(`--${name} must be a whole number from 0 to 100, not “${String(text)}”.`);
    return value / 100;
  };
  return { horizon: read('horizon'), ruggedness: read('ruggedness'), water: read('water'), trees: read('trees') };
}

export function help(): string {
  return [
    `Roll a scene in the terminal: ${USAGE}`,
    '',
    `  --kind        ${KIND_IDS.join(', ')}`,
    '  --out         where the scene goes: .png is a mask for npm run paint, .svg has its shapes as named layers',
    `  --seed        0 to ${MAX_SEED}; the same kind, seed and proportions give the same shapes, here and in the panel (default 1)`,
    `  --size        like 1440x400, at most ${LONGEST_SIDE} a side (default 1200x900)`,
    '  --horizon, --ruggedness, --water, --trees   0 to 100; 50 is the kind’s own (default 50)',
    '',
    'The last line printed is one JSON object: name, seed, width, height, shapes.',
  ].join('\n');
}
