// The selected layer as a picture, for the style encoder and the scene reader.
import { boxOf } from '../document/node-facts';
import { FailureError } from '../../contract/failure';
import type { LayerPicture } from '../../contract/picture';
import { LONGEST_NAME } from '../../contract/style';
import { paintableOf } from '../selection/paintable';
import { sourceOf } from '../selection/source';

/**
 * Export the selected layer without changing the document; of several, the one that holds an image. Throws FailureError
 * `nothing-selected`, `unsupported-node`, `invisible`, `empty` or `export-failed`.
 */
export async function readLayerPicture(side: number): Promise<LayerPicture> {
  const node = chosen(figma.currentPage.selection);
  const { id } = node;
  const name = node.name.slice(0, LONGEST_NAME);
  const { width, height } = boxOf(node) ?? node;
  try {
    const constraint = { type: width >= height ? ('WIDTH' as const) : ('HEIGHT' as const), value: side };
    return {
      layerId: id,
      name,
      size: { width, height },
      png: await node.exportAsync({ format: 'PNG', colorProfile: 'SRGB', useAbsoluteBounds: true, constraint }),
    };
  } catch (thrown) {
    throw new FailureError(
      'export-failed',
      `Figma could not draw “${name}”. Check that it is still there and visible, then try again.`,
      String(thrown),
    );
  }
}

function chosen(selection: readonly SceneNode[]): SceneNode {
  if (selection.length === 0) throw new FailureError('nothing-selected', 'Nothing is selected. Select the picture.');
  const pictures = selection.length === 1 ? selection : selection.filter(hasImage);
  const [only, ...others] = pictures;
  if (only === undefined || others.length > 0) {
    throw new FailureError('unsupported-node', 'Several layers are selected. Select the one picture that is meant.');
  }
  return sourceOf(paintableOf([only])).nodes[0]!;
}

function hasImage(node: SceneNode): boolean {
  return 'fills' in node && node.fills !== figma.mixed && node.fills.some((paint) => paint.type === 'IMAGE' && paint.visible !== false);
}
