// The keys under which the plugin keeps things in Figma: on the person's machine, and on painted layers.

/** figma.clientStorage: the Settings. Dated: a change of shape takes a new key, and old settings are forgotten rather than migrated. */
export const SETTINGS_KEY = 'settings-2026-11-22-styles';

/** figma.clientStorage: the sketch pad's KeptDrawing. Dated like the settings' key. */
export const DRAWING_KEY = 'drawing-2026-11-29';

/** Plugin data of a painted layer: its Recipe as JSON. Figma takes 100 kB under a key. Layers belong to people: these three keys stay. */
export const RECIPE_KEY = 'recipe';

/** Plugin data of a painted layer: the label map that it was painted from, as text (src/labels/label-text.ts). */
export const MASK_KEY = 'mask';

/** Plugin-data key of a Placed (JSON): how the plugin itself left the layer. */
export const PLACED_KEY = 'placed';

/** Plugin data of a layer in a stack of a painting's layers: what the plugin called it. */
export const LAYER_KEY = 'layer';

/** Plugin data of a layer that a painting was made from: its SourceMark (src/plugin/identity). Layers belong to people: this key stays, too. */
export const SOURCE_KEY = 'source';

/** Plugin data of the document: how the key of each FileStyle begins; its id follows. Files belong to people: this key stays, too. */
export const FILE_STYLE_KEY = 'style ';
