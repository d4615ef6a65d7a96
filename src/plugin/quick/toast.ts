// Sentences in Figma's own notifications, where there is no panel to say them in.

/** Most characters that figma.notify takes. */
const LONGEST = 100;

/** As many whole sentences of a text as a notification takes; of a first sentence that is too long, as many words. */
export function shortened(text: string): string {
  if (text.length <= LONGEST) return text;
  const sentences = /^.*[.!?](?= )/s.exec(text.slice(0, LONGEST + 1))?.[0];
  if (sentences !== undefined) return sentences;
  const words = text.slice(0, LONGEST - 1);
  return `${words.slice(0, Math.max(words.lastIndexOf(' '), 1)).replace(/[,;:–]$/, '')}…`;
}

/** Say it and close the plugin: a notification without a button stays when the plugin is closed (plugin-api.d.ts, notify). */
export function sayAndClose(sentence: string, tone: 'done' | 'trouble'): void {
  figma.notify(shortened(sentence), { error: tone === 'trouble' });
  figma.closePlugin();
}
