// What `documentAccess: dynamic-page` forbids, each rule broken on purpose from inside the sandbox.
import { describe, expect, test } from 'vitest';
import { HostDocument } from '../../src/document/host-document';
import { runPlugin } from '../../src/node/run-plugin';
import { refusal, snippet, value } from '../support/snippet';

describe('only the Async lookups work', () => {
  test.each([
    ['figma.getNodeById', '', `figma.getNodeById('0:1');`, 'getNodeByIdAsync'],
    ['figma.getStyleById', '', `figma.getStyleById('S:1,');`, 'getStyleByIdAsync'],
    ['figma.getLocalPaintStyles', '', 'figma.getLocalPaintStyles();', 'getLocalPaintStylesAsync'],
    ['figma.currentPage =', '', 'figma.currentPage = figma.currentPage;', 'setCurrentPageAsync'],
    ['instance.mainComponent', 'const instance = figma.createComponent().createInstance();', 'instance.mainComponent;', 'getMainComponentAsync'],
    ['node.fillStyleId =', 'const node = figma.createRectangle();', `node.fillStyleId = '';`, 'setFillStyleIdAsync'],
    ['node.strokeStyleId =', 'const node = figma.createRectangle();', `node.strokeStyleId = '';`, 'setStrokeStyleIdAsync'],
    ['style.consumers', 'const style = figma.createPaintStyle();', 'style.consumers;', 'getStyleConsumersAsync'],
  ])('%s', async (_name, setUp, forbidden, instead) => {
    const message = await refusal(setUp, forbidden);
    expect(message).toContain('dynamic-page');
    expect(message).toContain(instead);
  });

  test('documentchange needs loadAllPagesAsync first', async () => {
    expect(await refusal('', `figma.on('documentchange', () => {});`)).toContain('loadAllPagesAsync');
    expect(await value(`await figma.loadAllPagesAsync(); figma.on('documentchange', () => {}); return 'fine';`)).toBe('fine');
  });
});

describe('the contents of a page that is not loaded', () => {
  const setUp = 'const page = figma.root.children.find((other) => other !== figma.currentPage); const mine = figma.createRectangle();';
  const pages = {
    get document() {
      return new HostDocument(['Here', 'There']);
    },
  };

  test.each([
    'page.children;',
    'page.findAll();',
    'page.findOne(() => true);',
    `page.findAllWithCriteria({ types: ['FRAME'] });`,
    'page.appendChild(mine);',
    'page.insertChild(0, mine);',
    `page.on('nodechange', () => {});`,
  ])('%s', async (forbidden) => {
    expect(await refusal(setUp, forbidden, { document: pages.document })).toContain('loadAsync');
    expect(await refusal(`${setUp} await page.loadAsync();`, forbidden, { document: pages.document })).toBe('not refused');
  });

  test.each(['figma.root.findAll();', 'figma.root.findOne(() => true);', `figma.root.findAllWithCriteria({ types: ['FRAME'] });`])(
    '%s',
    async (forbidden) => {
      expect(await refusal('', forbidden)).toContain('loadAllPagesAsync');
    },
  );

  test('becomes readable with setCurrentPageAsync', async () => {
    expect(await value(`${setUp} await figma.setCurrentPageAsync(page); return page.children.length;`, { document: pages.document })).toBe(0);
  });
});

test('currentUser needs its permission', async () => {
  expect(await refusal('', 'figma.currentUser;')).toContain('permission');
  expect(await refusal('', 'figma.currentUser;', { manifest: { permissions: ['currentuser'] } })).toBe('not refused');
});

describe('asynchronous calls', () => {
  test('never resolve in the same task', async () => {
    const { host } = await snippet(`
      let order = [];
      const lookup = figma.getNodeByIdAsync(figma.currentPage.id).then(() => order.push('lookup'));
      for (let turn = 0; turn < 50; turn++) await null;
      order.push('microtasks');
      await lookup;
      return order;`);
    expect(host.logs).toEqual(['log: result ["microtasks","lookup"]']);
  });

  test('a node may be gone by the time its lookup is heard of', async () => {
    const host = await runPlugin({
      code: `figma.on('run', async () => {
        const id = figma.createRectangle().id;
        const node = await figma.getNodeByIdAsync(id);
        console.log(node.removed, node.id === id);
        try { node.name; } catch (error) { console.log(error.message); }
      });`,
    });
    await host.close();
    const second = await runPlugin({
      code: `figma.ui.onmessage = async (id) => { const node = await figma.getNodeByIdAsync(id); console.log(node.removed); };`,
    });
    const id = second.editor.act(() => second.document.create('RECTANGLE', second.editor.currentPage));
    second.run.inject('getNodeByIdAsync', 'after', () => {
      second.document.store.writeAs('teammate', () => {
        second.document.remove(id);
      });
    });
    second.post(id);
    await second.settle();
    expect(second.logs).toEqual(['log: true']);
  });

  test('a node removed before the work is done is not found', async () => {
    const host = await runPlugin({ code: `figma.ui.onmessage = async (id) => { console.log(await figma.getNodeByIdAsync(id)); };` });
    const id = host.editor.act(() => host.document.create('RECTANGLE', host.editor.currentPage));
    host.run.inject('getNodeByIdAsync', 'before', () => {
      host.editor.act(() => {
        host.document.remove(id);
      });
    });
    host.post(id);
    await host.settle();
    expect(host.logs).toEqual(['log: null']);
  });

  test('a closed plugin never hears of them', async () => {
    const host = await runPlugin({ code: `figma.ui.onmessage = async () => { await figma.loadAllPagesAsync(); console.log('heard'); };` });
    host.run.inject('loadAllPagesAsync', 'after', () => {
      host.run.close();
    });
    host.post('go');
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(host.run.closed).toBe(true);
    expect(host.logs).toEqual([]);
  });
});
