// Keeps sizes and positions consistent after a change: groups fit their children and are removed with the last of them, auto layout
// positions its children, constraints resize them.
import { IDENTITY, apply, invert, multiply } from '../affine';
import { autoLayout, primaryAxis } from './auto-layout';
import { constrain, fitGroup, gridPlaces, inAspect } from './layout';
import type { Patch } from './layout';
import type { NodeRecord } from '../record';
import { rescaled } from './rescale';
import { isFrameLike, isGroupLike } from '../scene';
import type { Tree } from '../scene';
import type { Store } from '../store';
import { textSize } from '../text/text-size';
import { mapPath, parsePath, writePath } from '../vector/path';

export class Fitting {
  constructor(
    private readonly tree: Tree,
    private readonly store: Store,
  ) {}

  /** Refit every group and re-lay every auto-layout frame from this node up; empty groups vanish. */
  follow(id: string): void {
    for (let at: string | null = id; at !== null;) {
      if (!this.tree.has(at)) return;
      const node: NodeRecord = this.tree.node(at);
      const isEmpty = this.tree.children(at).length === 0;
      if (node.type === 'COMPONENT_SET' && isEmpty) this.store.delete(at);
      else if (isGroupLike(node.type)) {
        if (isEmpty) this.store.delete(at);
        else this.putIfChanged(node, fitGroup(this.tree, node));
      } else if (isFrameLike(node.type) && node.layoutMode !== 'NONE') this.lay(node);
      at = node.parent;
    }
  }

  private lay(frame: NodeRecord): void {
    for (const [id, { x, y }] of frame.layoutMode === 'GRID' ? gridPlaces(this.tree, frame) : this.fill(frame)) {
      const [[a, c], [b, d]] = this.tree.node(id).relativeTransform;
      this.transform(id, [
        [a, c, x],
        [b, d, y],
      ]);
    }
  }

  /** Resize the children that fill. That can change their other side (a text wraps), so the layout is then computed again. */
  private fill(frame: NodeRecord): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
    for (let rounds = 0; ; rounds++) {
      const current = this.tree.node(frame.id);
      const { own, places } = autoLayout(this.tree, current);
      this.putIfChanged(current, own);
      const resized = [...places].filter(([id, { width, height }]) => {
        const child = this.tree.node(id);
        return Math.abs(child.width - width) > 1e-6 || Math.abs(child.height - height) > 1e-6;
      });
      if (resized.length === 0 || rounds === 2) return places;
      for (const [id, { width, height }] of resized) {
        this.stretch(id, width, height, true);
        if (primaryAxis(this.tree.node(id)) !== undefined) this.lay(this.tree.node(id));
      }
    }
  }

  transform(id: string, relativeTransform: Transform): void {
    const node = this.tree.node(id);
    if (isGroupLike(node.type)) {
      const delta = multiply(relativeTransform, invert(node.relativeTransform));
      for (const child of this.tree.children(id)) this.transform(child, multiply(delta, this.tree.node(child).relativeTransform));
    }
    this.putIfChanged(node, { relativeTransform });
  }

  stretch(id: string, width: number, height: number, constraints: boolean): void {
    const node = this.tree.node(id);
    const scaleX = node.width === 0 ? 1 : width / node.width;
    const scaleY = node.height === 0 ? 1 : height / node.height;
    if (isGroupLike(node.type)) {
      const inward = invert(node.relativeTransform);
      for (const child of this.tree.children(id)) {
        const { relativeTransform, width: w, height: h } = this.tree.node(child);
        const { x, y } = apply(inward, { x: relativeTransform[0][2], y: relativeTransform[1][2] });
        const place = apply(node.relativeTransform, { x: x * scaleX, y: y * scaleY });
        this.stretch(child, w * scaleX, h * scaleY, constraints);
        this.transform(child, [
          [relativeTransform[0][0], relativeTransform[0][1], place.x],
          [relativeTransform[1][0], relativeTransform[1][1], place.y],
        ]);
      }
      return;
    }
    if (isFrameLike(node.type) && constraints && node.layoutMode === 'NONE') {
      for (const child of this.tree.children(id)) this.applyConstraints(this.tree.node(child), node, width, height);
    }
    const vectorPaths = node.vectorPaths.map((path) => ({
      ...path,
      data: writePath(
        mapPath(parsePath(path.data), [
          [scaleX, 0, 0],
          [0, scaleY, 0],
        ]),
      ),
    }));
    const size = node.type === 'TEXT' && node.textAutoResize === 'HEIGHT' ? textSize({ ...node, width }) : { width, height };
    this.store.put({ ...this.tree.node(id), ...size, ...(vectorPaths.length > 0 ? { vectorPaths } : {}) });
  }

  /** Multiply all lengths of the node and of its descendants by `scale`. Its top left corner stays where it is. */
  rescale(id: string, scale: number): void {
    const node = this.tree.node(id);
    // A group has no coordinates of its own: its children are positioned in those of the container around it.
    const inside = isGroupLike(node.type) ? node.relativeTransform : IDENTITY;
    const inward = invert(inside);
    for (const child of this.tree.children(id)) {
      const [[a, c, x], [b, d, y]] = multiply(inward, this.tree.node(child).relativeTransform);
      const relativeTransform = multiply(inside, [
        [a, c, x * scale],
        [b, d, y * scale],
      ]);
      if (isGroupLike(this.tree.node(child).type)) this.transform(child, relativeTransform);
      else this.store.put({ ...this.tree.node(child), relativeTransform });
      this.rescale(child, scale);
    }
    this.store.put({ ...this.tree.node(id), ...rescaled(node, scale) });
  }

  private applyConstraints(child: NodeRecord, frame: NodeRecord, width: number, height: number): void {
    const [[a, c, x], [b, d, y]] = child.relativeTransform;
    const horizontal = constrain(child.constraints.horizontal, x, child.width, frame.width, width);
    const vertical = constrain(child.constraints.vertical, y, child.height, frame.height, height);
    const size = inAspect(child, horizontal.size, vertical.size);
    if (size.width !== child.width || size.height !== child.height) this.stretch(child.id, size.width, size.height, true);
    this.transform(child.id, [
      [a, c, horizontal.start],
      [b, d, vertical.start],
    ]);
  }

  /** Resize a derived instance to its own size, and lay out what is around it. */
  settleInstance(id: string, { width, height }: NodeRecord): void {
    const node = this.tree.node(id);
    if (node.width !== width || node.height !== height) this.stretch(id, width, height, true);
    this.follow(id);
  }

  private putIfChanged(node: NodeRecord, patch: Patch): void {
    const before = node as unknown as Record<string, unknown>;
    const changed = Object.entries(patch).some(([key, value]) => JSON.stringify(before[key]) !== JSON.stringify(value));
    if (changed) this.store.put({ ...node, ...patch });
  }
}
