// The content security policy, by what it lets happen. The addresses lead nowhere: `.invalid` belongs to nobody (RFC 2606).
import type { Facts } from '../../contract/facts';
import { GIF_URL, gifBytes } from './gif';
import type { Measurement } from './measurement';
import { pause, soon, tryOut } from './tries';
import { workerAbilities, tryWorker } from './workers';

/** The smallest module, and one that needs 128-bit arithmetic: the product's runtime does. */
const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const SIMD_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11);

export const policyMeasurement: Measurement = {
  title: "What the frame's policy allows",
  limit: 90,
  run: async () => {
    const { violations } = window.probeEarly;
    const script = new Blob(['globalThis.probeRan = 1'], { type: 'text/javascript' });
    const picture = new Blob([gifBytes()], { type: 'image/gif' });
    const [scriptUrl, pictureUrl] = [URL.createObjectURL(script), URL.createObjectURL(picture)];
    const load = await tryEval('u', ['return im', 'port(u)'].join(''));
    const facts: Facts = {
      // Each on its own, so that the violations come in the order of the tries.
      'policy.eval': await tryOut(() => {
        (0, eval)('1');
      }),
      'policy.fetchNetwork': await tryOut(() => fetch('https://nothing.invalid/')),
      'policy.fetchData': await tryOut(() => fetch('data:text/plain,1')),
      'policy.fetchBlob': await tryOut(() => fetch(scriptUrl)),
      'policy.importData': load === null ? "can't be tried without eval" : await tryOut(() => load('data:text/javascript,export default 1')),
      'policy.importBlob': load === null ? "can't be tried without eval" : await tryOut(() => load(scriptUrl)),
      'policy.imageData': await tryOut(() => tryImage(GIF_URL)),
      'policy.imageBlob': await tryOut(() => tryImage(pictureUrl)),
      'policy.fontData': await tryOut(() => tryFont(violations)),
      'worker.dataClassic': await tryWorker('data', 'classic'),
      'worker.dataModule': await tryWorker('data', 'module'),
      'worker.blobClassic': await tryWorker('blob', 'classic'),
      'worker.blobModule': await tryWorker('blob', 'module'),
      'worker.dataOneMegabyte': await tryWorker('data', 'classic', 900_000),
      'worker.dataThreeMegabytes': await tryWorker('data', 'classic', 3_000_000),
      'worker.abilities': await workerAbilities(),
      'wasm.compile': await tryOut(() => {
        new WebAssembly.Module(EMPTY_MODULE);
      }),
      'wasm.simd': WebAssembly.validate(SIMD_MODULE),
      ...(await decoding()),
    };
    await pause(200);
    for (const url of [scriptUrl, pictureUrl]) URL.revokeObjectURL(url);
    return {
      ...facts,
      'policy.violations': [
        ...new Set(violations.map(({ effectiveDirective, blockedURI }) => `${effectiveDirective} ${shortened(blockedURI)}`)),
      ].sort(),
      // A port says nothing about Figma or the stand-in.
      'policy.text': violations[0]?.originalPolicy.replace(/(:\/\/[^\s;:/]+):\d+/g, '$1') ?? 'no violation quoted one',
    };
  },
};

async function decoding(): Promise<Facts> {
  return {
    'decode.bitmap': await tryOut(async () => {
      const canvas = new OffscreenCanvas(2, 2);
      const context = canvas.getContext('2d')!;
      context.fillStyle = '#336699';
      context.fillRect(0, 0, 2, 2);
      const bitmap = await createImageBitmap(await canvas.convertToBlob(), { colorSpaceConversion: 'none', premultiplyAlpha: 'none' });
      context.drawImage(bitmap, 0, 0);
      return [...context.getImageData(0, 0, 1, 1).data].join() === '51,102,153,255' ? 'works' : 'works, with other colours';
    }),
    'decode.inflate': await tryOut(async () => {
      const packed = new Blob(['probe']).stream().pipeThrough(new CompressionStream('gzip'));
      return (await new Response(packed.pipeThrough(new DecompressionStream('gzip'))).text()) === 'probe' ? 'works' : 'gives something else';
    }),
    'decode.toBlob': await tryOut(async () => {
      const canvas = new OffscreenCanvas(1, 1);
      canvas.getContext('2d');
      await canvas.convertToBlob();
    }),
    'decode.webgl2': await tryOut(() => (new OffscreenCanvas(1, 1).getContext('webgl2') === null ? 'absent' : 'works')),
  };
}

/** A function made of text, which keeps the words of a dynamic module load out of this file; null where that is forbidden. */
function tryEval(argument: string, body: string): Promise<((url: string) => Promise<unknown>) | null> {
  return (
    Promise.resolve()
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- whether it is allowed is what is to be seen
      .then(() => new Function(argument, body) as (url: string) => Promise<unknown>)
      .catch(() => null)
  );
}

function tryImage(url: string): Promise<void> {
  return soon(
    new Promise((resolve, reject) => {
      const image = new Image();
      image.onload = () => {
        resolve();
      };
      image.onerror = () => {
        reject(new DOMException('', 'NotLoaded'));
      };
      image.src = url;
    }),
  );
}

/** An empty font can't load either way; whether it was blocked, a violation tells. */
async function tryFont(violations: readonly SecurityPolicyViolationEvent[]): Promise<string> {
  await new FontFace('Probe', 'url(data:font/woff2;base64,AAAA)').load().catch(() => undefined);
  await pause(50);
  return violations.some(({ effectiveDirective }) => effectiveDirective === 'font-src') ? 'blocked' : 'not blocked';
}

function shortened(blocked: string): string {
  return /^(data|blob):?/.exec(blocked)?.[1] ?? blocked;
}
