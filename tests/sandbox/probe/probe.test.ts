// The probe's code.js in QuickJS: it leaves nothing behind, whatever happens on the way.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildProbe, PROBE_ID } from '../../../scripts/probe/build-probe';
import { HostDocument } from 'figma-stand-in/document/host-document';
import { PLUGIN_MEASUREMENTS } from '../../../src/probe/contract/messages';
import type { AskName, Asks, ExportedPicture } from '../../../src/probe/contract/messages';
import { runInNode } from '../../support/run-in-node';
import type { NodeRun } from '../../support/run-in-node';
import { make, snapshot } from '../stage';

// Change events are waited for, a dozen times.
vi.setConfig({ testTimeout: 120_000 });

let code: string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(`${tmpdir()}/alla-prima-probe-sandbox-`);
  await buildProbe({ outDir: folder, address: null });
  code = await readFile(`${folder}/code.js`, 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

interface Probe {
  readonly host: NodeRun;
  readonly storage: Map<string, unknown>;
  readonly ask: <Name extends AskName>(name: Name, body: Asks[Name]['ask']) => Promise<Asks[Name]['answer']>;
}

async function open(document = new HostDocument(['Page 1'])): Promise<Probe> {
  const storage = new Map<string, unknown>();
  const manifest = { id: PROBE_ID, relaunchButtons: [{ command: 'open', name: 'Probe' }] };
  const host = await runInNode({ code, document, manifest, clientStorage: storage, html: `<p>${'a panel '.repeat(30)}</p>` });
  let counter = 0;
  return {
    host,
    storage,
    ask: async (name, body) => {
      const id = ++counter;
      host.post({ probe: 'ask', id, name, body });
      const answer = (): { ok: boolean; body: never; sentence: string } | undefined =>
        host.messages.find(
          (message) => (message as { probe?: string; id?: number }).probe === 'answer' && (message as { id: number }).id === id,
        ) as ReturnType<typeof answer>;
      await vi.waitFor(
        () => {
          expect(answer(), name).toBeDefined();
        },
        { timeout: 90_000, interval: 20 },
      );
      if (!answer()!.ok) throw new Error(answer()!.sentence);
      return answer()!.body;
    },
  };
}

/** Nothing of the probe's is in the file, on the machine or in the selection. */
function expectNothingLeft({ host: { document, editor }, storage }: Probe): void {
  expect(document.children(document.pages[0]!)).toEqual([]);
  expect(document.styles()).toEqual([]);
  expect([...storage.keys()]).toEqual([]);
  expect(editor.selection(document.pages[0])).toEqual([]);
}

// Beside each other: each has a document of its own, and nearly all of its time is waiting.
describe.concurrent('what is drawn is taken away', () => {
  test.each(PLUGIN_MEASUREMENTS)('after measuring: %s', async (name) => {
    const probe = await open();
    const before = [...probe.host.document.store.all()].length;
    const { facts, failure } = await probe.ask('measure', { name });
    expect(failure).toBeNull();
    expect(Object.keys(facts).length).toBeGreaterThan(1);
    expectNothingLeft(probe);
    expect([...probe.host.document.store.all()]).toHaveLength(before);
    await probe.host.close();
  });

  test('after exporting, with a picture of each drawing', async () => {
    const probe = await open();
    const { pictures, failures } = await probe.ask('export-pictures', {});
    expect(failures).toEqual([]);
    expect(pictures.filter(({ png }: ExportedPicture) => png === null)).toEqual([]);
    expectNothingLeft(probe);
    await probe.host.close();
  });

  test.each(['exportAsync', 'getNodeByIdAsync', 'getMainComponentAsync', 'loadAllPagesAsync', 'loadFontAsync', 'setAsync', 'deleteAsync'])(
    'when %s fails once',
    async (api) => {
      const probe = await open();
      probe.host.run.inject(api, 'before', () => {
        throw new Error('The network is gone');
      });
      for (const name of ['instances', 'nodes', 'storage', 'document-changes', 'export-refusals'] as const) await probe.ask('measure', { name });
      const { pictures } = await probe.ask('export-pictures', {});
      expect(pictures.length).toBeGreaterThan(10);
      await probe.ask('stop', {});
      await probe.host.settle();
      expectNothingLeft(probe);
      await probe.host.close();
    },
  );

  test('when somebody else deletes everything half way', async () => {
    const probe = await open();
    const { document } = probe.host;
    for (let round = 0; round < 3; round++) {
      probe.host.run.inject('exportAsync', 'before', () => {
        for (const id of document.children(document.pages[0]!)) document.remove(id);
      });
    }
    const { pictures } = await probe.ask('export-pictures', {});
    expect(pictures.some(({ refusal }: ExportedPicture) => refusal !== null)).toBe(true);
    expectNothingLeft(probe);
    await probe.host.close();
  });

  test('when it is stopped half way, also what was about to be drawn', async () => {
    const probe = await open();
    const measured = probe.ask('measure', { name: 'changes' });
    await vi.waitFor(
      () => {
        expect(probe.host.document.children(probe.host.document.pages[0]!).length).toBeGreaterThan(1);
      },
      { timeout: 30_000, interval: 5 },
    );
    expect(await probe.ask('stop', {})).toEqual({ left: 0 });
    expectNothingLeft(probe);
    const { failure } = await measured;
    expect(failure).toBe('Some of it could not be measured: Error: It was stopped.');
    await probe.host.settle();
    expectNothingLeft(probe);
    await probe.host.close();
  });

  test('when the window is closed half way', async () => {
    const probe = await open();
    void probe.ask('measure', { name: 'changes' }).catch(() => undefined);
    await vi.waitFor(
      () => {
        expect(probe.host.document.children(probe.host.document.pages[0]!).length).toBeGreaterThan(1);
      },
      { timeout: 30_000, interval: 5 },
    );
    probe.host.run.close();
    expectNothingLeft(probe);
  });

  test("also what a run left that was cut off; nothing of anybody else's", async () => {
    const document = new HostDocument(['Page 1']);
    const page = document.pages[0]!;
    make(document, 'RECTANGLE', page, { patch: { pluginData: { [PROBE_ID]: { 'probe-drawn': '1' } } } });
    const mine = make(document, 'RECTANGLE', page, { patch: { name: 'mine' } });
    const before = JSON.stringify(document.node(mine));
    const probe = await open(document);
    expect(await probe.ask('hello', {})).toMatchObject({ pageIsEmpty: false });
    expect(document.children(page)).toEqual([mine]);
    expect(JSON.stringify(document.node(mine))).toBe(before);
    await probe.host.close();
  });
});

test('opening it changes nothing', async () => {
  const document = new HostDocument(['Page 1']);
  const before = snapshot(document);
  const probe = await open(document);
  expect(await probe.ask('hello', {})).toMatchObject({ origin: 'null', pluginId: PROBE_ID, pageIsEmpty: true, address: '', resume: null });
  expect(snapshot(document)).toBe(before);
  await probe.host.close();
});

test("each ask is answered once, though it is heard twice; strangers' messages are passed over", async () => {
  const probe = await open();
  await probe.ask('hello', {});
  for (const odd of [null, 'text', { probe: 'ask', id: 7, name: 'format-disk', body: {} }, { probe: 7 }, { probe: 'elsewhere', step: 'size' }])
    probe.host.post(odd);
  await probe.host.settle();
  const answers = probe.host.messages.filter((message) => (message as { probe?: string }).probe === 'answer');
  expect(answers).toHaveLength(1);
  expect(probe.host.errors).toEqual([]);
  await probe.host.close();
});

test("a drawing that can't be made costs its own pictures alone", async () => {
  const probe = await open();
  let calls = 0;
  const { document } = probe.host;
  const create = document.create.bind(document);
  vi.spyOn(document, 'create').mockImplementation((type, ...rest) => {
    if (type === 'SECTION' && calls++ === 0) throw new Error('Sections are out of stock');
    return create(type, ...rest);
  });
  const { pictures, failures } = await probe.ask('export-pictures', {});
  expect(failures).toEqual(['A drawing could not be made: Error: Sections are out of stock.']);
  expect(pictures.map(({ name }: ExportedPicture) => name)).toEqual(expect.arrayContaining(['plain', 'group', 'instance']));
  expect(pictures.map(({ name }: ExportedPicture) => name)).not.toContain('sectioned');
  expectNothingLeft(probe);
  await probe.host.close();
});
