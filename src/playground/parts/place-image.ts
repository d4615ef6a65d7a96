// Pictures of the person's own on the canvas, as Figma takes them: a rectangle of the picture's size, filled with it.
import { MAX_IMAGE_SIDE } from 'figma-stand-in/document/image-header';
import { browserCanvas } from '../browser-canvas';
import { translation, unite } from 'figma-stand-in/document/affine';
import type { Point } from 'figma-stand-in/document/affine';
import { absoluteBox } from 'figma-stand-in/document/scene';
import type { Session } from '../session';

/** Pixels between pictures that are placed together. */
const GAP = 40;

/**
 * Place the files side by side around a page point, or below everything on the page, and select them, in one undo step. What is no picture
 * is said on the page.
 */
export async function placeImages(session: Session, files: readonly File[], at: Point | null): Promise<void> {
  const pictures = (await Promise.all(files.map((file) => read(session, file)))).filter((picture) => picture !== null);
  if (pictures.length === 0) return;
  const { document, editor } = session;
  const width = pictures.reduce((sum, picture) => sum + picture.width, GAP * (pictures.length - 1));
  const height = Math.max(...pictures.map((picture) => picture.height));
  const { x: middle, y } = at ?? below(session, height);
  let x = Math.round(middle - width / 2);
  const placed = editor.act(() =>
    pictures.map(({ name, bytes, ...size }) => {
      const { hash } = document.addImage(bytes);
      const relativeTransform = translation(x, Math.round(y - size.height / 2));
      x += size.width + GAP;
      return document.create('RECTANGLE', editor.currentPage, {
        name,
        ...size,
        relativeTransform,
        fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: hash }],
      });
    }),
  );
  editor.select(placed);
}

function below({ document, editor }: Session, height: number): Point {
  const box = unite(document.children(editor.currentPage).map((id) => absoluteBox(document, id)));
  return box === null ? editor.center : { x: box.x + box.width / 2, y: box.y + box.height + GAP + height / 2 };
}

interface Picture {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Any picture that the browser can show, as a PNG of at most 4096 px a side. */
async function read(session: Session, file: File): Promise<Picture | null> {
  try {
    const image = await browserCanvas.decode(new Uint8Array(await file.arrayBuffer()));
    const scale = Math.min(1, MAX_IMAGE_SIDE / Math.max(image.width, image.height));
    const [width, height] = [Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale))];
    const surface = browserCanvas.create(width, height);
    surface.context.drawImage(image.source, 0, 0, width, height);
    return { name: file.name.replace(/\.[^.]*$/, ''), bytes: await surface.encodePng(), width, height };
  } catch {
    session.toast({
      message: `${file.name} is no picture that this browser can read.`,
      error: true,
      button: undefined,
      cancel: () => undefined,
      press: () => undefined,
    });
    return null;
  }
}
