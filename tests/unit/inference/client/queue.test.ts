// Who may use the generator next, whatever is asked in whatever order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../../src/contract/failure';
import { openQueue } from '../../../../src/inference/client/queue';
import type { Queue } from '../../../../src/inference/client/queue';

/** Runs that end when they are told to, and a diary of their beginnings. */
function bench(): {
  begun: string[];
  ends: (() => void)[];
  run: (name: string, fails?: boolean) => () => Promise<string>;
  atOnce: () => number;
} {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  return {
    begun,
    ends,
    atOnce: () => most,
    run:
      (name, fails = false) =>
      () =>
        new Promise((resolve, reject) => {
          begun.push(name);
          running += 1;
          most = Math.max(most, running);
          ends.push(() => {
            running -= 1;
            if (fails) reject(new Error(name));
            else resolve(name);
          });
        }),
  };
}

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
};

describe('the queue', () => {
  it('lets orders go before previews, and previews have their turn again', async () => {
    const queue = openQueue();
    const { begun, ends, run } = bench();
    const all = [
      queue.take('preview', run('live 1')),
      queue.take('preview', run('live 2')),
      queue.take('order', run('order 1')),
      queue.take('order', run('order 2')),
    ];
    for (let end = 0; end < all.length; end += 1) {
      await settled();
      ends[end]!();
    }
    expect(await Promise.all(all)).toEqual(['live 1', 'live 2', 'order 1', 'order 2']);
    expect(begun).toEqual(['live 1', 'order 1', 'order 2', 'live 2']);
  });

  it('lets someone leave who waits, and never begins their run', async () => {
    const queue = openQueue();
    const { begun, ends, run } = bench();
    const abort = new AbortController();
    const first = queue.take('order', run('first'));
    const waiting = queue.take('order', run('waiting'), abort.signal);
    const last = queue.take('preview', run('last'));
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    await expect(queue.take('preview', run('late'), abort.signal)).rejects.toBeInstanceOf(FailureError);
    ends[0]!();
    await first;
    await settled();
    ends[1]!();
    await last;
    expect(begun).toEqual(['first', 'last']);
  });

  it('rejects at once when a begun job is cancelled, and keeps its turn until that has ended', async () => {
    const queue = openQueue();
    const { begun, ends, run } = bench();
    const abort = new AbortController();
    const first = queue.take('order', run('first'), abort.signal);
    const next = queue.take('order', run('next'));
    await settled();
    abort.abort();
    await expect(first).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    await settled();
    expect(begun).toEqual(['first']);
    ends[0]!();
    await settled();
    expect(begun).toEqual(['first', 'next']);
    ends[1]!();
    expect(await next).toBe('next');
  });

  it('never lets an order push a preview aside that has begun', async () => {
    const queue = openQueue();
    const { begun, ends, run } = bench();
    const preview = queue.take('preview', run('preview'));
    const order = queue.take('order', run('order'));
    await settled();
    expect(begun).toEqual(['preview']);
    ends[0]!();
    expect(await preview).toBe('preview');
    await settled();
    ends[1]!();
    expect(await order).toBe('order');
  });

  it('goes on after work that throws before its first await', async () => {
    const queue = openQueue();
    await expect(
      queue.take('order', () => {
        throw new Error('at once');
      }),
    ).rejects.toThrow('at once');
    expect(await queue.take('order', () => Promise.resolve('next'))).toBe('next');
  });

  it('runs one at a time, each once, whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ live: fc.boolean(), fails: fc.boolean() }), { maxLength: 12 }), async (jobs) => {
        const queue = openQueue();
        const { begun, ends, run, atOnce } = bench();
        const all = jobs.map(({ live, fails }, index) => queue.take(live ? 'preview' : 'order', run(String(index), fails)));
        const outcomes = Promise.allSettled(all);
        for (let end = 0; end < jobs.length; end += 1) {
          await settled();
          ends[end]!();
        }
        expect((await outcomes).map(({ status }) => status === 'rejected')).toEqual(jobs.map(({ fails }) => fails));
        expect([...begun].sort()).toEqual(jobs.map((_, index) => String(index)).sort());
        expect(atOnce()).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does orders beside each other in all workers that are ready, previews alone, and says when an order finds no worker', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ live: fc.boolean(), fails: fc.boolean() }), { maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (jobs, most) => {
          const ready = [0];
          const idle: number[] = [];
          const queue: Queue = openQueue({
            ready: () => ready,
            crowded: () => {
              if (ready.length < most) ready.push(ready.length);
            },
            idle: (worker) => idle.push(worker),
          });
          const { begun, ends, run, atOnce } = bench();
          const underWay = new Map<string, number>();
          const all = jobs.map(({ live, fails }, index) =>
            queue.take(live ? 'preview' : 'order', (worker) => {
              // Each worker does one job at a time; beside a preview nothing begins, and no preview beside anything.
              expect([...underWay.values()]).not.toContain(worker);
              if (live) expect(underWay.size).toBe(0);
              underWay.set(String(index), worker);
              return run(String(index), fails)().finally(() => underWay.delete(String(index)));
            }),
          );
          const outcomes = Promise.allSettled(all);
          queue.look();
          for (let end = 0; end < jobs.length; end += 1) {
            await settled();
            queue.look();
            ends[end]!();
          }
          expect((await outcomes).map(({ status }) => status === 'rejected')).toEqual(jobs.map(({ fails }) => fails));
          expect([...begun].sort()).toEqual(jobs.map((_, index) => String(index)).sort());
          expect(atOnce()).toBeLessThanOrEqual(most);
          const orders = jobs.filter(({ live }) => !live).length;
          if (most > 1 && orders > 3 && jobs.every(({ live }) => !live)) expect(atOnce()).toBeGreaterThan(1);
          expect(new Set(idle).size).toBeLessThanOrEqual(most);
        },
      ),
    );
  });
});
