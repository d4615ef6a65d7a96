// Validation of properties that need no more than that.
import { refuse } from '../../document/host-error';
import { choice, number } from '../checks';

/** Any array; its items are still to be checked. */
function list(value: unknown, property: string): readonly never[] {
  return Array.isArray(value)
    ? (value as never[])
    : refuse(`Property "${property}" failed validation: Expected array, received ${typeof value}`);
}

export function exportSettings(value: unknown, property: string): readonly ExportSettings[] {
  return list(value, property).map((settings: ExportSettings) => {
    choice(settings.format, `${property}.format`, ['JPG', 'PNG', 'SVG', 'PDF']);
    return settings;
  });
}

export function layoutGrids(value: unknown, property: string): readonly LayoutGrid[] {
  return list(value, property).map((grid: LayoutGrid) => {
    choice(grid.pattern, `${property}.pattern`, ['ROWS', 'COLUMNS', 'GRID']);
    if (grid.pattern === 'GRID') number(grid.sectionSize, `${property}.sectionSize`, 0);
    else number(grid.gutterSize, `${property}.gutterSize`);
    return grid;
  });
}

export function guides(value: unknown, property: string): readonly Guide[] {
  return list(value, property).map((guide: Guide) => ({
    axis: choice(guide.axis, `${property}.axis`, ['X', 'Y']),
    offset: number(guide.offset, `${property}.offset`),
  }));
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
