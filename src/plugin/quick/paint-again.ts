// The quick action *Paint selection again*, as far as the sandbox does it: the painting itself happens in a panel that nobody sees
// (open-panel.ts). Figma's own notification says that it is under way, and cancels it.

export interface PaintingAgain {
  /** The painting is in the document: it can't be cancelled any more. */
  readonly landed: () => void;
  readonly over: () => void;
}

/** Say that it is under way, until `over`. */
export function sayPainting(): PaintingAgain {
  let landed = false;
  const said = figma.notify('Painting…', {
    // Stays until it is taken away or the plugin is closed, which a notification with a button does not outlive.
    timeout: Infinity,
    button: {
      text: 'Cancel',
      action: () => {
        if (landed) return;
        figma.notify('Painting was cancelled. Nothing was changed.');
        figma.closePlugin();
      },
    },
  });
  return {
    landed: () => {
      landed = true;
    },
    over: () => {
      said.cancel();
    },
  };
}
