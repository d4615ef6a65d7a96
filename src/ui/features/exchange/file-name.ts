// File names made from layer names, and names of frames made from file names.

/** Longest part of a file's name that comes from a layer, in UTF-16 units. */
const LONGEST = 80;

/** `Lake and mountains mask.png`: the layer's name without what file systems refuse, and what the file is. @param ending with its dot. */
export function fileName(layer: string, what: 'mask' | 'painting' | 'recipe', ending: string): string {
  const plain = layer
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST)
    .replace(/\p{Cs}/gu, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  return `${plain === '' ? 'Landscape' : plain} ${what}${ending}`;
}

/** The source's name, from the name of its painting's layer. */
export function nameFromLayer(layer: string): string {
  return layer.replace(/ painting\b/, '');
}

/** Name for a frame that was made from a file: the file's name without its ending and without the ` mask` that fileName adds. */
export function nameFromFile(file: string): string {
  const plain = file
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/ mask$/, '')
    .trim();
  return plain === '' ? 'Landscape' : plain.slice(0, LONGEST);
}
