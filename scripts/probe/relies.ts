// Which code takes which fact for granted. `--compare` prints it beside what a real Figma says otherwise; a test keeps the paths true.
import type { FactId } from '../../src/probe/contract/facts';

/** A fact, or all that begin with the same word. */
export type FactPattern = FactId | `${FactId extends `${infer Group}.${string}` ? Group : never}.*`;

export interface Reliance {
  readonly facts: readonly FactPattern[];
  /** What the code does with them. */
  readonly how: string;
  /** From the repository's root. */
  readonly files: readonly string[];
}

export const RELIES: readonly Reliance[] = [
  {
    facts: [
      'message.source',
      'message.origin',
      'message.keys',
      'message.pluginId',
      'address.source',
      'address.origin',
      'address.keys',
      'frame.depth',
      'frame.ancestorOrigins',
      'address.ancestorOrigins',
    ],
    how: 'which messages the panel hears',
    files: ['src/ui/wire/plugin-port.ts'],
  },
  {
    facts: ['message.originInPlugin', 'address.originInPlugin', 'message.onAndOnmessage', 'message.nullOrigin', 'message.otherOrigin'],
    how: 'which messages the plugin hears, and to whom it speaks',
    files: ['src/plugin/panel/open-panel.ts'],
  },
  { facts: ['message.upVia', 'message.upPluginId', 'address.upPluginId'], how: 'how the panel speaks', files: ['src/ui/wire/plugin-port.ts'] },
  {
    facts: ['message.early', 'message.earlyOrder', 'message.earlyWhen'],
    how: 'the panel says ready first',
    files: ['src/ui/wire/plugin-client.ts', 'src/plugin/main.ts'],
  },
  { facts: ['down.*', 'up.*'], how: 'what the wire carries: JSON and Uint8Array', files: ['src/contract/wire/messages.ts'] },
  {
    facts: ['frame.compatMode', 'frame.doctype', 'frame.before', 'frame.fontFaces'],
    how: 'styles that must hold in both modes',
    files: ['src/ui/kit/look/reset.css', 'src/ui/shell/app.css'],
  },
  { facts: ['theme.*'], how: 'light and dark', files: ['src/ui/kit/look/theme.css', 'src/ui/launcher.html'] },
  {
    facts: ['address.theme'],
    how: 'the theme that is handed to a hosted panel',
    files: ['src/ui/launcher.html', 'src/ui/kit/look/follow-theme.ts'],
  },
  {
    facts: ['address.reached', 'address.secure', 'address.gpu', 'address.blobModuleWorker', 'address.depth', 'address.present'],
    how: 'the hosted panel and its way to the graphics card',
    files: ['src/ui/delivery.ts', 'src/inference/api/probe-webgpu.ts', 'src/inference/worker/hosted-file.ts'],
  },
  { facts: ['frame.secure', 'frame.gpu', 'frame.isolated'], how: 'the inline panel has WASM alone', files: ['src/ui/delivery.ts'] },
  {
    facts: ['worker.*', 'policy.text', 'policy.violations', 'policy.importData', 'policy.importBlob'],
    how: 'where the engine runs: data: worker, blob: worker, main thread',
    files: ['src/inference/client/places.ts', 'src/ui/delivery.ts'],
  },
  {
    facts: ['policy.fetchData', 'policy.fetchBlob', 'policy.fetchNetwork', 'decode.inflate'],
    how: 'how runtime and model come out of the page',
    files: ['src/inference/worker/assets.ts'],
  },
  { facts: ['policy.eval', 'wasm.*'], how: 'the runtime', files: ['src/inference/backend/runtime.ts'] },
  { facts: ['policy.imageData', 'policy.imageBlob'], how: 'pictures in the panel', files: ['src/ui/kit/look/png-url.ts'] },
  { facts: ['decode.bitmap', 'decode.toBlob'], how: 'reading and writing PNGs', files: ['src/inference/png/png-codec.ts'] },
  { facts: ['frame.keyUndo', 'frame.keySelectAll'], how: 'keys of the sketch pad and of text fields', files: ['src/ui/sketch/pad/pad-keys.ts'] },
  { facts: ['clipboard.*'], how: 'copying from the panel', files: ['src/ui/kit/controls/copy-text.ts'] },
  {
    facts: ['frame.hidden', 'frame.timersHidden', 'frame.paintsHidden'],
    how: 'Live is silent while nobody sees it',
    files: ['src/ui/main.tsx'],
  },
  {
    facts: ['frame.localStorage', 'frame.indexedDB'],
    how: 'settings are kept by the plugin, not by the panel',
    files: ['src/plugin/storage/settings-store.ts', 'src/plugin/storage/drawing-store.ts'],
  },
  {
    facts: ['resize.*', 'show.*'],
    how: "the panel's size",
    files: ['src/plugin/main.ts', 'src/plugin/panel/open-panel.ts', 'src/contract/storage/settings.ts'],
  },
  {
    facts: ['html.*', 'sandbox.globals', 'sandbox.present', 'sandbox.builtins', 'sandbox.syntax', 'sandbox.console', 'sandbox.timerId'],
    how: "the plugin's script and how it is bundled",
    files: ['src/plugin/panel/open-panel.ts', 'scripts/build/bundle.ts'],
  },
  {
    facts: ['figma.pluginId'],
    how: 'the hosted panel hears messages of this id alone',
    files: ['src/ui/wire/plugin-port.ts', 'scripts/build/bundle.ts'],
  },
  { facts: ['figma.command', 'figma.runEvent'], how: 'the relaunch button', files: ['src/plugin/main.ts'] },
  { facts: ['figma.profile'], how: 'colours of wide-gamut files', files: ['src/plugin/colour/profile.ts', 'src/plugin/colour/class-paint.ts'] },
  {
    facts: ['figma.getNodeById', 'figma.unknownId', 'instance.lookupChild', 'instance.lookupNested', 'instance.childId', 'instance.nestedId'],
    how: 'layers are found again by id',
    files: [
      'src/plugin/selection/find-source.ts',
      'src/plugin/painting/find-painting.ts',
      'src/plugin/selection/select-layers.ts',
      'src/plugin/painting/insert-painting.ts',
    ],
  },
  {
    facts: ['figma.paintStyle', 'figma.localStyles', 'figma.localStylesAsync'],
    how: 'colour styles',
    files: ['src/plugin/drawing/create-styles.ts'],
  },
  {
    facts: [
      'instance.follows',
      'instance.followsSize',
      'instance.followsChild',
      'change.mainEdited',
      'change.override',
      'change.own',
      'change.second',
      'change.batches',
      'change.create',
      'change.inFrame',
      'change.removed',
      'change.undo',
      'change.sameTwice',
      'change.off',
      'change.origin',
    ],
    how: 'Live follows the source',
    files: ['src/plugin/watching/watch.ts', 'src/plugin/watching/burst.ts', 'src/plugin/painting/give-way.ts'],
  },
  {
    facts: ['change.selection', 'change.selectionDelay', 'node.selectionDescendant', 'node.selectionOrder'],
    how: 'the selection',
    files: ['src/plugin/watching/watch.ts', 'src/plugin/selection/read-selection.ts'],
  },
  {
    facts: ['instance.dataFromMain', 'instance.childDataFromMain', 'instance.writeChildData', 'change.data'],
    how: 'the painting is found by what it carries',
    files: ['src/plugin/painting/find-painting.ts', 'src/plugin/painting/give-way.ts'],
  },
  {
    facts: ['instance.append', 'instance.removeChild', 'instance.moveChild', 'instance.fillChild'],
    how: 'where a painting may lie, and what can be filled',
    files: ['src/plugin/painting/choose-place.ts', 'src/plugin/drawing/fillable.ts'],
  },
  { facts: ['undo.*'], how: 'one painting, one undo step', files: ['src/plugin/document/change-document.ts'] },
  { facts: ['data.onDocument', 'undo.documentData'], how: 'styles of the file', files: ['src/plugin/storage/file-styles-store.ts'] },
  {
    facts: ['data.*'],
    how: 'recipe and mask on the layer',
    files: ['src/plugin/painting/create-layer.ts', 'src/plugin/painting/update-layer.ts', 'src/labels/label-text.ts'],
  },
  {
    facts: ['storage.*'],
    how: 'settings and the drawing on this machine',
    files: ['src/plugin/storage/settings-store.ts', 'src/plugin/storage/drawing-store.ts'],
  },
  { facts: ['image.*'], how: 'the painting becomes an image', files: ['src/plugin/painting/painting-png.ts', 'src/contract/size.ts'] },
  {
    facts: ['paint.*', 'node.frozenFills'],
    how: 'fills that are read and written',
    files: ['src/plugin/drawing/fill-selection.ts', 'src/plugin/painting/update-layer.ts', 'src/plugin/picture/visible-paints.ts'],
  },
  {
    facts: ['node.absoluteRotation', 'node.groupPlace', 'node.layoutPlace', 'node.layoutAbsolute', 'node.layoutGrid', 'node.sectionTransform'],
    how: "the painting takes the source's place and rotation",
    files: ['src/plugin/painting/create-layer.ts', 'src/plugin/painting/choose-place.ts', 'src/plugin/selection/source.ts'],
  },
  { facts: ['node.vectorOrigin', 'node.emptySize'], how: 'scenes and sketches as vectors', files: ['src/plugin/drawing/draw-frame.ts'] },
  {
    facts: ['node.removed', 'node.removedWrite'],
    how: 'layers that went away meanwhile',
    files: ['src/plugin/document/change-document.ts', 'src/plugin/selection/find-source.ts'],
  },
  {
    facts: ['node.textMixed', 'node.noise', 'node.glass', 'node.strokeCap'],
    how: 'what the survey says was not understood',
    files: ['src/plugin/picture/survey.ts', 'src/plugin/picture/visible-paints.ts'],
  },
  {
    facts: ['export.*'],
    how: 'the mask is read from the export',
    files: [
      'src/plugin/picture/export-picture.ts',
      'src/plugin/picture/export-size.ts',
      'src/plugin/selection/source.ts',
      'src/labels/read/label-picture.ts',
    ],
  },
];

