// Bytes in a message.
import * as v from 'valibot';

/** Any Uint8Array, whatever memory it lies in. */
export const BytesSchema = v.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** The same in memory that is not shared. */
export const OwnBytesSchema = v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array && value.buffer instanceof ArrayBuffer);
