// `npm run fuzz`: random input for everything that strangers can hand us, checked against what must always hold. Takes some minutes; it is no
// part of `npm test`.
//   npm run fuzz -- --times 10 --seed 7 [--only sketch]
// `--times` multiplies the size of each campaign, `--seed` repeats a run, `--only` takes the campaigns whose file name holds that text.
import { parseArgs } from 'node:util';
import { ensureInstalled, runBin } from './ensure-installed.mjs';

const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    only: { type: 'string', default: '' },
  },
});
if (!(Number(values.times) > 0) || !/^-?\d{1,10}$/.test(values.seed)) {
  console.error('--times takes a number above 0, --seed a whole number.');
  process.exit(2);
}
console.log(`Seed ${values.seed}. The same again: npm run fuzz -- --seed ${values.seed} --times ${values.times}`);
process.env.FUZZ_SEED = values.seed;
process.env.FUZZ_TIMES = values.times;
await ensureInstalled();
await runBin('tsx', ['scripts/shared/chromium.ts']);
await runBin('tsx', ['scripts/build/build.ts']);
await runBin('vitest', ['run', '--config', 'tests/fuzz/vitest.config.ts', ...(values.only === '' ? [] : [values.only])]);
