// figma itself: its members, what it was started with, and how calls that are not for this plugin are refused.
import type { Facts } from '../../contract/facts';
import { kindOf } from '../../contract/value';
import { attempt, attemptAsync } from '../attempt';
import type { Bench } from '../bench';
import { runEvent } from '../run-event';

export async function measureApi(bench: Bench): Promise<Facts> {
  const members = new Set<string>();
  for (let at: object | null = figma; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at) as object | null)
    for (const name of Object.getOwnPropertyNames(at)) members.add(name);
  members.delete('constructor');
  const skipped = attempt(() => figma.skipInvisibleInstanceChildren);
  const loose = figma as unknown as Record<string, unknown>;
  return {
    'figma.members': [...members].filter((name) => name !== 'toString').sort(),
    'figma.pluginId': attempt(() => (figma.pluginId === __PROBE_ID__ ? "the manifest's" : kindOf(figma.pluginId)), String),
    'figma.command': attempt(() => JSON.stringify(figma.command), String),
    'figma.apiVersion': attempt(() => figma.apiVersion, String),
    'figma.editorType': attempt(() => figma.editorType, String),
    'figma.mode': attempt(() => figma.mode, String),
    'figma.mixed': attempt(() => typeof figma.mixed, String),
    'figma.profile': attempt(() => figma.root.documentColorProfile, String),
    'figma.skipInvisible': attempt(() => {
      const before = figma.skipInvisibleInstanceChildren;
      bench.finally(() => {
        if (!skipped.startsWith('throws')) figma.skipInvisibleInstanceChildren = before;
      });
      figma.skipInvisibleInstanceChildren = true;
    }),
    'figma.notifyLong': attempt(() => {
      figma.notify('x'.repeat(101), { timeout: 100 }).cancel();
    }),
    'figma.notifyOptions': attempt(() => {
      figma.notify('Alla Prima probe', { timeout: 100, nonsense: true } as NotificationOptions).cancel();
    }),
    'figma.currentUser': attempt(() => figma.currentUser, kindOf),
    'figma.runEvent': runEvent(),
    // That these two are refused is what is to be seen.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    'figma.getNodeById': attempt(() => figma.getNodeById('0:0')),
    'figma.unknownId': await attemptAsync(() => figma.getNodeByIdAsync('999999:999999'), kindOf),
    'figma.setCurrentPage': attempt(() => {
      figma.currentPage = bench.page;
    }),
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    'figma.localStyles': attempt(() => figma.getLocalPaintStyles()),
    'figma.localStylesAsync': await attemptAsync(() => figma.getLocalPaintStylesAsync(), kindOf),
    'figma.paintStyle': attempt(() => {
      const style = figma.createPaintStyle();
      bench.finally(() => {
        style.remove();
      });
      style.name = 'Alla Prima probe/removed at once';
      const { name } = style;
      return name;
    }, String),
    'figma.font': await attemptAsync(() => figma.loadFontAsync({ family: 'Inter', style: 'Regular' })),
    'figma.unknownFont': await attemptAsync(() => figma.loadFontAsync({ family: 'Alla Prima Nowhere', style: 'Regular' })),
    'figma.unknownMember': attempt(() => loose['noSuchMember'], kindOf),
  };
}
