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
  const onSecond = (): void => {
    second++;
  };
  const listen = (callback: (event: NodeChangeEvent) => void): void => {
    bench.finally(() => {
      bench.page.off('nodechange', callback);
    });
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
    return {
      changes: all.map(words),
      origins: [...new Set(all.map(({ origin }) => origin))].sort(),
      events: first.length,
      delay: first.length === 0 ? null : firstAt - at,
    };
  };

  listen(onFirst);
  listen(onSecond);
  const rectangle = bench.rectangle(0, 0, 40, 40);
  const written = await tell(() => {
    rectangle.name = 'first';
  });
  bench.tell({
    'change.own': written.events > 0,
    'change.second': written.events > 0 ? (second > 0 ? 'both' : 'the first alone') : second > 0 ? 'the second alone' : 'neither',
    'change.origin': written.origins,
    'change.delay': written.delay,
  });
  bench.page.off('nodechange', onSecond);
  const afterOff = await tell(() => {
    rectangle.name = 'second';
  });
  bench.tell({ 'change.off': second > 0 ? 'called' : afterOff.events > 0 ? 'not called, the other still is' : 'not called, nor is the other' });
  const three = await tell(() => {
    rectangle.name = 'third';
    rectangle.opacity = 0.5;
    rectangle.x += 10;
  });
  bench.tell({ 'change.batches': three.events });
  const created = await tell(() => {
    bench.rectangle(60, 0, 40, 40).name = 'new';
  });
  bench.tell({ 'change.create': created.changes });

  const frame = bench.frame(120, 0, 80, 80);
  const inside = bench.rectangle(0, 0, 20, 20);
  frame.appendChild(inside);
  inside.x = inside.y = 0;
  bench.tell({
    'change.inFrame': (
      await tell(() => {
        inside.x = 10;
      })
    ).changes,
  });
  bench.tell({
    'change.data': (
      await tell(() => {
        rectangle.setPluginData('k', 'v');
      })
    ).changes,
  });
  bench.tell({
    'change.removed': (
      await tell(() => {
        frame.remove();
      })
    ).changes,
  });

  const component = bench.keep(figma.createComponent());
  component.resize(60, 60);
  bench.place(component, 240, 0);
  const part = bench.rectangle(0, 0, 20, 20);
  component.appendChild(part);
  const instance = bench.keep(component.createInstance());
  bench.place(instance, 320, 0);
  const sublayer = instance.children[0] as RectangleNode;
  bench.tell({
    'change.mainEdited': (
      await tell(() => {
        part.fills = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }];
      })
    ).changes,
  });
  bench.tell({
    'change.override': (
      await tell(() => {
        sublayer.fills = [{ type: 'SOLID', color: { r: 0, g: 1, b: 0 } }];
      })
    ).changes,
  });
  bench.tell(await selectionEvents(bench, rectangle, part));

  // The same listener a second time, late: what is added twice may have to be taken off twice.
  listen(onFirst);
  bench.tell({
    'change.sameTwice': (
      await tell(() => {
        rectangle.name = 'twice';
      })
    ).events,
  });
  bench.page.off('nodechange', onFirst);
  listen(onFirst);

  // The last, because an undo that goes further than expected takes the rest with it.
  const undone = bench.rectangle(400, 0, 40, 40);
  figma.commitUndo();
  await tell(() => {
    undone.name = 'to be undone';
    figma.commitUndo();
  });
  return {
    'change.undo':
      (
        await tell(() => {
          figma.triggerUndo();
        })
      ).events > 0,
  };
}

async function selectionEvents(bench: Bench, one: SceneNode, other: SceneNode): Promise<Facts> {
  const before = bench.page.selection;
  bench.finally(() => {
    bench.page.selection = before.filter((node) => !node.removed);
  });
  let heard = 0;
  const listener = (): void => {
    heard++;
  };
  bench.finally(() => {
    figma.off('selectionchange', listener);
  });
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
    if (was === 'later')
      setTimeout(() => {
        if (!rectangle.removed) rectangle.name = 'late echo';
      }, 50);
  };
  bench.finally(() => {
    figma.off('documentchange', listener);
  });
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
  bench.tell({ 'change.document': refusal });
  const own = await count('listen', 'one');
  bench.tell({ 'change.documentOwn': own > 0 });
  return {
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
