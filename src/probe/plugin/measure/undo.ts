// What one undo takes back. Each round begins with a commit and is about a layer of its own, so that nothing else is undone.
import type { Facts } from '../../contract/facts';
import { pause } from '../attempt';
import type { Bench } from '../bench';

/** Of plugin data of the document, which is taken away again. */
const DOCUMENT_KEY = 'alla-prima-probe';

export async function measureUndo(bench: Bench): Promise<Facts> {
  const fresh = async (): Promise<RectangleNode> => {
    bench.goOn();
    const node = bench.rectangle(0, 0, 40, 40);
    node.name = 'before';
    figma.commitUndo();
    await pause(50);
    return node;
  };
  const undo = async (node: SceneNode): Promise<string> => {
    bench.goOn();
    figma.triggerUndo();
    await pause(300);
    return nameOf(node);
  };
  const write = (node: SceneNode, name: string): void => {
    bench.goOn();
    node.name = name;
  };

  const committed = await fresh();
  write(committed, 'after');
  figma.commitUndo();
  bench.goOn();
  figma.triggerUndo();
  const atOnce = nameOf(committed);
  await pause(300);
  const later = nameOf(committed);
  bench.tell({ 'undo.writeCommitUndo': outcome(later), 'undo.when': atOnce === later ? 'at once' : 'later' });

  const uncommitted = await fresh();
  write(uncommitted, 'after');
  bench.tell({ 'undo.commitWriteUndo': outcome(await undo(uncommitted)) });

  const two = await fresh();
  write(two, 'A');
  figma.commitUndo();
  write(two, 'B');
  figma.commitUndo();
  bench.tell({ 'undo.twoCommits': await undo(two) });
  bench.tell({ 'undo.twice': await undo(two) });

  const empty = await fresh();
  write(empty, 'after');
  figma.commitUndo();
  figma.commitUndo();
  bench.tell({ 'undo.emptyCommit': outcome(await undo(empty)) });

  figma.commitUndo();
  const created = bench.rectangle(60, 0, 40, 40);
  created.name = 'before';
  figma.commitUndo();
  bench.tell({ 'undo.create': (await undo(created)) === 'removed' ? 'gone' : 'there' });

  figma.root.setPluginData(DOCUMENT_KEY, 'before');
  figma.commitUndo();
  await pause(50);
  bench.goOn();
  figma.root.setPluginData(DOCUMENT_KEY, 'after');
  figma.commitUndo();
  bench.goOn();
  figma.triggerUndo();
  await pause(300);
  bench.tell({ 'undo.documentData': outcome(figma.root.getPluginData(DOCUMENT_KEY)) });
  figma.root.setPluginData(DOCUMENT_KEY, '');
  figma.commitUndo();

  const awaited = await fresh();
  write(awaited, 'after');
  await pause(50);
  bench.goOn();
  awaited.opacity = 0.5;
  const afterAwait = await undo(awaited);

  return { 'undo.acrossAwait': afterAwait === 'removed' ? 'the layer is gone' : `name ${afterAwait}, opacity ${awaited.opacity}` };
}

function outcome(name: string): string {
  return name === 'before' ? 'undone' : name === 'after' ? 'still there' : `layer ${name}`;
}

function nameOf(node: SceneNode): string {
  return node.removed ? 'removed' : node.name;
}