/** Where the stand-in holds to a fact, by the first word of the fact's id. */
export const STAND_IN: Readonly<Record<string, string>> = {
  frame: 'packages/figma-stand-in/src/frame',
  message: 'packages/figma-stand-in/src/frame',
  theme: 'packages/figma-stand-in/src/frame',
  policy: 'packages/figma-stand-in/src/frame',
  worker: 'packages/figma-stand-in/src/frame',
  wasm: 'packages/figma-stand-in/src/frame',
  decode: 'packages/figma-stand-in/src/frame',
  clipboard: 'packages/figma-stand-in/src/frame',
  address: 'packages/figma-stand-in/src/frame',
  down: 'packages/figma-stand-in/src/api',
  up: 'packages/figma-stand-in/src/api',
  resize: 'packages/figma-stand-in/src/api',
  show: 'packages/figma-stand-in/src/api',
  sandbox: 'packages/figma-stand-in/src/sandbox',
  html: 'packages/figma-stand-in/src/sandbox',
  figma: 'packages/figma-stand-in/src/api',
  node: 'packages/figma-stand-in/src/document',
  paint: 'packages/figma-stand-in/src/api',
  instance: 'packages/figma-stand-in/src/document',
  undo: 'packages/figma-stand-in/src/document',
  change: 'packages/figma-stand-in/src/api',
  data: 'packages/figma-stand-in/src/api',
  storage: 'packages/figma-stand-in/src/api',
  image: 'packages/figma-stand-in/src/document',
  export: 'packages/figma-stand-in/src/render',
};

/** Everything that takes this fact for granted. */
export function reliancesOn(id: string): readonly Reliance[] {
  return RELIES.filter(({ facts }) =>
    facts.some((pattern) => pattern === id || (pattern.endsWith('.*') && id.startsWith(pattern.slice(0, -1)))),
  );
}
