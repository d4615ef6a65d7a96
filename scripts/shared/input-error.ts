// What a command of the terminal says to the person who wrote it.

/** Something that the person can put right: one sentence, exit code 2. */
export class InputError extends Error {}
