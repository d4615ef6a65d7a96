// What rendering needs of a canvas. Whoever runs a plugin provides one: the browser's, or @napi-rs/canvas (node/node-canvas.ts).

export type Context2D = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface Surface {
  readonly context: Context2D;
  /** Something that drawImage takes. */
  readonly source: CanvasImageSource;
  /** Straight-alpha PNG of the whole surface. */
  encodePng(): Promise<Uint8Array>;
}

export interface Bitmap {
  readonly source: CanvasImageSource;
  readonly width: number;
  readonly height: number;
}

export interface CanvasFactory {
  create(width: number, height: number): Surface;
  /** Rejects when the bytes are no image. */
  decode(bytes: Uint8Array): Promise<Bitmap>;
}
