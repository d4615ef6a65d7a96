// What the sandbox tests share: making nodes for a plugin to find, and looking at what it left behind.
import { encode } from 'fast-png';
import { expect, vi } from 'vitest';
import { CLASSES } from '../../src/contract/classes';
import type { ClassName } from '../../src/contract/classes';
import type { Failure, FailureCode } from '../../src/contract/failure';
import type { Recipe } from '../../src/contract/recipe';
import { Editor } from 'figma-stand-in/document/editor';
import { HostDocument } from 'figma-stand-in/document/host-document';
import type { Patch } from 'figma-stand-in/document/layout/layout';
import { solid } from 'figma-stand-in/document/record';
import type { SceneType } from 'figma-stand-in/document/record';
import { absoluteTransform } from 'figma-stand-in/document/scene';
import { runInNode } from '../support/run-in-node';
import type { Answer, NodeRun, RunOptions } from '../support/run-in-node';
import type { RequestName } from '../../src/contract/wire/asks';
import { wetOnWet } from '../unit/contract/wet-on-wet';

// Timeout of a test: every property read crosses into QuickJS, which is slow beside other suites on two cores. 2,000 layers took 9 s alone
// and 35 s at a load of 20.
vi.setConfig({ testTimeout: 120_000 });

/** A class's colour as a document paint (sRGB document). */
export function paintOf(name: ClassName): SolidPaint {
  const [r, g, b] = CLASSES.find((row) => row.name === name)!.colour;
  return solid(r / 255, g / 255, b / 255);
}

export interface Shape {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  /** Clockwise in the page's y-down plane, degrees. */
  readonly turn?: number;
  readonly flip?: boolean;
  readonly patch?: Patch;
}

/** Make a node on a page or in a container; coordinates count from the container. */
export function make(
  document: HostDocument,
  type: SceneType,
  parent: string,
  { x = 0, y = 0, width = 100, height = 100, turn = 0, flip = false, patch = {} }: Shape = {},
): string {
  const angle = (turn * Math.PI) / 180;
  const sign = flip ? -1 : 1;
  return document.create(type, parent, {
    width,
    height,
    relativeTransform: [
      [Math.cos(angle) * sign, -Math.sin(angle), x],
      [Math.sin(angle) * sign, Math.cos(angle), y],
    ],
    ...patch,
  });
}

/** A frame of 400×300 with a sky and a meadow in it. */
export function landscape(document: HostDocument, parent: string, shape: Shape = {}): string {
  const frame = make(document, 'FRAME', parent, { width: 400, height: 300, ...shape, patch: { name: 'Scene', ...shape.patch } });
  make(document, 'RECTANGLE', frame, { width: 400, height: 200, patch: { name: 'sky', fills: [paintOf('sky')] } });
  make(document, 'RECTANGLE', frame, { y: 200, width: 400, height: 100, patch: { name: 'meadow', fills: [paintOf('grass')] } });
  return frame;
}

/** Open the plugin on a document, as a person with these nodes selected, and let the panel say ready. */
export async function open(document: HostDocument, select: readonly string[] = [], options: RunOptions = {}): Promise<NodeRun> {
  document.store.commit('');
  const host = await runInNode({ document, ...options });
  host.editor.select(select);
  await host.settle();
  await host.get('ready', {});
  host.events.length = 0;
  return host;
}

/** The plugin on a file of two pages, with a landscape on the first selected. */
export async function openLandscape(): Promise<{ host: NodeRun; document: HostDocument; frame: string }> {
  const document = new HostDocument(['One', 'Two']);
  const frame = landscape(document, document.pages[0]!);
  return { host: await open(document, [frame]), document, frame };
}

/** Someone else in the same file, with an undo history of their own. */
export function teammate(document: HostDocument): Editor {
  return new Editor(document, 'teammate');
}

/** Everything in the document, to tell whether anything changed. */
export function snapshot(document: HostDocument): string {
  return JSON.stringify([...document.store.all()].sort((a, b) => (a.id < b.id ? -1 : 1)));
}

/** Encoded PNGs by shade, kept because encoding takes longer than most tests. */
const paintings = new Map<number, Uint8Array>();

/** A 512×512 PNG, not to be changed; another `shade` is another picture. */
export function painting(shade = 0): Uint8Array {
  const made = paintings.get(shade) ?? encodePainting(shade);
  paintings.set(shade, made);
  return made;
}

function encodePainting(shade: number): Uint8Array {
  const data = new Uint8Array(512 * 512 * 4);
  for (let i = 0; i < data.length; i += 4) data.set([shade, (i >> 3) & 255, (i >> 11) & 255, 255], i);
  return encode({ width: 512, height: 512, data, channels: 4, depth: 8 });
}

export function recipeFor(sourceIds: readonly string[], patch: Partial<Recipe> = {}): Recipe {
  return {
    version: 2,
    sourceIds,
    style: wetOnWet('clear-morning'),
    seed: 1,
    size: { width: 512, height: 512 },
    repaints: [],
    edges: 0.6,
    modelHash: 'ab'.repeat(32),
    appVersion: '0.1.0',
    ...patch,
  };
}

/** Words that mean nothing to a designer. */
const JARGON = /node|undefined|null|exception|error|async|plugin data|API|JSON|\bid\b|failed to|\bin [a-z]+_/i;

/** The answer is this failure, in a plain sentence that says something. */
export function expectFailure(answer: Answer<RequestName>, code: FailureCode): void {
  expect(answer.ok).toBe(false);
  if (!answer.ok) expectSentence(answer.failure, code);
}

export function expectSentence(failure: Failure, code: FailureCode): void {
  expect(failure.code).toBe(code);
  expect(failure.sentence).toMatch(/^[A-Z].{20,}\.$/);
  expect(failure.sentence).not.toMatch(JARGON);
}

/** Absolute transforms agree to a millionth of a pixel. */
export function expectSameTransform(document: HostDocument, id: string, wanted: Transform): void {
  const got = absoluteTransform(document, id);
  for (const row of [0, 1] as const)
    for (const column of [0, 1, 2] as const) expect(Math.abs(got[row][column] - wanted[row][column])).toBeLessThan(1e-6);
}

/**
 * Paste layers of one file into another, as they are, at the same place: new ids, everything else comes along, plugin data included.
 * @returns the ids of the pasted layers.
 */
export function paste(from: HostDocument, ids: readonly string[], to: HostDocument, parent: string): readonly string[] {
  return ids.map((id) => {
    const { id: _, parent: _parent, order: _order, type, ...fields } = from.node(id);
    const pasted = to.create(type as SceneType, parent, fields);
    paste(from, from.children(id), to, pasted);
    return pasted;
  });
}

/** Move a layer on its page. */
export function shift(document: HostDocument, id: string, dx: number, dy: number): void {
  const [[a, c, x], [b, d, y]] = document.node(id).relativeTransform;
  document.setTransform(id, [
    [a, c, x + dx],
    [b, d, y + dy],
  ]);
}
