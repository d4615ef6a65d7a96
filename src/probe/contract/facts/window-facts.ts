// The plugin's window: sizes, and a document on an address of its own.
import type { FactRow } from '../value';

export const WINDOW_FACTS = {
  'resize.fraction': { words: "figma.ui.resize(333.5, 222.5), and the panel's size after it" },
  'resize.zero': { words: "figma.ui.resize(0, 0), and the panel's size after it" },
  'resize.negative': { words: "figma.ui.resize(-1, -1), and the panel's size after it" },
  'resize.huge': { words: 'figma.ui.resize(100000, 100000): whether it is cut to the window' },
  'resize.hugeSize': { words: "The panel's size after figma.ui.resize(100000, 100000)", varies: true },
  'resize.text': { words: "figma.ui.resize('320', '480')" },
  'show.fraction': { words: "figma.showUI with width 333.5 and height 222.5, and the panel's size" },
  'show.zero': { words: "figma.showUI with width 0 and height 0, and the panel's size" },
  'show.negative': { words: "figma.showUI with width -1 and height -1, and the panel's size" },
  'show.hugeHtml': { words: 'figma.showUI with HTML of 16,000,000 characters' },
  'show.plain': { words: "figma.showUI without a size, and the panel's size" },
} as const satisfies Record<string, FactRow>;

export const ADDRESS_FACTS = {
  'address.reached': { words: 'Whether a panel that sends itself to the address speaks from there' },
  'address.secure': { words: 'isSecureContext on the address' },
  'address.gpu': { words: 'navigator.gpu on the address' },
  'address.depth': { words: 'Frames above a panel on the address' },
  'address.ancestorOrigins': { words: 'Origins of the frames above a panel on the address, nearest first' },
  'address.source': { words: "event.source on the address of the plugin's messages" },
  'address.origin': { words: "event.origin on the address of the plugin's messages" },
  'address.keys': { words: 'Keys of event.data on the address' },
  'address.originInPlugin': { words: "props.origin in the plugin for messages from the address: whether it is the address's" },
  'address.upPluginId': { words: 'Forms of pluginId with which messages from the address reach the plugin' },
  'address.present': { words: 'Browser features on the address' },
  'address.blobModuleWorker': { words: 'A module worker from a blob: address on the address' },
  'address.theme': { words: 'Theme class or variables on the address' },
} as const satisfies Record<string, FactRow>;
