// What properties may be set to that are kept and given back, or read by the layout alone.
import { refuse } from '../../document/host-error';
import { choice, number } from '../checks';

/** A frozen copy is what a plugin reads; what it writes has to be a list. */
export function list<T>(value: unknown, property: string): readonly T[] {
  return Array.isArray(value) ? (value as T[]) : refuse(`Property "${property}" failed validation: Expected array, received ${typeof value}`);
}

export function exportSettings(value: unknown, property: string): readonly ExportSettings[] {
  return list<ExportSettings>(value, property).map((settings) => {
    choice(settings.format, `${property}.format`, ['JPG', 'PNG', 'SVG', 'PDF']);
    return settings;
  });
}

export function layoutGrids(value: unknown, property: string): readonly LayoutGrid[] {
  return list<LayoutGrid>(value, property).map((grid) => {
    choice(grid.pattern, `${property}.pattern`, ['ROWS', 'COLUMNS', 'GRID']);
    if (grid.pattern === 'GRID') number(grid.sectionSize, `${property}.sectionSize`, 0);
    else number(grid.gutterSize, `${property}.gutterSize`);
    return grid;
  });
}

export function guides(value: unknown, property: string): readonly Guide[] {
  return list<Guide>(value, property).map((guide) => ({ axis: choice(guide.axis, `${property}.axis`, ['X', 'Y']), offset: number(guide.offset, `${property}.offset`) }));
}

export function arcData(value: unknown, property: string): ArcData {
  const { startingAngle, endingAngle, innerRadius } = value as Partial<ArcData>;
  return {
    startingAngle: number(startingAngle, `${property}.startingAngle`),
    endingAngle: number(endingAngle, `${property}.endingAngle`),
    innerRadius: number(innerRadius, `${property}.innerRadius`, 0, 1),
  };
}

/** A positive number, or null for no limit. */
export function limit(value: unknown, property: string): number | null {
  return value === null ? null : number(value, property, 0);
}
