// What nobody outside Figma has established: a run is told which of the plausible answers its Figma gives.

export interface Unsettled {
  /** What getNodeByIdAsync gives for a layer inside an instance (`I12:3;4:5`): one report has null. */
  readonly instanceLookup: 'works' | 'null';
  /** Whether a second `nodechange` listener on a page is ever called. */
  readonly secondNodechangeListener: 'fires' | 'never';
  /** What exportAsync rejects with when it can't draw: several reports have a plain string. */
  readonly exportErrors: 'string' | 'Error';
}

export const USUAL: Unsettled = { instanceLookup: 'works', secondNodechangeListener: 'fires', exportErrors: 'string' };
