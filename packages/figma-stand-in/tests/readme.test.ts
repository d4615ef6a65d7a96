// The example of the README, run word by word.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runPlugin } from '../src/node/run-plugin';

const EXAMPLE = /```js\n([^]*?)```/.exec(readFileSync(new URL('../README.md', import.meta.url), 'utf8'))![1]!;

test('the example passes as it stands there', async () => {
  const [imports, body] = [EXAMPLE.match(/^import .*$/gm)!, EXAMPLE.replace(/^import .*\n/gm, '')];
  expect(imports).toEqual([`import { expect, test } from 'vitest';`, `import { runPlugin } from 'figma-stand-in';`]);
  const tests: (() => Promise<void>)[] = [];
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is the README's text that is tested
  const run = new Function('test', 'expect', 'runPlugin', body) as (
    test: (name: string, body: () => Promise<void>) => void,
    ...rest: unknown[]
  ) => void;
  let claims = 0;
  run(
    (_name, test) => {
      tests.push(test);
    },
    (value: unknown) => {
      claims++;
      return expect(value);
    },
    runPlugin,
  );
  for (const one of tests) await one();
  expect([tests.length, claims]).toEqual([1, 2]);
});

test('the package’s name leads to what the example imports', async () => {
  const { runPlugin: byName } = (await import('figma-stand-in')) as unknown as { readonly runPlugin: unknown };
  expect(byName).toBe(runPlugin);
});
