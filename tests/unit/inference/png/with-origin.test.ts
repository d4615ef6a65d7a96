// What a painting's PNG says of itself: another program's reader finds the picture unchanged, and the words where the standards put them.
import { decode, encode } from 'fast-png';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainPng } from '../../../../src/inference/png/plain-png';
import { withOrigin } from '../../../../src/inference/png/with-origin';

const ORIGIN = { painter: 'Wet on wet', painterVersion: '1.2.0', licence: 'Non-commercial use only.', appVersion: '1.0.0' };

const pngs = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer()).map(([width, height, seed]) =>
  encode({
    width,
    height,
    channels: 4,
    depth: 8,
    data: Uint8Array.from({ length: width * height * 4 }, (_, i) => Math.imul(i + 7, seed) >>> 9),
  }),
);

/** Name and data of each chunk. */
function chunks(png: Uint8Array): readonly { readonly name: string; readonly text: string }[] {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const found = [];
  for (let at = 8; at < png.length; at += 12 + view.getUint32(at))
    found.push({
      name: String.fromCharCode(...png.subarray(at + 4, at + 8)),
      text: new TextDecoder().decode(png.subarray(at + 8, at + 8 + view.getUint32(at))),
    });
  return found;
}

it('says that a trained model made it, which and under what licence, and leaves the picture as it is', () => {
  fc.assert(
    fc.property(pngs, (png) => {
      const marked = withOrigin(png, ORIGIN);
      expect(decode(marked, { checkCrc: true }).data).toEqual(decode(png).data);
      const [head, said] = chunks(marked);
      expect([head?.name, said?.name]).toEqual(['IHDR', 'iTXt']);
      expect(said!.text.startsWith('XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta ')).toBe(true);
      expect(said!.text).toContain('Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"');
      expect(said!.text).toContain('Iptc4xmpExt:AISystemUsed="Alla Prima, painter Wet on wet"');
      expect(said!.text).toContain('Iptc4xmpExt:AISystemVersionUsed="1.2.0"');
      expect(said!.text).toContain('xmp:CreatorTool="Alla Prima 1.0.0"');
      expect(said!.text).toContain('>Non-commercial use only.</rdf:li>');
      // What our own reader keeps of a file is the same with and without.
      expect(plainPng(marked).png).toEqual(plainPng(png).png);
    }),
  );
});

it('is XML whatever the words are', () => {
  fc.assert(
    fc.property(pngs, fc.string(), (png, words) => {
      const [, said] = chunks(withOrigin(png, { ...ORIGIN, painter: words, licence: words }));
      const values = [...said!.text.matchAll(/"([^"]*)"/g)].map(([, value]) => value!);
      expect(values.some((value) => value.includes('<'))).toBe(false);
      expect(said!.text.match(/&(?!amp;|lt;|quot;)/)).toBeNull();
    }),
  );
});
