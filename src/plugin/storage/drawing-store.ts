// The sketch pad's drawing in figma.clientStorage, so that closing the plugin loses nothing.
import { isKeptDrawing } from '../../contract/storage/drawing';
import { DRAWING_KEY } from '../../contract/storage/storage-keys';
import type { KeptDrawing } from '../../contract/storage/drawing';
import { FailureError } from '../../contract/failure';

/** The kept drawing; null where there is none, or the storage refuses. Never rejects. */
export async function loadDrawing(): Promise<{ drawing: KeptDrawing | null }> {
  try {
    const stored: unknown = await figma.clientStorage.getAsync(DRAWING_KEY);
    return { drawing: isKeptDrawing(stored) ? stored : null };
  } catch (thrown) {
    console.warn('Alla Prima starts with an empty drawing, because the kept one could not be read:', String(thrown));
    return { drawing: null };
  }
}

/** Keep a drawing in place of the one before. Throws FailureError `storage-refused`. */
export async function keepDrawing({ drawing }: { readonly drawing: KeptDrawing }): Promise<Record<string, never>> {
  try {
    await figma.clientStorage.setAsync(DRAWING_KEY, drawing);
  } catch (thrown) {
    throw new FailureError(
      'storage-refused',
      'Your drawing could not be kept for the next time. It stays here until you close the plugin.',
      String(thrown),
    );
  }
  return {};
}
