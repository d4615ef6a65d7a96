// Undo steps, change events, data limits, images.
import type { FactRow } from '../value';

export const UNDO_FACTS = {
  'undo.writeCommitUndo': { words: 'Write, commitUndo, triggerUndo: the write is' },
  'undo.commitWriteUndo': { words: 'Commit, write, triggerUndo: the write is' },
  'undo.twoCommits': { words: 'Write A, commit, write B, commit, triggerUndo: what is left' },
  'undo.emptyCommit': { words: 'Write, commit, commit again without a change, triggerUndo: the write is' },
  'undo.create': { words: 'Create a layer, commit, triggerUndo: the layer is' },
  'undo.twice': { words: 'Write A, commit, write B, commit, triggerUndo twice: what is left' },
  'undo.when': { words: 'When the document shows what triggerUndo did' },
  'undo.documentData': { words: 'Write plugin data of the document, commit, triggerUndo: the write is' },
  'undo.acrossAwait': { words: 'Write, wait, write, triggerUndo: what is left of both' },
} as const satisfies Record<string, FactRow>;

export const CHANGE_FACTS = {
  'change.own': { words: 'Whether nodechange tells the plugin of its own changes' },
  'change.second': { words: 'Which of two nodechange listeners of a page are called' },
  'change.sameTwice': { words: 'How often a listener is called that was added twice' },
  'change.batches': { words: 'nodechange events for three writes in one task' },
  'change.create': { words: 'What nodechange tells of a new rectangle that is named and coloured at once' },
  'change.origin': { words: "origin of the plugin's own changes" },
  'change.delay': { words: 'From a write to its event, ms', varies: true },
  'change.inFrame': { words: 'What nodechange tells when a layer in a frame moves' },
  'change.mainEdited': { words: "What nodechange tells when the main component's layer is coloured" },
  'change.override': { words: 'What nodechange tells when a layer of an instance is coloured' },
  'change.data': { words: 'What nodechange tells of setPluginData' },
  'change.removed': { words: 'What nodechange tells of a removed frame with a layer in it' },
  'change.undo': { words: 'Whether nodechange tells of what triggerUndo did' },
  'change.off': { words: 'Whether a listener is called after off' },
  'change.document': { words: "figma.on('documentchange') before loadAllPagesAsync" },
  'change.documentOwn': { words: 'Whether documentchange tells the plugin of its own changes' },
  'change.documentEcho': { words: 'Whether a documentchange listener that writes at once is told of it' },
  'change.documentEchoLater': { words: 'Whether a documentchange listener that waits 50 ms and then writes is told of it' },
  'change.selection': { words: 'selectionchange events for a selection that is set twice in one task' },
  'change.selectionDelay': { words: 'Whether selectionchange comes in the same task' },
} as const satisfies Record<string, FactRow>;

export const DATA_FACTS = {
  'data.limit': { words: 'Longest value of setPluginData under a key of one letter, characters' },
  'data.keyCounts': { words: 'By how much ten more letters of key shorten the longest value of setPluginData' },
  'data.wide': { words: 'Longest value of setPluginData in letters that take two bytes in UTF-8' },
  'data.refusal': { words: 'How setPluginData refuses a longer value' },
  'data.shared': { words: 'Longest value of setSharedPluginData under a namespace of three letters and a key of one' },
  'data.sharedRefusal': { words: 'How setSharedPluginData refuses a longer value' },
  'data.namespace': { words: 'setSharedPluginData with a namespace of two letters' },
  'data.onDocument': { words: 'Plugin data of the document itself, before its pages are loaded' },
  'data.relaunch': { words: 'Longest description of setRelaunchData, of those tried' },
  'data.relaunchRefusal': { words: 'How setRelaunchData refuses a longer description' },
  'data.relaunchUnknown': { words: 'setRelaunchData with a command that the manifest does not name' },
  'data.relaunchOnPage': { words: 'setRelaunchData on a page' },
  'storage.limit': { words: 'Most characters that clientStorage takes, of those tried' },
  'storage.refusal': { words: 'How clientStorage refuses more' },
  'storage.kinds': { words: 'What comes back from clientStorage of each kind of value' },
  'storage.missing': { words: 'getAsync of a key that does not exist' },
} as const satisfies Record<string, FactRow>;

export const IMAGE_FACTS = {
  'image.largest': { words: 'createImage of a PNG of 4096×1' },
  'image.wide': { words: 'createImage of a PNG of 4097×1' },
  'image.high': { words: 'createImage of a PNG of 1×4097' },
  'image.square': { words: 'createImage of a PNG of 4096×4096' },
  'image.one': { words: 'createImage of a PNG of 1×1' },
  'image.empty': { words: 'createImage of no bytes' },
  'image.text': { words: 'createImage of bytes that are no picture' },
  'image.torn': { words: 'createImage of the first half of a PNG' },
  'image.webp': { words: 'createImage of a WebP picture' },
  'image.jpeg': { words: 'createImage of a JPEG' },
  'image.gif': { words: 'createImage of a GIF' },
  'image.sameHash': { words: 'Whether the same bytes give the same hash' },
  'image.sameBytes': { words: 'Whether getBytesAsync gives the bytes back as they were' },
  'image.wrongType': { words: 'createImage of a plain list of numbers' },
} as const satisfies Record<string, FactRow>;
