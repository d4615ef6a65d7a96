// Layers: how writing is refused, where things come to lie, what groups and selections do.
import type { Facts } from '../../contract/facts';
import { kindOf } from '../../contract/value';
import { attempt, attemptAsync, pause } from '../attempt';
import type { Bench } from '../bench';

export async function measureNodes(bench: Bench): Promise<Facts> {
  const node = bench.rectangle(0, 0, 40, 40);
  const gone = bench.rectangle(0, 0, 40, 40);
  gone.remove();
  const locked = bench.rectangle(60, 0, 40, 40);
  locked.locked = true;
  const place = (target: RectangleNode): string =>
    attempt(() => {
      const { x } = target;
      target.x = x + 5;
      return target.x === x + 5 ? 'moves it' : 'is ignored';
    }, String);
  return {
    'node.id': node.id.replace(/\d+/g, '#'),
    'node.removed': attempt(
      () => gone.name,
      (name) => `gives ${kindOf(name)}`,
    ),
    'node.removedWrite': attempt(() => {
      gone.name = 'x';
    }),
    'node.unknownProperty': attempt(() => {
      (node as unknown as Record<string, unknown>)['noSuchProperty'] = 1;
    }),
    'node.wrongValue': attempt(
      () => {
        node.opacity = 2;
        return node.opacity;
      },
      (opacity) => `gives ${String(opacity)}`,
    ),
    'node.emptySize': attempt(
      () => {
        node.resize(0, 10);
        return node.width;
      },
      (width) => `gives ${String(width)}`,
    ),
    'node.lockedWrite': place(locked),
    'node.frozenFills': attempt(() => {
      (node.fills as Paint[]).push({ type: 'SOLID', color: { r: 0, g: 0, b: 0 } });
      return (node.fills as readonly Paint[]).length === 1 ? 'is ignored' : 'changes the layer';
    }, String),
    'node.aspect': attempt(() => {
      node.resize(40, 20);
      node.lockAspectRatio();
      return kindOf(node.targetAspectRatio);
    }, String),
    'node.absoluteRotation': attempt(() => {
      const turned = bench.rectangle(300, 100, 40, 40);
      turned.rotation = 30;
      const [[a, c], [b, d]] = turned.absoluteTransform;
      return [a, c, b, d].map((part) => part.toFixed(3)).join(' ');
    }, String),
    'node.vectorOrigin': attempt(() => {
      const vector = bench.keep(figma.createVector());
      bench.place(vector, 0, 200);
      const { x, y } = vector;
      vector.vectorPaths = [{ windingRule: 'NONZERO', data: 'M 10 20 L 40 20 L 40 50 Z' }];
      return `${vector.x - x}, ${vector.y - y}`;
    }, String),
    'node.sectionTransform': attempt(() => {
      const section = bench.keep(figma.createSection());
      (section as unknown as { rotation: number }).rotation = 30;
      return section.relativeTransform[0][1] === 0 ? 'is ignored' : 'rotates it';
    }, String),
    ...groupFacts(bench),
    ...layoutFacts(bench),
    ...selectionFacts(bench),
    'node.textMixed': await attemptAsync(async () => {
      await figma.loadFontAsync({ family: 'Inter', style: 'Regular' });
      bench.goOn();
      const text = bench.keep(figma.createText());
      text.characters = 'two colours';
      text.setRangeFills(0, 3, [{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }]);
      return text.fills === figma.mixed ? 'figma.mixed' : kindOf(text.fills);
    }, String),
    'node.strokeCap': attempt(
      () => {
        const line = bench.keep(figma.createLine());
        line.strokeCap = 'ARROW_LINES';
        return line.strokeCap;
      },
      (cap) => `gives ${String(cap)}`,
    ),
    'node.noise': attempt(() => {
      const noise = {
        type: 'NOISE',
        noiseType: 'MONOTONE',
        color: { r: 0, g: 0, b: 0, a: 0.5 },
        visible: true,
        blendMode: 'NORMAL',
        noiseSize: 1,
        density: 0.5,
      };
      node.effects = [noise as unknown as Effect];
    }),
    'node.glass': attempt(() => {
      const glass = { type: 'GLASS', visible: true, lightIntensity: 0.5, lightAngle: 45, refraction: 0.5, depth: 10, dispersion: 0, radius: 4 };
      bench.frame(0, 300, 20, 20).effects = [glass as unknown as Effect];
    }),
  };
}

