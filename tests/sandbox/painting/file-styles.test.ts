// Styles that people keep in the file, through the built code.js: written, read, renamed, deleted, undone; strangers' data; two people.
import { afterEach, describe, expect, it } from 'vitest';
import { FILE_STYLE_LIMITS, parseFileStyle } from '../../../src/contract/storage/file-style';
import { FILE_STYLE_KEY } from '../../../src/contract/storage/storage-keys';
import { withClassStyle } from '../../../src/contract/style';
import type { StyleMix } from '../../../src/contract/style';
import type { Ask } from '../../../src/contract/wire/asks';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { Room } from 'figma-stand-in/team/room';
import { runInNode } from '../../support/run-in-node';
import type { NodeRun, RunOptions } from '../../support/run-in-node';
import { PLUGIN_ID } from '../../support/plugin-id';
import { expectFailure } from '../stage';
import { wetOnWet } from '../../unit/contract/wet-on-wet';

const PICTURE = {
  kind: 'picture',
  name: 'Brand photo',
  vector: Array.from({ length: 32 }, (_, index) => Math.fround(Math.sin(index))),
} as const;
const STYLE: StyleMix = withClassStyle(
  { painter: 'masters', first: PICTURE, second: { kind: 'named', id: 'ember' }, share: 0.3 },
  'sky',
  wetOnWet('moonlit-night'),
);
const KEPT: Ask<'keep-file-style'> = { name: 'Brand dusk', style: STYLE, thumbnail: 'data:image/webp;base64,AAAA' };

let hosts: NodeRun[] = [];
afterEach(async () => {
  for (const { errors } of hosts) expect(errors).toEqual([]);
  await Promise.all(hosts.map((host) => host.close()));
  hosts = [];
});

async function open(options: RunOptions = {}): Promise<NodeRun> {
  const host = await runInNode(options);
  hosts.push(host);
  await host.get('ready', {});
  return host;
}

/** The plugin's data on the document itself. */
const dataOf = ({ document }: NodeRun): Readonly<Record<string, string>> => document.node('0:0').pluginData[PLUGIN_ID] ?? {};

function put(host: NodeRun, entries: Readonly<Record<string, string>>): void {
  host.editor.act(() => {
    host.document.update('0:0', { pluginData: { [PLUGIN_ID]: { ...dataOf(host), ...entries } } });
  });
}

describe('a style of the file', () => {
  it('is kept whole, renamed and deleted, each in one undo step that Figma takes back', async () => {
    const host = await open();
    expect(await host.get('file-styles', {})).toEqual({ styles: [] });
    const before = Date.now();
    const { id, styles } = await host.get('keep-file-style', KEPT);
    expect(styles).toEqual([{ ...KEPT, id, by: null, at: expect.any(Number) as number }]);
    expect(styles[0]!.at).toBeGreaterThanOrEqual(before);
    expect(host.editor.undoSteps.done).toBe(1);
    expect(JSON.stringify(dataOf(host)).length).toBeLessThan(3_000);

    const renamed = await host.get('rename-file-style', { id, name: 'Brand night' });
    expect(renamed.styles).toEqual([{ ...styles[0]!, name: 'Brand night' }]);
    expect((await host.get('delete-file-style', { id })).styles).toEqual([]);
    expect(dataOf(host)).toEqual({});
    expect(host.editor.undoSteps.done).toBe(3);
    for (const expected of [renamed.styles, styles, []]) {
      host.editor.undo();
      expect((await host.get('file-styles', {})).styles).toEqual(expected);
    }
  });

  it('is told of once, when something happens that the plugin hears of', async () => {
    const host = await open();
    const [page] = host.document.pages;
    const rectangle = host.document.create('RECTANGLE', page!, {});
    // The panel has not asked yet.
    put(host, {});
    host.editor.select([rectangle]);
    await host.settle();
    expect(host.events.some(({ kind }) => kind === 'file-styles')).toBe(false);
    await host.get('keep-file-style', KEPT);
    host.editor.undo();
    host.editor.select([]);
    await host.settle();
    host.editor.select([rectangle]);
    await host.settle();
    expect(host.events.filter(({ kind }) => kind === 'file-styles')).toEqual([{ kind: 'file-styles', styles: [] }]);
  });

  it('that somebody deleted can’t be renamed; deleting it again is nothing', async () => {
    const host = await open();
    expectFailure(await host.ask('rename-file-style', { id: 'gone0000', name: 'New' }), 'style-gone');
    expect(await host.get('delete-file-style', { id: 'gone0000' })).toEqual({ styles: [] });
    expect(host.editor.undoSteps.done).toBe(0);
  });

  it('has no name that is empty, ragged or endless', async () => {
    const host = await open();
    for (const name of ['', ' Dusk', 'Dusk ', 'Du\nsk', 'x'.repeat(FILE_STYLE_LIMITS.name + 1)])
      expectFailure(await host.ask('keep-file-style', { ...KEPT, name }), 'bad-message');
    for (const thumbnail of ['javascript:alert(1)', 'data:text/html;base64,AAAA', `data:image/webp;base64,${'A'.repeat(9000)}`])
      expectFailure(await host.ask('keep-file-style', { ...KEPT, thumbnail }), 'bad-message');
  });

  it('is one of at most so many', async () => {
    const host = await open();
    const { id } = await host.get('keep-file-style', KEPT);
    const text = dataOf(host)[FILE_STYLE_KEY + id]!;
    put(
      host,
      Object.fromEntries(Array.from({ length: FILE_STYLE_LIMITS.styles + 5 }, (_, index) => [`${FILE_STYLE_KEY}more${1000 + index}`, text])),
    );
    expect((await host.get('file-styles', {})).styles).toHaveLength(FILE_STYLE_LIMITS.styles);
    expectFailure(await host.ask('keep-file-style', KEPT), 'too-many-styles');
  });

  it('stays as it is where Figma refuses the change, in a sentence', async () => {
    const host = await open();
    const { id, styles } = await host.get('keep-file-style', KEPT);
    const { document } = host;
    document.update = () => {
      throw new Error('in setPluginData: refused');
    };
    expectFailure(await host.ask('keep-file-style', { ...KEPT, name: 'Another' }), 'read-only');
    expectFailure(await host.ask('rename-file-style', { id, name: 'Brand night' }), 'read-only');
    expectFailure(await host.ask('delete-file-style', { id }), 'read-only');
    expect((await host.get('file-styles', {})).styles).toEqual(styles);
    expect(host.editor.undoSteps).toMatchObject({ done: 1, open: false });
  });

  it('has nobody’s name where Figma gives none', async () => {
    const room = new Room(new HostDocument(['One']));
    const host = await open({ editor: room.join('Ada'), manifest: { permissions: [] } });
    expect((await host.get('keep-file-style', KEPT)).styles).toMatchObject([{ by: null }]);
  });

  it('that is made of more than an entry takes is refused, and nothing is left', async () => {
    const host = await open();
    const huge = { ...PICTURE, name: 'y'.repeat(200), vector: [...PICTURE.vector, ...PICTURE.vector] };
    const blend = { first: huge, second: huge, share: 0.5 };
    const long = (['sky', 'rock', 'mountain', 'grass', 'plant', 'tree', 'water', 'river', 'sea'] as const).reduce<StyleMix>(
      (style, name) => withClassStyle(style, name, blend),
      { painter: 'masters', ...blend },
    );
    expectFailure(await host.ask('keep-file-style', { ...KEPT, style: long }), 'storage-refused');
    expect(dataOf(host)).toEqual({});
    expect(host.editor.undoSteps.done).toBe(0);
  });
});

