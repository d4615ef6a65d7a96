// What belongs to which stack of a painting's layers.
import { LAYER_KEY } from '../../contract/storage/storage-keys';
import { readPlaced } from '../painting/placed';

/** Whether this painting is a stack of layers in a frame. */
export function isStack(layer: SceneNode): layer is FrameNode {
  return layer.type === 'FRAME' && readPlaced(layer)?.stack != null;
}

/** Whether this is one of the layers of a stack, or was. */
export function isStackLayer(node: BaseNode): boolean {
  return node.getPluginData(LAYER_KEY) !== '';
}

/** The stack that this layer is in; null for every other layer. */
export function stackOf(node: BaseNode): FrameNode | null {
  const { parent } = node;
  return parent?.type === 'FRAME' && isStackLayer(node) && isStack(parent) ? parent : null;
}
