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

/** A rejection that is no Error but a plain string, as Figma's own exports reject. */
export class PlainRejection {
  constructor(readonly text: string) {}
}
