// A handle to an image of the document. Not a node: it has no place and is never removed.
import type { StoredImage } from '../../document/image-store';
import type { PluginRun } from '../plugin-run';
import { Remote, sayWhere } from '../remote';

export const IMAGE_MEMBERS = ['hash', 'getBytesAsync', 'getSizeAsync'] as const satisfies readonly (keyof Image)[];

export class ImageApi extends Remote implements Pick<Image, (typeof IMAGE_MEMBERS)[number]> {
  readonly kind = 'Image';
  readonly members: readonly string[] = IMAGE_MEMBERS;
  readonly hash: string;

  constructor(
    private readonly run: PluginRun,
    private readonly stored: StoredImage,
  ) {
    super();
    this.hash = stored.hash;
  }

  label(): string {
    return '[object Object]';
  }

  async getBytesAsync(): Promise<Uint8Array> {
    return this.run.perform('getBytesAsync', () => this.stored.bytes.slice());
  }

  async getSizeAsync(): Promise<{ width: number; height: number }> {
    return this.run.perform('getSizeAsync', () => ({ width: this.stored.width, height: this.stored.height }));
  }
}
sayWhere(ImageApi, IMAGE_MEMBERS);
