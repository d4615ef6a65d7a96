// The worker for label maps, from the panel's side: its jobs, and which memory is transferred with each.
import type { LabelEngine, Progress } from '../api/engine';
import type { LabelJobs } from '../protocol/label-jobs';
import { carriedLabelMap } from '../../labels/carried-mask';
import type { Place } from './places';
import { openQueue } from './queue';
import { memoryOf } from './transfer';
import { openWorker } from './worker-client';
import type { Timeouts } from './worker-client';

/** @param ended aborts when the engine is closed. */
export function openLabelEngine(places: readonly Place[], timeouts: Timeouts, ended: AbortSignal): LabelEngine {
  const worker = openWorker<LabelJobs>(places, timeouts);
  const queue = openQueue();
  ended.addEventListener('abort', () => {
    worker.close();
  });

  function ask<Name extends keyof LabelJobs>(
    name: Name,
    body: LabelJobs[Name]['ask'],
    taken: readonly Uint8Array[],
    given?: AbortSignal,
    onProgress?: (progress: Progress) => void,
  ): Promise<LabelJobs[Name]['answer']> {
    const signal = given === undefined ? ended : AbortSignal.any([ended, given]);
    return queue.take('order', () => worker.ask(name, body, { signal, transfer: memoryOf(...taken), onProgress }), signal);
  }

  return {
    label: async ({ parts, frame, mask }, size, { signal } = {}) => {
      if (mask !== undefined) return carriedLabelMap(mask, size);
      return ask(
        'label',
        {
          parts: parts.map(({ png, box, clips = [] }) => ({ png, box, clips: clips.map((clip) => ({ ...clip, corners: [...clip.corners] })) })),
          frame,
          size,
        },
        parts.map(({ png }) => png),
        signal,
      );
    },
    labelImage: (file, { signal } = {}) => ask('import', { file }, [file], signal),
    fillGaps({ labels, width, height }, { signal } = {}) {
      const copy = labels.slice();
      return ask('fill', { labels: copy, width, height }, [copy], signal);
    },
    loosen({ labels, width, height }, edges, seed, { signal } = {}) {
      const copy = labels.slice();
      return ask('loosen', { map: { labels: copy, width, height }, edges, seed }, [copy], signal);
    },
    planLayers({ labels, width, height }, edges, seed, { signal } = {}) {
      const copy = labels.slice();
      return ask('layers', { map: { labels: copy, width, height }, edges, seed }, [copy], signal);
    },
    cutLayer({ painting, fresh, layerOf, tall, own, layer, behind, width, height }, { signal, origin } = {}) {
      const copies = { painting: Uint8ClampedArray.from(painting), layerOf: layerOf.slice(), tall: tall.slice() };
      const taken = [copies.painting, fresh, behind].flatMap((rgba) => (rgba === null ? [] : [new Uint8Array(rgba.buffer)]));
      return ask(
        'cut',
        { ...copies, fresh, own, layer, behind, width, height, ...(origin && { origin }) },
        [...taken, copies.layerOf, copies.tall, own],
        signal,
      );
    },
    trace({ labels, width, height }, frame, { signal, onProgress } = {}) {
      const copy = labels.slice();
      return ask(
        'trace',
        { map: { labels: copy, width, height }, frame: { width: frame.width, height: frame.height } },
        [copy],
        signal,
        onProgress,
      );
    },
    encode({ rgba, width, height }, { signal, origin } = {}) {
      const copy = Uint8ClampedArray.from(rgba);
      return ask('encode', { rgba: copy, width, height, ...(origin && { origin }) }, [new Uint8Array(copy.buffer)], signal);
    },
  };
}
