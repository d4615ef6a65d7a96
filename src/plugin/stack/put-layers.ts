// The layers of a painting that is a stack. Each is found by the note on it, wherever in the frame and under whatever name a person has put it.
import { LAYER_KEY } from '../../contract/storage/storage-keys';
import type { Undoing } from '../document/change-document';
import { imagePaint } from '../painting/image-paint';

export interface StackLayer {
  readonly name: string;
  readonly image: Image;
}

/**
 * Bring these layers into a frame, the farthest first, each over the whole of it. Those that are there take the new picture and stay where and as they
 * are; those that the painting has no more go. Synchronous; `undoing` hears how to take it back.
 * @param before what the layers were called that were put there last: one of these that is missing was left out by a person, and stays out.
 */
export function putLayers(frame: FrameNode, layers: readonly StackLayer[], before: readonly string[], undoing: Undoing): void {
  const there = new Map(frame.children.filter(isRectangle).map((node) => [node.getPluginData(LAYER_KEY), node]));
  there.delete('');
  let index = 0;
  for (const { name, image } of layers) {
    let node = there.get(name);
    if (node !== undefined) showIn(node, image, undoing);
    else if (before.indexOf(name) < 0) node = addTo(frame, name, image, index, undoing);
    there.delete(name);
    const { id } = node ?? {};
    if (id !== undefined) index = frame.children.findIndex((child) => child.id === id) + 1;
  }
  for (const node of there.values()) takeAway(node, frame, undoing);
}

function isRectangle(node: SceneNode): node is RectangleNode {
  return node.type === 'RECTANGLE';
}

function addTo(frame: FrameNode, name: string, image: Image, index: number, undoing: Undoing): RectangleNode {
  const node = figma.createRectangle();
  undoing(() => {
    if (!node.removed) node.remove();
  });
  node.name = name;
  node.fills = [imagePaint(image)];
  node.resize(frame.width, frame.height);
  frame.insertChild(index, node);
  node.relativeTransform = [
    [1, 0, 0],
    [0, 1, 0],
  ];
  node.constraints = { horizontal: 'SCALE', vertical: 'SCALE' };
  node.setPluginData(LAYER_KEY, name);
  return node;
}

/** Cropped and faded as it was. */
function showIn(node: RectangleNode, { hash }: Image, undoing: Undoing): void {
  const { fills } = node;
  if (fills === figma.mixed) return;
  undoing(() => {
    if (!node.removed) node.fills = fills;
  });
  node.fills = fills.map((paint) => (paint.type === 'IMAGE' ? { ...paint, imageHash: hash } : paint));
}

/** A node that was removed can't be put back: taken back, it is another one of the same looks. */
function takeAway(node: RectangleNode, frame: FrameNode, undoing: Undoing): void {
  const { id, name, fills, width, height, relativeTransform, opacity, blendMode, effects, visible, constraints } = node;
  const index = frame.children.findIndex((child) => child.id === id);
  const note = node.getPluginData(LAYER_KEY);
  undoing(() => {
    if (frame.removed) return;
    const again = figma.createRectangle();
    frame.insertChild(index, again);
    again.resize(width, height);
    Object.assign(again, { name, fills, relativeTransform, opacity, blendMode, effects, visible, constraints });
    again.setPluginData(LAYER_KEY, note);
  });
  node.remove();
}
