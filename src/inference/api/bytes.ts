// Bytes in a message.
import * as v from 'valibot';

/** Any Uint8Array, whatever memory it lies in. */
export const BytesSchema = v.custom<Uint8Array>((value) => value instanceof Uint8Array);
