// JSON as it comes back from editors, chats and mails: with a mark before it, a line around it, quotes that were made pretty.

/** Lines and code fences around it are left out. @throws SyntaxError where no JSON object is in the text. */
export function jsonIn(text: string): unknown {
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}')];
  const own = from >= 0 && to > from ? text.slice(from, to + 1) : text;
  const readings = [text.trim(), own, withoutBreaks(own), withoutBreaks(straightened(own))];
  for (const reading of readings) {
    try {
      return JSON.parse(reading);
    } catch {
      // The next reading changes more of the text.
    }
  }
  throw new SyntaxError('no JSON');
}

/** Mails and chats wrap long lines, and put spaces of their own kind between words. */
function withoutBreaks(text: string): string {
  return text.replace(/[\r\n\u2028\u2029\u200b\ufeff]/g, '').replace(/[\u00a0\u202f]/g, ' ');
}

function straightened(text: string): string {
  return text.replace(/[\u201c-\u201f\u00ab\u00bb\uff02]/g, '"');
}

/** How the text of a file is written, as TextDecoder calls it. UTF-16 without a mark is known by the zeros beside its braces and quotes. */
export function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return (first === 0xff && second === 0xfe) || (first !== 0 && second === 0) ? 'utf-16le' : 'utf-8';
}
