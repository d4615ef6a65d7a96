// How large a mask file may be: looked at before it is read, and before it is decoded.

/** Pixels a side and in all, and bytes. A header of a few bytes can promise a picture that no memory holds. */
export const MASK_LIMITS = { side: 8192, pixels: 64_000_000, bytes: 64 * 1024 * 1024 } as const;
