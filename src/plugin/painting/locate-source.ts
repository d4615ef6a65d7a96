// The source of what is about to go into the document, with the paintings on its page.
import { openGallery, unknownIn } from '../identity/gallery';
import type { Gallery } from '../identity/gallery';
import { lookUp, NOWHERE } from '../identity/marked-nodes';
import { findSource } from '../selection/find-source';
import type { LocatedSource } from '../selection/find-source';

export interface SourceWithPaintings extends LocatedSource {
  readonly gallery: Gallery;
}

/** As they are until the caller's next await. Throws FailureError `source-gone`. */
export async function locateSource(sourceIds: readonly string[]): Promise<SourceWithPaintings> {
  let elsewhere = NOWHERE;
  for (;;) {
    const located = await findSource(sourceIds);
    const unknown = unknownIn([located.source], elsewhere);
    if (unknown.length === 0) return { ...located, gallery: openGallery([located.page], elsewhere) };
    elsewhere = await lookUp(unknown, elsewhere);
  }
}
