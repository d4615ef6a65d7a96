// What the stand-in has of Figma's API, counted from Figma's own typings.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { PRESENT_MEMBERS } from '../src/api/present-members';

/** Kinds of object by the interface that Figma's typings have for them. */
const INTERFACES: Readonly<Record<string, string>> = {
  'figma': 'PluginAPI',
  'figma.ui': 'UIAPI',
  'figma.viewport': 'ViewportAPI',
  'figma.clientStorage': 'ClientStorageAPI',
  'figma.parameters': 'ParametersAPI',
  'Image': 'Image',
  'PAINT': 'PaintStyle',
  'DOCUMENT': 'DocumentNode',
  'PAGE': 'PageNode',
  'FRAME': 'FrameNode',
  'COMPONENT': 'ComponentNode',
  'COMPONENT_SET': 'ComponentSetNode',
  'INSTANCE': 'InstanceNode',
  'SLOT': 'SlotNode',
  'GROUP': 'GroupNode',
  'TRANSFORM_GROUP': 'TransformGroupNode',
  'SECTION': 'SectionNode',
  'RECTANGLE': 'RectangleNode',
  'ELLIPSE': 'EllipseNode',
  'POLYGON': 'PolygonNode',
  'STAR': 'StarNode',
  'VECTOR': 'VectorNode',
  'LINE': 'LineNode',
  'TEXT': 'TextNode',
  'TEXT_PATH': 'TextPathNode',
  'BOOLEAN_OPERATION': 'BooleanOperationNode',
};

const TYPINGS = fileURLToPath(import.meta.resolve('@figma/plugin-typings/plugin-api.d.ts'));

/** Everything between these two lines of the README. */
export const TABLE_MARKS = /(<!-- members -->\n)[^]*(\n<!-- end of members -->)/;

/** The members of every kind of object, as Figma's typings have them, sorted. */
export function documentedMembers(): Readonly<Record<string, readonly string[]>> {
  const program = ts.createProgram({ rootNames: [TYPINGS], options: { noLib: true, types: [] } });
  const checker = program.getTypeChecker();
  const members = new Map<string, readonly string[]>();
  for (const statement of program.getSourceFile(TYPINGS)!.statements) {
    if (!ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement)) continue;
    const names = checker
      .getPropertiesOfType(checker.getTypeAtLocation(statement.name))
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('__'));
    members.set(statement.name.text, names.sort());
  }
  return Object.fromEntries(Object.entries(INTERFACES).map(([kind, name]) => [kind, members.get(name) ?? refuse(name)]));
}

/** The documented members of every kind of object that the stand-in has not. */
export function absentMembers(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(documentedMembers()).map(([kind, names]) => [kind, names.filter((name) => PRESENT_MEMBERS[kind]?.includes(name) !== true)]),
  );
}

/** Rows of Markdown: kind, how many of how many, and the names that are absent. */
export function memberTable(): string {
  const absent = absentMembers();
  const rows = Object.entries(documentedMembers()).map(
    ([kind, names]) => `| \`${kind}\` | ${names.length - absent[kind]!.length} of ${names.length} |`,
  );
  return ['| object or node type | members |', '|---|---|', ...rows].join('\n');
}

function refuse(name: string): never {
  throw new Error(`Figma's typings have no ${name}`);
}
