// Messages between panel and plugin, both ways, and the theme that Figma brings with them.
import type { FactRow } from '../value';

/** What is sent each way to see what arrives. */
export const PARCELS = [
  'undefined',
  'null',
  'NaN',
  'Infinity',
  'Date',
  'Uint8Array',
  'Uint8Array inside',
  'Uint8ClampedArray',
  'Float32Array',
  'ArrayBuffer',
  'Map',
  'Error',
  'BigInt',
  'function',
  'undefined in a list',
] as const;
export type Parcel = (typeof PARCELS)[number];
export type ParcelFact = `${'down' | 'up'}.${Parcel}`;

export const PARCEL_FACTS = Object.assign(
  {},
  ...PARCELS.map((parcel) => ({
    [`down.${parcel}`]: { words: `What arrives in the panel when the plugin sends: ${parcel}` },
    [`up.${parcel}`]: { words: `What arrives in the plugin when the panel sends: ${parcel}` },
  })),
) as Record<ParcelFact, FactRow>;

export const MESSAGE_FACTS = {
  'message.source': { words: "The window that posts the plugin's messages, as event.source in the panel" },
  'message.origin': { words: "event.origin of the plugin's messages in the panel" },
  'message.keys': { words: "Keys of event.data of the plugin's messages" },
  'message.pluginId': { words: "pluginId of the plugin's messages: whether it is figma.pluginId" },
  'message.trusted': { words: "event.isTrusted of the plugin's messages" },
  'message.early': { words: 'Three messages that the plugin sends right after showUI' },
  'message.earlyOrder': { words: 'The order in which messages arrive that are sent right after showUI' },
  'message.earlyWhen': { words: 'document.readyState when the first message arrives that was sent right after showUI' },
  'message.originInPlugin': { words: 'props.origin in the plugin for a message of the panel' },
  'message.upVia': { words: 'Ancestors through which a message of the panel reaches the plugin' },
  'message.upPluginId': { words: 'Forms of pluginId with which a message of the panel reaches the plugin' },
  'message.nullOrigin': { words: 'figma.ui.postMessage with the option origin "null"' },
  'message.otherOrigin': { words: 'figma.ui.postMessage with the option origin of a stranger' },
  'message.onAndOnmessage': { words: "How often one message is heard with figma.ui.onmessage and figma.ui.on('message') both set" },
  'message.others': { words: 'Shapes of other messages that the panel heard' },
  'theme.class': { words: 'When the class figma-light or figma-dark is there' },
  'theme.classOn': { words: 'The element that has the theme class' },
  'theme.variables': { words: 'When --figma-color-bg is there' },
  'theme.variableNames': { words: 'Theme variables, without their prefix --figma-color-' },
  'theme.style': { words: 'The element that the variables come from' },
  'theme.background': { words: '--figma-color-bg', varies: true },
  'theme.switchMessage': { words: 'The message that tells of a switch of the theme, while the result is on show' },
  'theme.switchClass': { words: 'Whether the class follows such a switch' },
  'theme.switchVariables': { words: 'Whether the variables follow such a switch' },
} as const satisfies Record<string, FactRow>;
