// Does the jobs of label maps: decoding, labelling, tracing, and writing PNGs. Needs neither model nor runtime.
import type { Affine, Rect } from '../../contract/geometry';
import { loosenEdges } from '../../labels/edges/loosen-edges';
import { compose } from '../../labels/read/compose';
import { fill } from '../../labels/read/fill';
import { labelPicture } from '../../labels/read/label-picture';
import { readMaskFile } from '../../labels/read/masks/read-mask-file';
import { traceSteps } from '../../labels/trace/trace-label-map';
import { cutLayer } from './cut-layer';
import { layerSteps } from './planned-layers';
import { LABEL_ASKS } from '../protocol/label-jobs';
import type { LabelJobs } from '../protocol/label-jobs';
import type { PostReply } from '../protocol/messages';
import { serveJobs } from '../serve/serve-jobs';
import type { Outcome } from '../serve/serve-jobs';
import type { PngCodec } from '../png/png-codec';
import { withOrigin } from '../png/with-origin';

/** How long a job works before others get a turn, ms: a cancelled one ends within it, and in a page without workers the panel stays alive. */
const TURN = 30;

/** @returns the handler for messages from the panel's side. */
export function serveLabels(post: PostReply, codec: PngCodec): (message: unknown) => void {
  return serveJobs<LabelJobs>(
    post,
    LABEL_ASKS,
    {
      async label({ parts, frame, size }) {
        const pixels = [];
        for (const { png, box, clips } of parts) pixels.push({ ...(await codec.decode(png)), box, clips });
        return handedOver(labelPicture(compose(pixels, boundsOfUnit(frame)), frame, size));
      },
      async import({ file }) {
        return handedOver(await readMaskFile(file, (png) => codec.decodeFile(png)));
      },
      fill(map) {
        fill(map.labels, map.width, map.height);
        return Promise.resolve(handedOver(map));
      },
      loosen({ map, edges, seed }) {
        return Promise.resolve(handedOver(loosenEdges(map, edges, seed)));
      },
      async layers({ map, edges, seed }, { checkpoint }) {
        const steps = layerSteps(map, edges, seed);
        for (;;) {
          const { done, value: plan } = steps.next();
          if (done === true) {
            const made = [plan.layerOf, plan.tall, ...plan.layers.flatMap(({ own, labels }) => (labels === null ? [own] : [own, labels]))];
            return { answer: plan, transfer: made.map(({ buffer }) => buffer as ArrayBuffer) };
          }
          await checkpoint();
        }
      },
      async cut({ origin, ...ask }) {
        const behind = ask.behind ?? new Uint8ClampedArray(ask.painting.length);
        const plain = await codec.encode(cutLayer({ ...ask, behind }), ask.width, ask.height);
        const png = origin === undefined ? plain : withOrigin(plain, origin);
        return { answer: { png, behind }, transfer: [png.buffer, behind.buffer] };
      },
      async trace({ map, frame }, { report, checkpoint }) {
        const steps = traceSteps(map, frame);
        let rested = performance.now();
        for (;;) {
          const step = steps.next();
          if (step.done === true) return { answer: step.value, transfer: [] };
          if (performance.now() - rested < TURN) continue;
          report({ phase: 'trace', done: step.value });
          await checkpoint();
          rested = performance.now();
        }
      },
      async encode({ rgba, width, height, origin }) {
        const plain = await codec.encode(rgba, width, height);
        const png = origin === undefined ? plain : withOrigin(plain, origin);
        return { answer: png, transfer: [png.buffer] };
      },
    },
    () => Promise.resolve(),
  );
}

/** The box around the image of the unit square. */
function boundsOfUnit([[a, c, tx], [b, d, ty]]: Affine): Rect {
  const [x, y] = [tx + Math.min(0, a, c, a + c), ty + Math.min(0, b, d, b + d)];
  return { x, y, width: tx + Math.max(0, a, c, a + c) - x, height: ty + Math.max(0, b, d, b + d) - y };
}

function handedOver<Answer extends { readonly labels: Uint8Array }>(answer: Answer): Outcome<Answer> {
  return { answer, transfer: [answer.labels.buffer as ArrayBuffer] };
}
