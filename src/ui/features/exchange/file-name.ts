// Names for files, from names of layers, and back.

/** Longest part of a file's name that comes from a layer, in UTF-16 units. */
const LONGEST = 80;

/** `Lake and mountains mask.png`: what no file system refuses of the layer's name, then what it is. @param ending with its dot. */
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

/** What a scene was called, by the name of its painting's layer. */
export function nameFromLayer(layer: string): string {
  return layer.replace(/ painting\b/, '');
}

/** What a frame is called that comes from a file: the file's name without its ending and without what we add to it. */
export function nameFromFile(file: string): string {
  const plain = file.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/ mask$/, '').trim();
  return plain === '' ? 'Landscape' : plain.slice(0, LONGEST);
}
