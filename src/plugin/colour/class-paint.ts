// A class as a Figma paint in the open document's own colour profile.
import { CLASSES } from '../../contract/classes';
import type { ClassName } from '../../contract/classes';
import { toDocument } from './profile';

/** A solid paint that exports as exactly the class's sRGB colour. */
export function classPaint(name: ClassName): SolidPaint {
  const row = CLASSES.find((candidate) => candidate.name === name);
  if (row === undefined) throw new Error(`No class is called ${name}.`);
  return { type: 'SOLID', color: toDocument(row.colour, figma.root.documentColorProfile) };
}
