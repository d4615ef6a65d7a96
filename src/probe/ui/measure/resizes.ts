// figma.ui.resize with sizes that are no whole numbers above nothing. The panel has its own size back at the end.
import type { Facts } from '../../contract/facts';
import type { PluginPort } from '../plugin-port';
import type { Measurement } from './measurement';
import { pause } from './tries';

export const resizeMeasurement: Measurement = {
  title: 'Sizes of the window',
  limit: 60,
  run: async (port) => {
    try {
      const huge = await resized(port, 100_000, 100_000);
      const facts: Facts = {
        'resize.fraction': told(await resized(port, 333.5, 222.5)),
        'resize.zero': told(await resized(port, 0, 0)),
        'resize.negative': told(await resized(port, -1, -1)),
        'resize.text': (await resized(port, '320', '480')).refusal ?? 'works',
      };
      return { ...facts, 'resize.huge': huge.refusal ?? (huge.width < 100_000 ? 'cut' : 'not cut'), 'resize.hugeSize': told(huge) };
    } finally {
      await port.ask('resize', { width: 'own', height: 'own' });
    }
  },
};

interface Resized {
  readonly refusal: string | null;
  readonly width: number;
  readonly height: number;
}

async function resized(port: PluginPort, width: number | string, height: number | string): Promise<Resized> {
  // From its own size each time, or one that changes nothing would look like the one before.
  await port.ask('resize', { width: 'own', height: 'own' });
  await settled();
  const { refusal } = await port.ask('resize', { width, height });
  await settled();
  return { refusal, width: innerWidth, height: innerHeight };
}

/** Resolves when the size has stayed the same for a while. */
async function settled(): Promise<void> {
  let [last, quiet] = ['', 0];
  for (let waited = 0; quiet < 8 && waited < 4_000; waited += 60) {
    await pause(60);
    const now = `${innerWidth}×${innerHeight}`;
    quiet = now === last ? quiet + 1 : 0;
    last = now;
  }
}

function told({ refusal, width, height }: Resized): string {
  return refusal ?? `${width}×${height}`;
}
