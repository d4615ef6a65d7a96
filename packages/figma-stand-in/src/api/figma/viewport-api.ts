// figma.viewport: what the person sees of the page.
import type { Editor } from '../../document/editor';
import { refuse } from '../../document/host-error';
import { number } from '../checks';
import { Remote, sayWhere } from '../remote';
import type { World } from '../world';

export const VIEWPORT_MEMBERS = ['center', 'zoom', 'bounds', 'scrollAndZoomIntoView'] as const satisfies readonly (keyof ViewportAPI)[];

export class ViewportApi extends Remote implements Pick<ViewportAPI, (typeof VIEWPORT_MEMBERS)[number]> {
  readonly kind = 'figma.viewport';
  readonly members: readonly string[] = VIEWPORT_MEMBERS;
  // These exist in other editors only; declared because the typings have them.
  declare slidesView: ViewportAPI['slidesView'];
  declare canvasView: ViewportAPI['canvasView'];

  constructor(
    private readonly editor: Editor,
    private readonly world: World,
  ) {
    super();
  }

  label(): string {
    return '[object Object]';
  }

  get center(): Vector {
    return this.editor.center;
  }

  set center(value: Vector) {
    this.editor.show({ x: number(value.x, 'center.x'), y: number(value.y, 'center.y') }, this.editor.zoom);
  }

  get zoom(): number {
    return this.editor.zoom;
  }

  set zoom(value: number) {
    this.editor.show(this.editor.center, number(value, 'zoom', 0.001));
  }

  get bounds(): Rect {
    const { width, height } = this.editor.viewSize;
    const [w, h] = [width / this.editor.zoom, height / this.editor.zoom];
    return { x: this.editor.center.x - w / 2, y: this.editor.center.y - h / 2, width: w, height: h };
  }

  scrollAndZoomIntoView(nodes: readonly BaseNode[]): void {
    if (!Array.isArray(nodes)) refuse('Expected an array of nodes');
    this.editor.scrollIntoView(nodes.map((node) => this.world.idOf(node)));
  }
}
sayWhere(ViewportApi, VIEWPORT_MEMBERS);
