// Limits of what a plugin can leave on layers and on the machine.
import type { Facts } from '../../contract/facts';
import { kindOf } from '../../contract/value';
import { attempt, attemptAsync } from '../attempt';
import type { Bench } from '../bench';

/** No limit up to here is told as this number. */
const MOST = 200_000;
const STORAGE_KEY = 'alla-prima-probe';

/** Longest value that `write` takes, by halving; what it refuses beyond. Each try costs a write, so there are eighteen. */
function longest(write: (length: number) => void): { readonly limit: number; readonly refusal: string } {
  let [taken, refused, refusal] = [0, MOST + 1, 'nothing was refused'];
  while (refused - taken > 1) {
    const middle = (taken + refused) >> 1;
    const outcome = attempt(() => {
      write(middle);
    });
    if (outcome === 'works') taken = middle;
    else [refused, refusal] = [middle, outcome];
  }
  return { limit: taken, refusal };
}

export async function measureData(bench: Bench): Promise<Facts> {
  const node = bench.rectangle(0, 0, 40, 40);
  const plain = longest((length) => {
    node.setPluginData('k', 'x'.repeat(length));
  });
  node.setPluginData('k', '');
  const keyed = longest((length) => {
    node.setPluginData('kkkkkkkkkkk', 'x'.repeat(length));
  });
  node.setPluginData('kkkkkkkkkkk', '');
  const wide = longest((length) => {
    node.setPluginData('k', 'é'.repeat(length));
  });
  node.setPluginData('k', '');
  const shared = longest((length) => {
    node.setSharedPluginData('abc', 'k', 'x'.repeat(length));
  });
  node.setSharedPluginData('abc', 'k', '');
  const relaunch = [100, 999, 1_000, 1_001, 4_000].map(
    (length) =>
      [
        length,
        attempt(() => {
          node.setRelaunchData({ open: 'x'.repeat(length) });
        }),
      ] as const,
  );
  return Promise.resolve({
    'data.limit': plain.limit,
    'data.keyCounts': plain.limit - keyed.limit,
    'data.wide': wide.limit,
    'data.refusal': plain.refusal,
    'data.shared': shared.limit,
    'data.sharedRefusal': shared.refusal,
    'data.namespace': attempt(() => {
      node.setSharedPluginData('ab', 'k', 'v');
    }),
    'data.onDocument': attempt(() => {
      figma.root.setPluginData(STORAGE_KEY, 'v');
      const found = figma.root.getPluginData(STORAGE_KEY) === 'v' && figma.root.getPluginDataKeys().indexOf(STORAGE_KEY) >= 0;
      figma.root.setPluginData(STORAGE_KEY, '');
      if (!found) throw new Error('what was written is not there');
    }),
    'data.relaunch': Math.max(0, ...relaunch.filter(([, outcome]) => outcome === 'works').map(([length]) => length)),
    'data.relaunchRefusal': relaunch.map(([, outcome]) => outcome).find((outcome) => outcome !== 'works') ?? 'nothing was refused',
    'data.relaunchUnknown': attempt(() => {
      node.setRelaunchData({ nowhere: '' });
    }),
    'data.relaunchOnPage': attempt(() => {
      bench.finally(() => {
        bench.page.setRelaunchData({});
      });
      bench.page.setRelaunchData({ open: '' });
    }),
  });
}

export async function measureStorage(bench: Bench): Promise<Facts> {
  bench.finally(() => {
    figma.clientStorage.deleteAsync(STORAGE_KEY).catch(() => undefined);
  });
  const kinds: readonly (readonly [string, unknown])[] = [
    ['undefined', undefined],
    ['NaN', NaN],
    ['Uint8Array', Uint8Array.of(1, 2)],
    ['Date', new Date(0)],
    ['Map', new Map()],
    ['list', [1, undefined]],
    ['object', { a: { b: null } }],
  ];
  const back: string[] = [];
  for (const [name, value] of kinds) {
    back.push(
      `${name}: ${await attemptAsync(async () => {
        await figma.clientStorage.setAsync(STORAGE_KEY, value);
        return figma.clientStorage.getAsync(STORAGE_KEY) as Promise<unknown>;
      }, kindOf)}`,
    );
  }
  let [limit, refusal] = [0, 'nothing was refused'];
  for (const length of [900_000, 1_100_000, 4_500_000, 4_900_000, 5_100_000, 5_300_000, 6_000_000]) {
    bench.goOn();
    const outcome = await attemptAsync(() => figma.clientStorage.setAsync(STORAGE_KEY, 'x'.repeat(length)));
    if (outcome !== 'works') {
      refusal = outcome;
      break;
    }
    limit = length;
  }
  await figma.clientStorage.deleteAsync(STORAGE_KEY);
  return {
    'storage.kinds': back,
    'storage.limit': limit,
    'storage.refusal': refusal,
    'storage.missing': await attemptAsync(() => figma.clientStorage.getAsync('alla-prima-nowhere') as Promise<unknown>, kindOf),
  };
}
