// How loose a painting's outlines are: as drawn, or roughened before they are painted (src/labels/edges).
import * as v from 'valibot';

/** 0…1. */
export const EdgesSchema = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** The outlines of the shapes themselves; also what recipes meant that knew no other. */
export const AS_DRAWN = 0;

/** Found by looking at scenes of clean shapes (docs/pictures/edges.webp): a circle is a peak, and yet where it was put. */
export const USUAL_EDGES = 0.6;