describe('what strangers wrote', () => {
  it('is passed over, whatever it is, and left alone', async () => {
    const host = await open();
    const { id } = await host.get('keep-file-style', KEPT);
    const good = JSON.parse(dataOf(host)[FILE_STYLE_KEY + id]!) as Record<string, unknown>;
    const bad: Record<string, string> = {
      empty: '{}',
      text: 'style',
      deep: '['.repeat(50_000),
      long: JSON.stringify({ ...good, more: 'x'.repeat(90_000) }),
      newer: JSON.stringify({ ...good, version: 2 }),
      nameless: JSON.stringify({ ...good, name: '' }),
      script: JSON.stringify({ ...good, thumbnail: 'javascript:alert(1)' }),
      lava: JSON.stringify({ ...good, style: { ...wetOnWet('ember'), classes: { lava: wetOnWet('ember') } } }),
      never: JSON.stringify({ ...good, at: 1e300 }),
      half: JSON.stringify(good).slice(0, 200),
    };
    put(host, Object.fromEntries(Object.entries(bad).map(([key, text]) => [`${FILE_STYLE_KEY}${key.padEnd(8, '0')}`, text])));
    put(host, { [`${FILE_STYLE_KEY}../../etc`]: JSON.stringify(good), 'other key': JSON.stringify(good) });
    expect((await host.get('file-styles', {})).styles.map((style) => style.id)).toEqual([id]);
    await host.get('delete-file-style', { id });
    expect(Object.keys(dataOf(host))).toHaveLength(Object.keys(bad).length + 2);
  });

  it('is no style with more in it than was asked for', () => {
    const text = JSON.stringify({ version: 1, ...KEPT, by: 'Ada', at: 5, evil: 'x' });
    expect(parseFileStyle('abcd1234', text)).toEqual({ ...KEPT, id: 'abcd1234', by: 'Ada', at: 5 });
  });
});

describe('two people', () => {
  it('see each other’s styles, with who kept them, without opening the plugin again', async () => {
    const room = new Room(new HostDocument(['One']));
    const [ada, bob] = [await open({ editor: room.join('Ada') }), await open({ editor: room.join('Bob') })] as const;
    const page = bob.document.pages[0]!;
    const rest = async (): Promise<void> => {
      const quiet = (): boolean => room.quiet;
      while (!quiet()) await new Promise((resolve) => setTimeout(resolve, 1));
      await bob.settle();
      await ada.settle();
    };
    expect(await bob.get('file-styles', {})).toEqual({ styles: [] });
    const { id } = await ada.get('keep-file-style', KEPT);
    await rest();
    // Bob's panel asks when he turns to it, and his plugin looks when he selects something.
    expect((await bob.get('file-styles', {})).styles).toMatchObject([{ id, name: 'Brand dusk', by: 'Ada', style: STYLE }]);
    await bob.get('rename-file-style', { id, name: 'Brand night' });
    await rest();
    ada.editor.select([ada.editor.act(() => ada.document.create('RECTANGLE', page, {}))]);
    await ada.settle();
    expect(ada.events.filter(({ kind }) => kind === 'file-styles')).toMatchObject([{ styles: [{ id, name: 'Brand night', by: 'Ada' }] }]);
    // Ada deletes it; Bob, who has it open still, is told that it is gone.
    await ada.get('delete-file-style', { id });
    await rest();
    expectFailure(await bob.ask('rename-file-style', { id, name: 'Mine' }), 'style-gone');
    // A copy of the file is another document: nothing of it leaks through the person's own storage.
    expect(await (await open()).get('file-styles', {})).toEqual({ styles: [] });
  });
});
