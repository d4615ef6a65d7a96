// Reads the command line of `npm run paint`.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CLASS_NAMES } from '../../src/contract/classes';
import type { ClassName } from '../../src/contract/classes';
import { MAX_SEED, USUAL_EDGES } from '../../src/contract/recipe';
import { isSize, LONGEST_SIDE } from '../../src/contract/size';
import type { Size } from '../../src/contract/size';
import { InputError, told } from '../shared/input-error';

export const USAGE =
  'npm run paint -- --mask IN.png --out OUT.png [--seed N] [--painter ID] [--style NAME] [--class-style sky=NAME]… [--edges 0-100] [--size native|WxH] [--save-recipe R.json]';
export const RECIPE_USAGE = 'npm run paint -- --recipe R.json --out OUT.png [--any-model]';

/** Paths are absolute. */
export type Order =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'mask';
      readonly mask: string;
      readonly out: string;
      readonly seed: number;
      readonly painter: string | undefined;
      readonly style: string | undefined;
      /** 0…1. */
      readonly edges: number;
      /** Names of the styles of single classes. */
      readonly classStyles: ReadonlyMap<ClassName, string>;
      readonly size: Size | 'native' | null;
      readonly saveRecipe: string | null;
    }
  | { readonly kind: 'recipe'; readonly recipe: string; readonly out: string; readonly anyModel: boolean };

const VALUES = ['mask', 'out', 'seed', 'painter', 'style', 'class-style', 'edges', 'size', 'save-recipe', 'recipe'] as const;
/** Takes several values, which are joined by a line break. */
const MANY = 'class-style';
const FLAGS = ['any-model', 'help'] as const;

type Values = Partial<Record<(typeof VALUES)[number], string> & Record<(typeof FLAGS)[number], boolean>>;

/** @throws InputError */
export function readOrder(args = process.argv.slice(2), env: NodeJS.ProcessEnv = process.env): Order {
  const values = readValues(args, env);
  if (values.help === true) return { kind: 'help' };
  // npm runs scripts in the package's folder; paths count from where the person stands.
  const here = env['INIT_CWD'] ?? process.cwd();
  const { mask, out, seed = '1', painter, style, edges, size, recipe } = values;
  if (recipe !== undefined) {
    const double = (['mask', 'seed', 'painter', 'style', 'class-style', 'edges', 'size', 'save-recipe'] as const).find(
      (name) => values[name] !== undefined,
    );
    if (double !== undefined)
      throw new InputError(`A recipe says all of the painting, so --${double} can't stand beside --recipe. Write: ${RECIPE_USAGE}`);
    if (recipe === '' || !out) throw new InputError(`Say which recipe to paint and where to put the painting: ${RECIPE_USAGE}`);
    return { kind: 'recipe', recipe: resolve(here, recipe), out: resolve(here, out), anyModel: values['any-model'] === true };
  }
  if (values['any-model'] === true) throw new InputError(`--any-model belongs to --recipe. Write: ${RECIPE_USAGE}`);
  if (!mask || !out) throw new InputError(`Say which mask to paint and where to put the painting: ${USAGE}`);
  if (!/^[0-9]{1,10}$/.test(seed) || Number(seed) > MAX_SEED)
    throw new InputError(`The seed must be a whole number from 0 to ${MAX_SEED}, not “${told(seed)}”.`);
  const saveRecipe = values['save-recipe'];
  if (saveRecipe === '') throw new InputError(`Say where to save the recipe: ${USAGE}`);
  return {
    kind: 'mask',
    mask: resolve(here, mask),
    out: resolve(here, out),
    seed: Number(seed),
    painter,
    style,
    edges: readEdges(edges),
    classStyles: readClassStyles(values['class-style']),
    size: readSize(size),
    saveRecipe: saveRecipe === undefined ? null : resolve(here, saveRecipe),
  };
}

