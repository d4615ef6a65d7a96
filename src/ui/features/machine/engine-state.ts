// The engine as the panel sees it.
import type { Failure } from '../../../contract/failure';

export type EngineState = { readonly kind: 'loading' } | { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly failure: Failure };
