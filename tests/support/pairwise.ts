// Rows that together hold every pair of answers to every pair of questions, a covering array of strength two: as good at finding a fault
// that takes two causes as all combinations are, with a dozen rows in place of tens of thousands.
import { Random } from '../../src/compose/random';

export type Table = Readonly<Record<string, readonly string[]>>;
export type Row<T extends Table> = { readonly [Name in keyof T]: T[Name][number] };

/** How many orders of questions and answers are tried. Which is lucky no one can tell: of the envelope's they need 13 to 18 rows. */
const TRIED = 32;

/** The fewest rows of several greedy attempts; the same ones every time. */
export function pairwise<T extends Table>(table: T): readonly Row<T>[] {
  const names = Object.keys(table);
  const random = new Random(2);
  const attempts = Array.from({ length: TRIED }, (_, turn) =>
    greedy(turn === 0 ? table : Object.fromEntries(shuffled(names, random).map((name) => [name, shuffled(table[name]!, random)]))),
  );
  const fewest = attempts.reduce((found, rows) => (rows.length < found.length ? rows : found));
  return fewest.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])) as Row<T>);
}

/** Each row begins with the first pair that is missing, then takes the answers that add the most pairs. */
function greedy(table: Table): readonly Record<string, string>[] {
  const names = Object.keys(table);
  const missing = new Set(allPairs(table));
  const rows: Record<string, string>[] = [];
  for (let [next] = missing; next !== undefined; [next] = missing) {
    const row = new Map(next.split(' & ').map((part) => part.split('=') as [string, string]));
    for (const name of names) {
      if (row.has(name)) continue;
      const gain = (answer: string): number =>
        [...row].filter(([other, given]) => missing.has(pair(names, [name, answer], [other, given]))).length;
      const best = table[name]!.reduce((found, answer) => (gain(answer) > gain(found) ? answer : found));
      row.set(name, best);
    }
    const made = Object.fromEntries(names.map((name) => [name, row.get(name)!]));
    for (const covered of pairsOf(made)) missing.delete(covered);
    rows.push(made);
  }
  return rows;
}

/** The list in another order (Fisher-Yates). */
function shuffled<Item>(list: readonly Item[], random: Random): Item[] {
  const out = [...list];
  for (let last = out.length - 1; last > 0; last--) {
    const other = random.whole(0, last);
    [out[last], out[other]] = [out[other]!, out[last]!];
  }
  return out;
}

/** Every pair that a table has, each written in one way: `source=top & mode=quirks`. */
export function allPairs(table: Table): readonly string[] {
  const names = Object.keys(table);
  return names.flatMap((first, index) =>
    names.slice(index + 1).flatMap((second) => table[first]!.flatMap((a) => table[second]!.map((b) => `${first}=${a} & ${second}=${b}`))),
  );
}

/** The pairs that a row holds. */
export function pairsOf(row: Readonly<Record<string, string>>): readonly string[] {
  return allPairs(Object.fromEntries(Object.entries(row).map(([name, answer]) => [name, [answer]])));
}

function pair(names: readonly string[], one: readonly [string, string], other: readonly [string, string]): string {
  const [first, second] = names.indexOf(one[0]) < names.indexOf(other[0]) ? [one, other] : [other, one];
  return `${first.join('=')} & ${second.join('=')}`;
}
