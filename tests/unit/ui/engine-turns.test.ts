// Who may use the generator next, whatever is asked in whatever order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../src/contract/failure';
import { engineTurns } from '../../../src/ui/effects/engine-turns';

/** Runs that end when they are told to, and a diary of their beginnings. */
function bench(): { begun: string[]; ends: (() => void)[]; run: (name: string, fails?: boolean) => () => Promise<string>; atOnce: () => number } {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  let running = 0;
  let most = 0;
  return {
    begun,
    ends,
    atOnce: () => most,
    run: (name, fails = false) => () => new Promise((resolve, reject) => {
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

const settled = async (): Promise<void> => { for (let turn = 0; turn < 8; turn += 1) await Promise.resolve(); };

describe('engineTurns', () => {
  it('lets orders go before previews, and previews have their turn again', async () => {
    const turns = engineTurns();
    const { begun, ends, run } = bench();
    const all = [turns.live(run('live 1')), turns.live(run('live 2')), turns.ordered(run('order 1')), turns.ordered(run('order 2'))];
    for (let end = 0; end < all.length; end += 1) {
      await settled();
      ends[end]!();
    }
    expect(await Promise.all(all)).toEqual(['live 1', 'live 2', 'order 1', 'order 2']);
    expect(begun).toEqual(['live 1', 'order 1', 'order 2', 'live 2']);
  });

  it('lets someone leave who waits, and never begins their run', async () => {
    const turns = engineTurns();
    const { begun, ends, run } = bench();
    const abort = new AbortController();
    const first = turns.ordered(run('first'));
    const waiting = turns.ordered(run('waiting'), abort.signal);
    const last = turns.live(run('last'));
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ failure: { code: 'cancelled' } });
    await expect(turns.live(run('late'), abort.signal)).rejects.toBeInstanceOf(FailureError);
    ends[0]!();
    await first;
    await settled();
    ends[1]!();
    await last;
    expect(begun).toEqual(['first', 'last']);
  });

  it('runs one at a time, each once, whatever fails', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ live: fc.boolean(), fails: fc.boolean() }), { maxLength: 12 }), async (jobs) => {
      const turns = engineTurns();
      const { begun, ends, run, atOnce } = bench();
      const all = jobs.map(({ live, fails }, index) => turns[live ? 'live' : 'ordered'](run(String(index), fails)));
      const outcomes = Promise.allSettled(all);
      for (let end = 0; end < jobs.length; end += 1) {
        await settled();
        ends[end]!();
      }
      expect((await outcomes).map(({ status }) => status === 'rejected')).toEqual(jobs.map(({ fails }) => fails));
      expect([...begun].sort()).toEqual(jobs.map((_, index) => String(index)).sort());
      expect(atOnce()).toBeLessThanOrEqual(1);
    }));
  });
});
