// Instances: ids and lookups of what is inside, what follows the main component, what can't be done there.
import type { Facts } from '../../contract/facts';
import { kindOf } from '../../contract/value';
import { attempt, attemptAsync, pause } from '../attempt';
import type { Bench } from '../bench';

const RED: SolidPaint = { type: 'SOLID', color: { r: 1, g: 0, b: 0 } };

function component(bench: Bench, x: number): ComponentNode {
  const node = bench.keep(figma.createComponent());
  node.resize(60, 60);
  bench.place(node, x, 0);
  return node;
}

export async function measureInstances(bench: Bench): Promise<Facts> {
  const main = component(bench, 0);
  const part = bench.rectangle(0, 0, 20, 20);
  main.appendChild(part);
  main.setPluginData('of-main', 'v');
  part.setPluginData('of-part', 'v');
  const instance = bench.keep(main.createInstance());
  bench.place(instance, 100, 0);
  const child = instance.children[0] as RectangleNode;

  const outerMain = component(bench, 200);
  const inner = bench.keep(main.createInstance());
  outerMain.appendChild(inner);
  const outer = bench.keep(outerMain.createInstance());
  bench.place(outer, 300, 0);
  const nested = (outer.children[0] as InstanceNode).children[0]!;
  const lookup = (id: string): Promise<string> =>
    attemptAsync(
      () => figma.getNodeByIdAsync(id),
      (node) => (node === null ? 'gives null' : node.id === id ? 'finds it' : 'finds another'),
    );
  const x = child.x;
  bench.tell({
    'instance.childId': child.id.replace(/\d+/g, '#'),
    'instance.nestedId': nested.id.replace(/\d+/g, '#'),
    'instance.lookupChild': await lookup(child.id),
    'instance.lookupNested': await lookup(nested.id),
    'instance.append': attempt(() => {
      instance.appendChild(bench.rectangle(0, 0, 10, 10));
    }),
    'instance.removeChild': attempt(() => {
      child.remove();
    }),
    'instance.moveChild': attempt(() => {
      child.x = x + 5;
      return child.x === x ? 'is ignored' : 'moves it';
    }, String),
    'instance.dataFromMain': attempt(() => instance.getPluginData('of-main'), JSON.stringify),
    'instance.childDataFromMain': attempt(() => child.getPluginData('of-part'), JSON.stringify),
    'instance.writeChildData': attempt(() => {
      child.setPluginData('own', 'v');
    }),
    'instance.mainSync': attempt(() => instance.mainComponent, kindOf),
  });
  bench.goOn();
  part.fills = [RED];
  const at = redOf(child);
  main.resize(80, 60);
  const follows = instance.width === 80;
  main.appendChild(bench.rectangle(0, 0, 10, 10));
  const grown = instance.children.length;
  await pause(200);
  bench.goOn();
  const fillChild = attempt(() => {
    child.fills = [{ type: 'SOLID', color: { r: 0, g: 1, b: 0 } }];
  });
  const skipInvisible = skipping(bench, main);
  const orphan = component(bench, 400);
  const left = bench.keep(orphan.createInstance());
  orphan.remove();
  return {
    'instance.follows': at ? 'at once' : redOf(child) ? 'later' : 'no',
    'instance.followsSize': follows ? 'at once' : instance.width === 80 ? 'later' : 'no',
    'instance.followsChild': grown === 2 ? 'at once' : instance.children.length === 2 ? 'later' : 'no',
    'instance.fillChild': fillChild,
    'instance.skipInvisible': skipInvisible,
    'instance.removedMain': await attemptAsync(
      () => left.getMainComponentAsync(),
      (found) =>
        found === null
          ? 'gives null'
          : `gives a component ${found.removed ? 'that is removed' : found.parent === null ? 'without a parent' : 'with a parent'}`,
    ),
  };
}

function redOf(node: RectangleNode): boolean {
  const [fill] = node.fills as readonly Paint[];
  return fill?.type === 'SOLID' && fill.color.r === 1 && fill.color.g === 0;
}

function skipping(bench: Bench, main: ComponentNode): string {
  return attempt(() => {
    const before = figma.skipInvisibleInstanceChildren;
    bench.finally(() => {
      figma.skipInvisibleInstanceChildren = before;
    });
    const instance = bench.keep(main.createInstance());
    const all = instance.children.length;
    instance.children[0]!.visible = false;
    figma.skipInvisibleInstanceChildren = true;
    const shown = instance.children.length;
    figma.skipInvisibleInstanceChildren = before;
    return shown < all ? 'is left out' : 'is there';
  }, String);
}