function groupFacts(bench: Bench): Facts {
  const lower = bench.rectangle(0, 100, 40, 40);
  const upper = bench.rectangle(20, 100, 40, 40);
  lower.name = 'lower';
  upper.name = 'upper';
  const group = bench.keep(figma.group([upper, lower], bench.page));
  const order = group.children.map(({ name }) => name).join(', ');
  const inGroup =
    lower.relativeTransform[0][2] === bench.at(0, 100).x ? 'the page' : lower.relativeTransform[0][2] === 0 ? 'the group' : 'something else';
  const frame = bench.frame(100, 100, 80, 80);
  const child = bench.rectangle(0, 0, 20, 20);
  frame.appendChild(child);
  const clone = bench.keep(child.clone());
  const { selection } = bench.page;
  bench.finally(() => {
    bench.page.selection = selection.filter((node) => !node.removed);
  });
  return {
    'node.groupOrder': order,
    'node.groupPlace': inGroup,
    'node.cloneParent': clone.parent?.type ?? 'none',
    'node.ungroupSelection': attempt(
      () => {
        bench.page.selection = [group];
        for (const node of figma.ungroup(group)) bench.keep(node);
        return bench.page.selection.length;
      },
      (count) => `${String(count)} layers`,
    ),
  };
}

function layoutFacts(bench: Bench): Facts {
  const frame = bench.frame(200, 200, 80, 80);
  frame.layoutMode = 'HORIZONTAL';
  const child = bench.rectangle(0, 0, 20, 20);
  frame.appendChild(child);
  const move = (): string => {
    const { x } = child;
    child.x = x + 7;
    return child.x === x + 7 ? 'moves it' : 'is ignored';
  };
  return {
    'node.layoutPlace': attempt(move, String),
    'node.layoutAbsolute': attempt(() => {
      child.layoutPositioning = 'ABSOLUTE';
      return move();
    }, String),
    'node.layoutGrid': attempt(() => {
      const grid = bench.frame(300, 200, 80, 80);
      grid.layoutMode = 'GRID';
    }),
  };
}

function selectionFacts(bench: Bench): Facts {
  const { page } = bench;
  const before = page.selection;
  bench.finally(() => {
    page.selection = before.filter((node) => !node.removed);
  });
  const frame = bench.frame(400, 0, 80, 80);
  const child = bench.rectangle(0, 0, 20, 20);
  frame.appendChild(child);
  const three = ['first', 'second', 'third'].map((name, index) => {
    const node = bench.rectangle(500 + index * 50, 0, 40, 40);
    node.name = name;
    return node;
  });
  return {
    'node.selectionDescendant': attempt(() => {
      page.selection = [frame, child];
      return page.selection
        .map(({ type }) => type)
        .sort()
        .join(' and ');
    }, String),
    'node.selectionOrder': attempt(
      () => {
        page.selection = [three[1]!, three[0]!, three[2]!];
        return page.selection.map(({ name }) => name).join(', ');
      },
      (order) => `after [second, first, third]: ${String(order)}`,
    ),
  };
}

/** Kinds of layer that are new; their making may need time, and may need what an old file does not have. */
export async function measureNewKinds(bench: Bench): Promise<Facts> {
  await pause(0);
  const component = bench.keep(figma.createComponent());
  bench.place(component, 0, 0);
  const path = (): VectorNode => {
    const vector = bench.keep(figma.createVector());
    bench.place(vector, 0, 200);
    vector.vectorPaths = [{ windingRule: 'NONE', data: 'M 0 0 L 60 0' }];
    return vector;
  };
  return {
    'node.slot': attempt(
      () => component.createSlot().type,
      (type) => `gives ${String(type)}`,
    ),
    'node.textPath': await attemptAsync(
      async () => {
        await figma.loadFontAsync({ family: 'Inter', style: 'Regular' });
        bench.goOn();
        return bench.keep(figma.createTextPath(path(), 0, 0)).type;
      },
      (type) => `gives ${type}`,
    ),
    'node.transformGroup': attempt(
      () => {
        const members = [bench.rectangle(200, 0, 40, 40)];
        return bench.keep(figma.transformGroup(members, bench.page, bench.page.children.length, [])).type;
      },
      (type) => `gives ${String(type)}`,
    ),
  };
}
