// A quick action whose work is done in a panel that nobody sees (open-panel.ts), as far as the sandbox does it: Figma's own notification says
// that it is under way, and cancels it.

export interface UnderWay {
  /** Something of it is in the document. @param cancelled what cancelling says from now on; null where it can't be cancelled any more. */
  readonly landed: (cancelled: string | null) => void;
  readonly over: () => void;
}

/** Say that it is under way, until `over`. @param what `Painting`, at most 40 characters. */
export function sayUnderWay(what: string): UnderWay {
  let cancelled: string | null = `${what} was cancelled. Nothing was changed.`;
  const said = figma.notify(`${what}…`, {
    // Stays until it is taken away or the plugin is closed, which a notification with a button does not outlive.
    timeout: Infinity,
    button: {
      text: 'Cancel',
      action: () => {
        if (cancelled === null) return;
        figma.notify(cancelled);
        figma.closePlugin();
      },
    },
  });
  return {
    landed: (now) => {
      cancelled = now;
    },
    over: () => {
      said.cancel();
    },
  };
}
