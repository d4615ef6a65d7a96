// Tells the panel when the file's styles are others than it was told. Figma has no event for plugin data of the document itself under
// dynamic-page (`documentchange` wants every page loaded, and is said to tell of nodes on pages): so this looks when anything else happens
// that it hears of. The panel asks as well, when somebody turns to it.
import type { PluginEvent } from '../../contract/wire/messages';
import type { FileStyle } from '../../contract/storage/file-style';
import { fileStyles } from '../storage/file-styles-store';

export interface FileStylesWatch {
  /** The styles as they are now, which counts as told. */
  list(): readonly FileStyle[];
  /** Look, and tell where something differs. Nothing is told before the first `list`: the panel may not listen yet. */
  look(): void;
}

export function watchFileStyles(tell: (event: PluginEvent) => void): FileStylesWatch {
  let told: string | null = null;

  function look(): void {
    if (told === null) return;
    const styles = fileStyles();
    const now = JSON.stringify(styles);
    if (now === told) return;
    told = now;
    tell({ kind: 'file-styles', styles });
  }

  figma.on('selectionchange', look);
  figma.on('currentpagechange', look);
  return {
    list: () => {
      const styles = fileStyles();
      told = JSON.stringify(styles);
      return styles;
    },
    look,
  };
}
