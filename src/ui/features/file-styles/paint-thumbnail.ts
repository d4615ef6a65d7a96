// A small painting in a style, as the gallery shows it.
import { sceneLabels } from '../../../compose/compose-scene';
import { USUAL_EDGES } from '../../../contract/recipe';
import { FILE_STYLE_LIMITS } from '../../../contract/storage/file-style';
import { OWN_SLIDERS } from '../../../contract/roll';
import type { StyleMix } from '../../../contract/style';
import type { Engine } from '../../../inference/api/engine';
import type { Painting } from '../../../inference/api/paint-job';

/** What is painted: a lake with most of the classes around it, much as on the thumbnails of the painter's own styles. */
const SCENE = { kind: 'alpine-lake', seed: 6, sliders: OWN_SLIDERS, width: 800, height: 800 } as const;
const SIZE = { width: 320, height: 320 };
/** Of the thumbnail, pixels a side: twice a tile of the gallery. */
const SIDE = 96;

/** The data URL of an image of some 3 kB; null where the browser makes none that is small enough. Rejects as the engine does. */
export async function paintThumbnail(engine: Pick<Engine, 'inTurn'>, style: StyleMix, signal: AbortSignal): Promise<string | null> {
  const painting = await engine.inTurn(
    'order',
    (paint) => paint({ labels: sceneLabels(SCENE, SIZE), ...SIZE, style, seed: 7, repaints: [], edges: USUAL_EDGES }),
    signal,
  );
  return smallImage(painting);
}

async function smallImage({ rgba, width, height }: Painting): Promise<string | null> {
  const bitmap = await createImageBitmap(new ImageData(rgba, width, height), { resizeWidth: SIDE, resizeHeight: SIDE, resizeQuality: 'high' });
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [SIDE, SIDE];
  canvas.getContext('2d')!.drawImage(bitmap, 0, 0);
  bitmap.close();
  for (const quality of [0.8, 0.5]) {
    const url = canvas.toDataURL('image/webp', quality);
    if (url.length <= FILE_STYLE_LIMITS.thumbnail) return url;
  }
  return null;
}
