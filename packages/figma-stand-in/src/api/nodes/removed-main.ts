// A component that is no longer in the document, as one of its instances still gives it. More of it than this is not established.
import type { NodeRecord } from '../../document/record';
import { Remote } from '../remote';

export class RemovedMain extends Remote {
  readonly kind = 'removed COMPONENT';
  readonly members: readonly string[] = ['id', 'type', 'name', 'parent', 'removed', 'width', 'height'];
  readonly type = 'COMPONENT';
  readonly parent = null;
  // "Removed since it was first accessed": it is accessed only now.
  readonly removed = false;
  readonly id: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;

  constructor({ id, name, width, height }: NodeRecord) {
    super();
    this.id = id;
    this.name = name;
    this.width = width;
    this.height = height;
  }

  label(): string {
    return `[Node ${this.id}]`;
  }
}
