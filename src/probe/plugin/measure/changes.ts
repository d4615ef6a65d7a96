// What change events tell. Each round writes something and waits until events had time to come.
import type { Facts } from '../../contract/facts';
import { attempt, pause } from '../attempt';
import type { Bench } from '../bench';

/** Long enough for Figma to tell of a change, ms. */
const SETTLE = 600;

interface Told {
  readonly changes: readonly string[];
  readonly origins: readonly string[];
  readonly events: number;
  readonly delay: number | null;
}

export async function measureChanges(bench: Bench): Promise<Facts> {
  const first: NodeChangeEvent[] = [];
  let firstAt = 0;
  const onFirst = (event: NodeChangeEvent): void => {
    if (first.length === 0) firstAt = Date.now();
    first.push(event);
  };
  let second = 0;
  const onSecond = (): void => { second++; };
  const listen = (callback: (event: NodeChangeEvent) => void): void => {
    bench.finally(() => { bench.page.off('nodechange', callback); });
    bench.page.on('nodechange', callback);
  };
  /** Do something and see what is told of it. */
  const tell = async (action: () => void): Promise<Told> => {
    await pause(SETTLE);
    bench.goOn();
    first.length = 0;
    second = 0;
    const at = Date.now();
    action();
    await pause(SETTLE);
    const all = ([] as NodeChange[]).concat(...first.map((event) => event.nodeChanges));
    return { changes: all.map(words), origins: [...new Set(all.map(({ origin }) => origin))].sort(), events: first.length, delay: first.length === 0 ? null : firstAt - at };
  };

  listen(onFirst);
  listen(onSecond);
  let rectangle = bench.rectangle(0, 0, 40, 40);
  const written = await tell(() => { rectangle.name = 'first'; });
  const secondHeard = second;
  bench.page.off('nodechange', onSecond);
  const afterOff = await tell(() => { rectangle.name = 'second'; });
  const offHeard = second;
  const three = await tell(() => {
    rectangle.name = 'third';
    rectangle.opacity = 0.5;
    rectangle.x += 10;
  });
  const created = await tell(() => {
    rectangle = bench.rectangle(60, 0, 40, 40);
    rectangle.name = 'new';
  });
  const frame = bench.frame(120, 0, 80, 80);
  const inside = bench.rectangle(0, 0, 20, 20);
  frame.appendChild(inside);
  inside.x = inside.y = 0;
  const moved = await tell(() => { inside.x = 10; });
  const data = await tell(() => { rectangle.setPluginData('k', 'v'); });
  figma.commitUndo();
  const undone = await tell(() => {
    rectangle.name = 'to be undone';
    figma.commitUndo();
  });
  const undo = await tell(() => { figma.triggerUndo(); });
  const removed = await tell(() => { frame.remove(); });

  const component = bench.keep(figma.createComponent());
  component.resize(60, 60);
  bench.place(component, 240, 0);
  const part = bench.rectangle(0, 0, 20, 20);
  component.appendChild(part);
  const instance = bench.keep(component.createInstance());
  bench.place(instance, 320, 0);
  const sublayer = instance.children[0] as RectangleNode;
  const main = await tell(() => { part.fills = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }]; });
  const override = await tell(() => { sublayer.fills = [{ type: 'SOLID', color: { r: 0, g: 1, b: 0 } }]; });

  // The same listener a second time, last: what is added twice may have to be taken off twice.
  listen(onFirst);
  const twice = await tell(() => { rectangle.name = 'twice'; });
  bench.page.off('nodechange', onFirst);

  const selection = await selectionEvents(bench, rectangle, part);
  return {
    'change.own': written.events > 0,
    'change.second': written.events > 0 ? (secondHeard > 0 ? 'both' : 'the first alone') : secondHeard > 0 ? 'the second alone' : 'neither',
    'change.off': offHeard > 0 ? 'called' : afterOff.events > 0 ? 'not called, the other still is' : 'not called, nor is the other',
    'change.batches': three.events,
    'change.create': created.changes,
    'change.origin': written.origins,
    'change.delay': written.delay,
    'change.inFrame': moved.changes,
    'change.data': data.changes,
    'change.undo': undone.events > 0 && undo.events > 0,
    'change.removed': removed.changes,
    'change.mainEdited': main.changes,
    'change.override': override.changes,
    'change.sameTwice': twice.events,
    ...selection,
  };
}

async function selectionEvents(bench: Bench, one: SceneNode, other: SceneNode): Promise<Facts> {
  const before = bench.page.selection;
  bench.finally(() => { bench.page.selection = before.filter((node) => !node.removed); });
  let heard = 0;
  const listener = (): void => { heard++; };
  bench.finally(() => { figma.off('selectionchange', listener); });
  figma.on('selectionchange', listener);
  await pause(100);
  heard = 0;
  bench.page.selection = [one];
  bench.page.selection = [other];
  const inTask = heard;
  await pause(SETTLE);
  return { 'change.selection': heard, 'change.selectionDelay': inTask > 0 };
}

export async function measureDocumentChanges(bench: Bench): Promise<Facts> {
  const refusal = attempt(() => {
    const idle = (): void => undefined;
    figma.on('documentchange', idle);
    figma.off('documentchange', idle);
  });
  await figma.loadAllPagesAsync();
  const rectangle = bench.rectangle(0, 0, 40, 40);
  let mode: 'listen' | 'at once' | 'later' = 'listen';
  let heard = 0;
  const listener = (event: DocumentChangeEvent): void => {
    if (!event.documentChanges.some((change) => change.id === rectangle.id)) return;
    heard++;
    // Each once: a listener that is told of its own writes would never end.
    const was = mode;
    mode = 'listen';
    if (was === 'at once') rectangle.name = 'echo';
    if (was === 'later') setTimeout(() => { if (!rectangle.removed) rectangle.name = 'late echo'; }, 50);
  };
  bench.finally(() => { figma.off('documentchange', listener); });
  figma.on('documentchange', listener);
  const count = async (how: typeof mode, name: string): Promise<number> => {
    await pause(SETTLE);
    bench.goOn();
    heard = 0;
    mode = how;
    rectangle.name = name;
    await pause(SETTLE * 1.5);
    return heard;
  };
  const own = await count('listen', 'one');
  return {
    'change.document': refusal,
    'change.documentOwn': own > 0,
    'change.documentEcho': (await count('at once', 'two')) > own,
    'change.documentEchoLater': (await count('later', 'three')) > own,
  };
}

function words(change: NodeChange): string {
  const { node } = change;
  const inInstance = node.id.startsWith('I') ? ' in an instance' : '';
  const properties = change.type === 'PROPERTY_CHANGE' ? ` ${[...change.properties].sort().join(' ')}` : '';
  return `${change.type} ${node.type}${inInstance}${properties}`;
}
