// The paints that a node really shows, with Figma's "mixed" taken apart.

/** Fills and strokes that draw something: visible, not fully transparent, strokes with a width. */
export function paintsOf(node: SceneNode): readonly Paint[] {
  return [...fillsOf(node), ...strokesOf(node)].filter((paint) => paint.visible !== false && paint.opacity !== 0);
}

function fillsOf(node: SceneNode): readonly Paint[] {
  if (!('fills' in node)) return [];
  const { fills } = node;
  if (fills !== figma.mixed) return fills;
  // Mixed fills: text coloured word by word, or a vector coloured region by region.
  if (node.type === 'TEXT' || node.type === 'TEXT_PATH') return joined(node.getStyledTextSegments(['fills']).map((segment) => segment.fills));
  if (node.type === 'VECTOR') return joined((node.vectorNetwork.regions ?? []).map((region) => region.fills ?? []));
  return [];
}

function strokesOf(node: SceneNode): readonly Paint[] {
  if (!('strokes' in node)) return [];
  return 'strokeWeight' in node && node.strokeWeight === 0 ? [] : node.strokes;
}

/** Array.prototype.flat is younger than the sandbox's es2017. */
function joined(lists: readonly (readonly Paint[])[]): readonly Paint[] {
  return ([] as Paint[]).concat(...lists);
}
