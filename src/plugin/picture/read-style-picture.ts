// The selected layer as a small picture, for the style encoder.
import { boxOf } from '../document/node-facts';
import { FailureError } from '../../contract/failure';
import type { StylePicture } from '../../contract/picture';
import { LONGEST_NAME } from '../../contract/style';
import { paintableOf } from '../selection/paintable';
import { sourceOf } from '../selection/source';

/** Longer side, pixels: what the encoder looks at. */
const SIDE = 256;

/**
 * Export the selected layer without changing the document; of several, the one that holds an image. Throws FailureError
 * `nothing-selected`, `unsupported-node`, `invisible`, `empty` or `export-failed`.
 */
export async function readStylePicture(): Promise<StylePicture> {
  const node = chosen(figma.currentPage.selection);
  const { id } = node;
  const name = node.name.slice(0, LONGEST_NAME);
  const { width, height } = boxOf(node) ?? node;
  try {
    const constraint = { type: width >= height ? ('WIDTH' as const) : ('HEIGHT' as const), value: SIDE };
    return { layerId: id, name, png: await node.exportAsync({ format: 'PNG', colorProfile: 'SRGB', useAbsoluteBounds: true, constraint }) };
  } catch (thrown) {
    throw new FailureError(
      'export-failed',
      `Figma could not draw “${name}”. Check that it is still there and visible, then try again.`,
      String(thrown),
    );
  }
}

function chosen(selection: readonly SceneNode[]): SceneNode {
  if (selection.length === 0)
    throw new FailureError('nothing-selected', 'Nothing is selected. Select the picture whose look the painting shall take.');
  const pictures = selection.length === 1 ? selection : selection.filter(hasImage);
  const [only, ...others] = pictures;
  if (only === undefined || others.length > 0) {
    throw new FailureError('unsupported-node', 'Several layers are selected. Select the one picture whose look the painting shall take.');
  }
  return sourceOf(paintableOf([only])).nodes[0]!;
}

function hasImage(node: SceneNode): boolean {
  return 'fills' in node && node.fills !== figma.mixed && node.fills.some((paint) => paint.type === 'IMAGE' && paint.visible !== false);
}
