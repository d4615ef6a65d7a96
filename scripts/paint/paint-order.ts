// Reads the command line of `npm run paint`.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { MAX_SEED } from '../../src/contract/recipe';
import { isSize, LONGEST_SIDE } from '../../src/contract/size';
import type { Size } from '../../src/contract/size';
import { InputError } from '../shared/input-error';

export const USAGE = 'npm run paint -- --mask IN.png --out OUT.png [--seed N] [--style NAME] [--size native|WxH] [--save-recipe R.json]';
export const RECIPE_USAGE = 'npm run paint -- --recipe R.json --out OUT.png [--any-model]';

/** Paths are absolute. */
export type Order =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'mask';
      readonly mask: string;
      readonly out: string;
      readonly seed: number;
      readonly style: string | undefined;
      readonly size: Size | 'native' | null;
      readonly saveRecipe: string | null;
    }
  | { readonly kind: 'recipe'; readonly recipe: string; readonly out: string; readonly anyModel: boolean };

interface Values {
  readonly 'mask'?: string;
  readonly 'out'?: string;
  readonly 'seed'?: string;
  readonly 'style'?: string;
  readonly 'size'?: string;
  readonly 'save-recipe'?: string;
  readonly 'recipe'?: string;
  readonly 'any-model'?: boolean;
  readonly 'help'?: boolean;
}

/** @throws InputError */
export function readOrder(): Order {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  let values: Values;
  try {
    ({ values } = parseArgs({
      options: {
        'mask': text,
        'out': text,
        'seed': text,
        'style': text,
        'size': text,
        'save-recipe': text,
        'recipe': text,
        'any-model': flag,
        'help': { ...flag, short: 'h' },
      },
    }));
  } catch (thrown) {
    throw new InputError(`These arguments can't be read (${(thrown as Error).message.split('.')[0] ?? ''}). Write: ${USAGE}`);
  }
  if (values.help === true) return { kind: 'help' };
  // npm runs scripts in the package's folder; paths count from where the person stands.
  const here = process.env['INIT_CWD'] ?? process.cwd();
  const { mask, out, seed = '1', style, size, recipe } = values;
  if (recipe !== undefined) {
    const double = (['mask', 'seed', 'style', 'size', 'save-recipe'] as const).find((name) => values[name] !== undefined);
    if (double !== undefined)
      throw new InputError(`A recipe says all of the painting, so --${double} can't stand beside --recipe. Write: ${RECIPE_USAGE}`);
    if (recipe === '' || !out) throw new InputError(`Say which recipe to paint and where to put the painting: ${RECIPE_USAGE}`);
    return { kind: 'recipe', recipe: resolve(here, recipe), out: resolve(here, out), anyModel: values['any-model'] === true };
  }
  if (values['any-model'] === true) throw new InputError(`--any-model belongs to --recipe. Write: ${RECIPE_USAGE}`);
  if (!mask || !out) throw new InputError(`Say which mask to paint and where to put the painting: ${USAGE}`);
  if (!/^[0-9]{1,10}$/.test(seed) || Number(seed) > MAX_SEED)
    throw new InputError(`The seed must be a whole number from 0 to ${MAX_SEED}, not “${seed}”.`);
  const saveRecipe = values['save-recipe'];
  if (saveRecipe === '') throw new InputError(`Say where to save the recipe: ${USAGE}`);
  return {
    kind: 'mask',
    mask: resolve(here, mask),
    out: resolve(here, out),
    seed: Number(seed),
    style,
    size: readSize(size),
    saveRecipe: saveRecipe === undefined ? null : resolve(here, saveRecipe),
  };
}

function readSize(text: string | undefined): Size | 'native' | null {
  if (text === undefined || text === 'native') return text ?? null;
  const [, width, height] = /^([0-9]{1,5})[x×]([0-9]{1,5})$/i.exec(text) ?? [];
  const size = { width: Number(width), height: Number(height) };
  if (!isSize(size)) throw new InputError(`The size must be “native” or like 1024x768, at most ${LONGEST_SIDE} a side, not “${text}”.`);
  return size;
}
