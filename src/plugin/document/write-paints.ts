// Writing paints without losing one. Patterns can only be written asynchronously, because Figma loads their source first; shaders only once
// this run has imported them (plugin-api.d.ts, setFillsAsync and importShaderById); mixed fills of a vector only with its network.
import { FailureError } from '../../contract/failure';

type Filled = SceneNode & MinimalFillsMixin;
type Stroked = SceneNode & MinimalStrokesMixin;
type Fills = readonly Paint[] | typeof figma.mixed;

/** Shaders that this run has imported. */
const imported = new Set<string>();

/** True where writing these paints back needs `importShaders` first. */
export function hasNewShader(fills: Fills): boolean {
  return shadersIn(fills).length > 0;
}

/** Make these fills writable. Throws FailureError `read-only` for a shader that Figma can't load; `name` is that of the layer. */
export async function importShaders(fills: Fills, name: string): Promise<void> {
  for (const id of shadersIn(fills)) {
    try {
      await figma.importShaderById(id);
    } catch (thrown) {
      throw new FailureError(
        'read-only',
        `Figma could not load the shader among the fills of “${name}”, so nothing was changed. Remove that fill, then try again.`,
        String(thrown),
      );
    }
    imported.add(id);
  }
}

/** Synchronous, unless there is a pattern among them: then the caller awaits, and the document may change meanwhile. */
export async function writeFills(node: Filled, paints: readonly Paint[]): Promise<void> {
  if (paints.some(isPattern)) await node.setFillsAsync(paints);
  else node.fills = paints;
}

/** Remember the fills of a node. The returned function restores them, whatever their kind, and the colour style that they are of. */
export function keepFills(node: Filled): () => Promise<void> {
  const { fills, fillStyleId } = node;
  if (fills !== figma.mixed) {
    return async () => {
      if (node.removed) return;
      await importShaders(fills, node.name);
      await writeFills(node, fills);
      if (typeof fillStyleId === 'string' && fillStyleId !== '') await node.setFillStyleIdAsync(fillStyleId);
    };
  }
  if (node.type === 'TEXT' || node.type === 'TEXT_PATH') {
    const runs = node.getStyledTextSegments(['fills']);
    return async () => {
      if (node.removed) return;
      for (const run of runs) await importShaders(run.fills, node.name);
      for (const { start, end, fills: own } of runs) node.setRangeFills(start, end, own);
    };
  }
  if (node.type !== 'VECTOR') return () => Promise.resolve();
  const network = node.vectorNetwork;
  return async () => {
    for (const region of network.regions ?? []) await importShaders(region.fills ?? [], node.name);
    await node.setVectorNetworkAsync(network);
  };
}

/** As keepFills, for strokes. */
export function keepStrokes(node: Stroked): () => Promise<void> {
  const { strokes } = node;
  return async () => {
    await importShaders(strokes, node.name);
    if (strokes.some(isPattern)) await node.setStrokesAsync(strokes);
    else node.strokes = strokes;
  };
}

function isPattern(paint: Paint): boolean {
  return paint.type === 'PATTERN';
}

function shadersIn(fills: Fills): readonly string[] {
  if (fills === figma.mixed) return [];
  return fills.filter((paint): paint is ShaderPaint => paint.type === 'SHADER' && !imported.has(paint.id)).map(({ id }) => id);
}
