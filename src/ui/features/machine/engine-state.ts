// The painter in use as the panel sees it: loaded, or on the way.
import type { Failure } from '../../../contract/failure';
import type { StyleMix } from '../../../contract/style';

interface InUse {
  /** Id of the painter. */
  readonly painter: string;
}

/** `back`: what was chosen while another painter was in use, which is loaded; null where there is no way back. */
export type EngineState =
  | (InUse & { readonly kind: 'loading'; readonly back: StyleMix | null })
  | (InUse & { readonly kind: 'ready' })
  | (InUse & { readonly kind: 'failed'; readonly failure: Failure; readonly back: StyleMix | null });
