// A composed scene as SVG: Figma imports the file as a frame with a vector layer for each shape, named by its id.
import { CLASSES } from '../../src/contract/classes';
import type { ComposedScene } from '../../src/compose/compose-scene';

/** Text of the file. Ids are layer names with a number where a name comes again, since a document has each id once. */
export function sceneSvg({ name, width, height, shapes }: ComposedScene): string {
  const seen = new Map<string, number>();
  const idOf = (layer: string): string => {
    const count = (seen.get(layer) ?? 0) + 1;
    seen.set(layer, count);
    return count === 1 ? layer : `${layer} ${count}`;
  };
  const paths = shapes.map(({ name: layer, className, path }) => {
    const [red, green, blue] = CLASSES.find((row) => row.name === className)!.colour;
    return `  <path id="${idOf(layer)}" fill="rgb(${red},${green},${blue})" d="${path}"/>`;
  });
  // Kinds and layers are named by us in plain letters: nothing needs to be escaped.
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" overflow="hidden">`,
    `  <title>${name}</title>`,
    ...paths,
    '</svg>',
    '',
  ].join('\n');
}
