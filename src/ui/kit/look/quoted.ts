// Names of layers, files and styles within the panel's sentences: short, on one line, and without a say in how the rest is written.

/** Longest name within a sentence, in characters as people count them; and how many of them are its end, where names often differ. */
const [LONGEST, LONGEST_END] = [48, 14];
/** Some characters pile hundreds of marks on one letter, which would be drawn over the lines around. */
const LONGEST_CHARACTER = 8;
/** Names longer than this are not looked through: both ends tell enough. UTF-16 units. */
const LOOKED_AT = 400;

const graphemes = new Intl.Segmenter();

/** `“Lake”`, `“lake_final_v2-lake_fi…final_v2-lake”`. */
export function quoted(name: string): string {
  return `“${short(name)}”`;
}

/** A name on one line, its middle left out where it is long. Text that runs right to left is kept from turning its surroundings. */
export function short(name: string, longest = LONGEST): string {
  const looked = name.length > 2 * LOOKED_AT ? `${name.slice(0, LOOKED_AT)}${name.slice(-LOOKED_AT)}` : name;
  // Half of a surrogate pair, line breaks, control characters, and those that embed or override a direction.
  const plain = looked
    .replace(/[\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const characters = Array.from(graphemes.segment(plain), ({ segment }) => segment.slice(0, LONGEST_CHARACTER).replace(/\p{Cs}/gu, ''));
  const end = Math.min(LONGEST_END, Math.floor(longest / 3));
  const cut =
    characters.length <= longest
      ? characters.join('')
      : `${characters
          .slice(0, longest - end - 1)
          .join('')
          .trimEnd()}…${characters.slice(-end).join('').trimStart()}`;
  return RIGHT_TO_LEFT.test(cut) ? `\u2068${cut}\u2069` : cut;
}

/** Letters of the scripts that run right to left: https://www.unicode.org/reports/tr9/#Bidirectional_Character_Types */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