function readValues(args: readonly string[], env: NodeJS.ProcessEnv): Values {
  // Not strict: its sentences are for programmers, and `--seed -3` would be two options.
  const { tokens } = parseArgs({ args: joined(args), strict: false, tokens: true, allowPositionals: true, options: optionsOf() });
  const values: Values = {};
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') throw strayWord(token.value, env);
    const { name, rawName, value } = token;
    if (isOneOf(FLAGS, name)) {
      if (value !== undefined) throw new InputError(`${rawName} takes no value. Write: ${USAGE}`);
      values[name] = true;
    } else if (isOneOf(VALUES, name)) {
      // The next option was taken for the value.
      if (value === undefined || (!token.inlineValue && value.startsWith('--')))
        throw new InputError(`After ${rawName} a value is missing. Write: ${USAGE}`);
      const before = values[name];
      if (before !== undefined && name !== MANY) throw new InputError(`${rawName} is there twice. Write: ${USAGE}`);
      // Strings with a NUL can't be paths, and Node refuses them with an error of its own.
      if (value.includes('\0')) throw new InputError(`The value of ${rawName} can't be read. Write: ${USAGE}`);
      values[name] = before === undefined ? value : `${before}\n${value}`;
    } else throw new InputError(`There is no ${told(rawName)}. Write: ${USAGE}`);
  }
  // npm took the options for its own: `npm run paint --mask …`.
  if (tokens.length === 0 && VALUES.some((name) => env[`npm_config_${name.replace('-', '_')}`] !== undefined)) throw withoutDashes();
  return values;
}

/** A number below 0 belongs to the option before it. */
function joined(args: readonly string[]): string[] {
  const whole: string[] = [];
  for (const arg of args) {
    const before = whole.at(-1);
    if (/^-[0-9]/.test(arg) && before !== undefined && isOneOf(VALUES, before.slice(2)) && before.startsWith('--'))
      whole[whole.length - 1] = `${before}=${arg}`;
    else whole.push(arg);
  }
  return whole;
}

function strayWord(word: string, env: NodeJS.ProcessEnv): InputError {
  if (VALUES.some((name) => env[`npm_config_${name.replace('-', '_')}`] !== undefined)) return withoutDashes();
  return new InputError(`“${told(word)}” stands alone: say what it is, for example --mask before it. Write: ${USAGE}`);
}

function withoutDashes(): InputError {
  return new InputError(`npm keeps options for itself unless -- stands before them. Write: ${USAGE}`);
}

function optionsOf(): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  return {
    ...Object.fromEntries(VALUES.map((name) => [name, { type: 'string' as const }])),
    'any-model': { type: 'boolean' },
    'help': { type: 'boolean', short: 'h' },
  };
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

function readEdges(text: string | undefined): number {
  if (text === undefined) return USUAL_EDGES;
  if (!/^[0-9]{1,3}$/.test(text) || Number(text) > 100)
    throw new InputError(`The edges must be a whole number from 0 (as drawn) to 100 (loose), not “${told(text)}”.`);
  return Number(text) / 100;
}

function readClassStyles(text: string | undefined): ReadonlyMap<ClassName, string> {
  const styles = new Map<ClassName, string>();
  for (const pair of text?.split('\n') ?? []) {
    const [, name = '', style = ''] = /^([^=]*)=(.*)$/.exec(pair) ?? [];
    const className = CLASS_NAMES.find((other) => other === name.trim().toLowerCase());
    if (className === undefined || style.trim() === '')
      throw new InputError(`A class's style is like sky=golden-evening, for one of ${CLASS_NAMES.join(', ')}; not “${told(pair)}”.`);
    if (styles.has(className)) throw new InputError(`--class-style is there twice for ${className}. Write: ${USAGE}`);
    styles.set(className, style);
  }
  return styles;
}

function readSize(text: string | undefined): Size | 'native' | null {
  if (text === undefined || text === 'native') return text ?? null;
  const [, width, height] = /^([0-9]{1,5})[x×]([0-9]{1,5})$/i.exec(text) ?? [];
  const size = { width: Number(width), height: Number(height) };
  if (!isSize(size)) throw new InputError(`The size must be “native” or like 1024x768, at most ${LONGEST_SIDE} a side, not “${told(text)}”.`);
  return size;
}
