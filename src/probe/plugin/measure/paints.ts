// Paints that must be written in a way of their own.
import type { Facts } from '../../contract/facts';
import { attempt, attemptAsync } from '../attempt';
import type { Bench } from '../bench';

export async function measurePaints(bench: Bench): Promise<Facts> {
  const source = bench.rectangle(0, 0, 20, 20);
  const target = bench.rectangle(40, 0, 80, 80);
  const pattern = {
    type: 'PATTERN',
    sourceNodeId: source.id,
    tileType: 'RECTANGULAR',
    scalingFactor: 1,
    spacing: { x: 0, y: 0 },
    horizontalAlignment: 'START',
  } as unknown as Paint;
  const shader = { type: 'SHADER', id: 'alla-prima-nowhere', properties: {} } as unknown as Paint;
  const byAsync = await attemptAsync(() => target.setFillsAsync([pattern]));
  bench.goOn();
  return {
    'paint.patternByAsync': byAsync,
    'paint.rewritePattern':
      byAsync === 'works'
        ? attempt(() => {
            target.fills = target.fills;
          })
        : 'there is no pattern to write back',
    'paint.patternByFills': attempt(() => {
      bench.rectangle(140, 0, 40, 40).fills = [pattern];
    }),
    'paint.shader': attempt(() => {
      bench.rectangle(200, 0, 40, 40).fills = [shader];
    }),
    'paint.imageUnknown': attempt(() => {
      bench.rectangle(260, 0, 40, 40).fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: '0'.repeat(40) }];
    }),
  };
}
