// What is said about this machine and the line to Figma. The text of the diagnostics: diagnostics.ts.

export const NOTHING_IS_SENT = 'Everything is painted on this machine. Nothing is sent anywhere.';

/** Names the file that the build writes beside the plugin, and beside a hosted panel (scripts/build/notices.ts). */
export const LICENCES = 'Code MIT; each painter has its own. All of them, word for word: NOTICES.txt, which comes with the plugin.';

export const NOT_LOADED = 'The painter could not be loaded. Close the plugin and open it again.';

export const DIAGNOSTICS_COPIED = 'Copied. Paste it into your report. Nothing of your file is in it.';

export const SILENCE_TITLE = 'Figma does not answer';
export const SILENCE_SENTENCE = 'The panel is open, but nothing has come back from Figma yet. It keeps asking.';
export const SILENCE_ADVICE =
  'If this stays, close the plugin and run it again. If it happens each time, send us what stands below: nothing of your file is in it.';
