// The outline of a node as canvas path commands, in the node's own coordinates.
import type { NodeRecord } from '../document/record';
import { parsePath } from '../document/vector/path';
import type { Context2D } from './canvas';

/** Begin a path and trace the node. Returns the fill rule to use. */
export function traceOutline(context: Context2D, node: NodeRecord): CanvasFillRule {
  context.beginPath();
  const { width, height } = node;
  switch (node.type) {
    case 'ELLIPSE':
      return traceEllipse(context, node);
    case 'POLYGON':
    case 'STAR':
      traceStar(context, node);
      return 'nonzero';
    case 'LINE':
      context.moveTo(0, 0);
      context.lineTo(width, 0);
      return 'nonzero';
    case 'VECTOR':
      for (const path of node.vectorPaths) tracePath(context, path.data);
      return node.vectorPaths.some((path) => path.windingRule === 'EVENODD') ? 'evenodd' : 'nonzero';
    default:
      if (node.cornerRadii !== null) context.roundRect(0, 0, width, height, [...node.cornerRadii]);
      else if (node.cornerRadius > 0) context.roundRect(0, 0, width, height, Math.min(node.cornerRadius, width / 2, height / 2));
      else context.rect(0, 0, width, height);
      return 'nonzero';
  }
}

/** The whole ellipse, or the sector or ring between the angles of its arcData (clockwise from the right). */
function traceEllipse(context: Context2D, { width, height, arcData: { startingAngle, endingAngle, innerRadius } }: NodeRecord): CanvasFillRule {
  const [x, y] = [width / 2, height / 2];
  const isWhole = Math.abs(endingAngle - startingAngle) >= Math.PI * 2 - 1e-9;
  context.ellipse(x, y, x, y, 0, startingAngle, endingAngle, endingAngle < startingAngle);
  if (innerRadius > 0) {
    if (isWhole) context.moveTo(x + x * innerRadius * Math.cos(endingAngle), y + y * innerRadius * Math.sin(endingAngle));
    context.ellipse(x, y, x * innerRadius, y * innerRadius, 0, endingAngle, startingAngle, endingAngle > startingAngle);
    context.closePath();
  } else if (!isWhole) {
    context.lineTo(x, y);
    context.closePath();
  }
  return 'nonzero';
}

function traceStar(context: Context2D, node: NodeRecord): void {
  const steps = node.type === 'STAR' ? node.pointCount * 2 : node.pointCount;
  for (let step = 0; step < steps; step++) {
    const radius = node.type === 'STAR' && step % 2 === 1 ? node.innerRadius : 1;
    const angle = (step / steps) * Math.PI * 2 - Math.PI / 2;
    context.lineTo((node.width / 2) * (1 + radius * Math.cos(angle)), (node.height / 2) * (1 + radius * Math.sin(angle)));
  }
  context.closePath();
}

function tracePath(context: Context2D, data: string): void {
  for (const part of parsePath(data)) {
    if (part.kind === 'M') context.moveTo(part.to.x, part.to.y);
    else if (part.kind === 'L') context.lineTo(part.to.x, part.to.y);
    else if (part.kind === 'Q') context.quadraticCurveTo(part.control.x, part.control.y, part.to.x, part.to.y);
    else if (part.kind === 'C') context.bezierCurveTo(part.control1.x, part.control1.y, part.control2.x, part.control2.y, part.to.x, part.to.y);
    else context.closePath();
  }
}
