// Messages are taken as they come, not as they could be read. Schemas of what people keep (recipes, styles, settings) fill in what older versions left
// out; in a message nothing is left out, and whoever takes it finds a gap where the schema would have filled one in.
import * as v from 'valibot';

/** Whether the schema reads the value and fills in or mends nothing in it. What the schema does not name may be there. */
export function isWhole<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown): value is Output {
  const { success, output } = v.safeParse(schema, value);
  return success && holds(value, output);
}

/** Whether all of `read` is in `given`. */
function holds(given: unknown, read: unknown): boolean {
  if (Object.is(given, read)) return true;
  if (typeof read !== 'object' || read === null || typeof given !== 'object' || given === null) return false;
  return Object.entries(read).every(([key, value]) => holds((given as Record<string, unknown>)[key], value));
}
