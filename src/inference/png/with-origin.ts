// Writes into a PNG's metadata that a trained model made the picture: IPTC's digital source type and, since its standard of 2025, the system and its
// version (https://iptc.org/std/photometadata/specification/IPTC-PhotoMetadata), as XMP in an iTXt chunk
// (https://www.w3.org/TR/png-3/#11iTXt; XMP specification part 3, "PNG").
import type { Origin } from '../../contract/pictures/origin';
import { crc32 } from './crc32';

/** https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia */
const SOURCE_TYPE = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

/** Signature and IHDR: what every PNG begins with. */
const HEAD = 33;
/** Keyword, its end, and: not compressed, by no method, in no language, without a translated keyword. */
const KEYWORD = 'XML:com.adobe.xmp\0\0\0\0\0';

/** The same picture, which now says what made it. @param png a whole PNG. */
export function withOrigin(png: Uint8Array, origin: Origin): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(`iTXt${KEYWORD}${xmpOf(origin)}`);
  const marked = new Uint8Array(png.length + text.length + 8);
  const view = new DataView(marked.buffer);
  marked.set(png.subarray(0, HEAD));
  view.setUint32(HEAD, text.length - 4);
  marked.set(text, HEAD + 4);
  view.setUint32(HEAD + 4 + text.length, crc32(text));
  marked.set(png.subarray(HEAD), HEAD + 8 + text.length);
  return marked;
}

function xmpOf({ painter, painterVersion, licence, appVersion }: Origin): string {
  return [
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""',
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"',
    `Iptc4xmpExt:DigitalSourceType="${SOURCE_TYPE}"`,
    `Iptc4xmpExt:AISystemUsed="Alla Prima, painter ${escaped(painter)}"`,
    `Iptc4xmpExt:AISystemVersionUsed="${escaped(painterVersion)}"`,
    `xmp:CreatorTool="Alla Prima ${escaped(appVersion)}">`,
    `<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">${escaped(licence)}</rdf:li></rdf:Alt></xmpRights:UsageTerms>`,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
  ].join(' ');
}

/** Control characters are no part of XML, however they are written. */
function escaped(text: string): string {
  return text

    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');
}
