// Checks of single property values, with the words in which Figma refuses them.
import { refuse } from '../document/host-error';

export function number(value: unknown, property: string, min = -Infinity, max = Infinity): number {
  if (typeof value !== 'number' || Number.isNaN(value))
    return refuse(`Property "${property}" failed validation: Expected number, received ${typeof value}`);
  if (value < min) return refuse(`Property "${property}" failed validation: Number must be greater than or equal to ${min}`);
  return value > max ? refuse(`Property "${property}" failed validation: Number must be less than or equal to ${max}`) : value;
}

export function text(value: unknown, property: string): string {
  return typeof value === 'string' ? value : refuse(`Property "${property}" failed validation: Expected string, received ${typeof value}`);
}

export function flag(value: unknown, property: string): boolean {
  return typeof value === 'boolean' ? value : refuse(`Property "${property}" failed validation: Expected boolean, received ${typeof value}`);
}

export function choice<T extends string>(value: unknown, property: string, choices: readonly T[]): T {
  return choices.includes(value as T)
    ? (value as T)
    : refuse(`Property "${property}" failed validation: Invalid enum value. Expected ${choices.map((name) => `'${name}'`).join(' | ')}`);
}
