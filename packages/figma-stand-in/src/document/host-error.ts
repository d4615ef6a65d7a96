// The one kind of error that the stand-in throws at a plugin: what Figma would refuse, in Figma's manner of saying it.

export class HostError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Error';
  }
}

export function refuse(message: string): never {
  throw new HostError(message);
}

/** A rejection with a plain string instead of an Error, as Figma's exportAsync is reported to reject. */
export class PlainRejection {
  constructor(readonly text: string) {}
}
