// The line to the plugin: ids, order, time limits, and its end.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../src/contract/storage/settings';
import { FailureError } from '../../../../src/contract/failure';
import type { PluginEvent, PluginMessage, RequestMessage } from '../../../../src/contract/wire/messages';
import { openPluginClient, TIMEOUTS } from '../../../../src/ui/wire/plugin-client';
import type { PluginPort } from '../../../../src/ui/wire/plugin-port';

function wire(): { port: PluginPort; sent: RequestMessage[]; say: (message: PluginMessage) => void; listening: () => boolean } {
  const sent: RequestMessage[] = [];
  let hear: ((message: PluginMessage) => void) | null = null;
  const port: PluginPort = {
    post: (message) => {
      sent.push(message);
    },
    listen: (onMessage) => {
      hear = onMessage;
      return () => {
        hear = null;
      };
    },
  };
  return {
    port,
    sent,
    say: (message) => {
      hear?.(message);
    },
    listening: () => hear !== null,
  };
}

const answer = (id: number, body: unknown): PluginMessage => ({ type: 'answer', id, ok: true, body });

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const thrown: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof FailureError)) throw new Error('expected a FailureError');
  expect(thrown.failure.sentence).not.toBe('');
  return thrown.failure.code;
}

describe('openPluginClient', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('matches answers to questions in whatever order they come', async () => {
    const { port, sent, say } = wire();
    const client = openPluginClient(port, () => undefined);
    const scene = client.ask('select-layers', { ids: [] });
    const filled = client.ask('fill-selection', { className: 'sky' });
    expect(sent.map((message) => message.name)).toEqual(['select-layers', 'fill-selection']);
    expect(new Set(sent.map((message) => message.id)).size).toBe(2);
    say(answer(sent[1]!.id, { filled: 2, skipped: 0 }));
    say(answer(sent[0]!.id, { selected: 1 }));
    expect(await filled).toEqual({ filled: 2, skipped: 0 });
    expect(await scene).toEqual({ selected: 1 });
  });

  it('rejects with the failure of the plugin', async () => {
    const { port, sent, say } = wire();
    const asked = openPluginClient(port, () => undefined).ask('export-picture', { sourceIds: ['a'] });
    say({ type: 'answer', id: sent[0]!.id, ok: false, failure: { code: 'invisible', sentence: 'Hidden.' } });
    expect(await codeOf(asked)).toBe('invisible');
  });

  it('does not believe an answer that is none', async () => {
    const { port, sent, say } = wire();
    const client = openPluginClient(port, () => undefined);
    for (const body of [
      null,
      7,
      {},
      { settings: null },
      { settings: {}, command: 'open', selection: { kind: 'paintable', source: {} }, notice: null },
    ]) {
      const asked = codeOf(client.ask('ready', {}));
      say(answer(sent.at(-1)!.id, body));
      expect(await asked).toBe('bad-message');
    }
  });

  it('gives up after the time limit, and passes over the answer that comes too late', async () => {
    const { port, sent, say } = wire();
    const client = openPluginClient(port, () => undefined);
    const code = codeOf(client.ask('ready', {}));
    vi.advanceTimersByTime(TIMEOUTS.ready);
    expect(await code).toBe('timeout');
    say(answer(sent[0]!.id, {}));
    const next = client.ask('resize', { width: 300, height: 500 });
    say(answer(sent.at(-1)!.id, {}));
    expect(await next).toEqual({});
  });

  it('greets again and again, more and more rarely, until it is answered; asks all else once', async () => {
    const { port, sent, say } = wire();
    const client = openPluginClient(port, () => undefined);
    const hello = client.ask('ready', {});
    const rest = client.ask('create-styles', {});
    const greetings = (): number => sent.filter((message) => message.name === 'ready').length;
    for (const [ms, count] of [
      [400, 1],
      [200, 2],
      [1_000, 3],
      [2_000, 4],
    ] as const) {
      vi.advanceTimersByTime(ms);
      expect(greetings()).toBe(count);
    }
    // The same question each time, so any of the answers will do, and no second one counts.
    expect(new Set(sent.filter((message) => message.name === 'ready').map((message) => message.id)).size).toBe(1);
    expect(client.unanswered()).toEqual([
      { name: 'ready', waited: 3_600 },
      { name: 'create-styles', waited: 3_600 },
    ]);
    const greeting = (notice: string): object => ({ settings: DEFAULT_SETTINGS, command: 'open', selection: { kind: 'nothing' }, notice });
    say(answer(sent[0]!.id, greeting('first')));
    say(answer(sent[0]!.id, greeting('second')));
    expect((await hello).notice).toBe('first');
    vi.advanceTimersByTime(10_000);
    expect(greetings()).toBe(4);
    expect(sent.filter((message) => message.name === 'create-styles')).toHaveLength(1);
    expect(client.unanswered().map(({ name }) => name)).toEqual(['create-styles']);
    say(answer(sent[1]!.id, { created: 0, updated: 0 }));
    await rest;
    expect(client.unanswered()).toEqual([]);
  });

  it('remembers what was given up', async () => {
    const { port } = wire();
    const client = openPluginClient(port, () => undefined);
    const code = codeOf(client.ask('resize', { width: 300, height: 500 }));
    vi.advanceTimersByTime(TIMEOUTS.resize + 500);
    expect(await code).toBe('timeout');
    expect(client.unanswered()).toEqual([{ name: 'resize', waited: TIMEOUTS.resize + 500 }]);
  });

  it('passes over unknown ids and second answers', async () => {
    const { port, sent, say } = wire();
    const asked = openPluginClient(port, () => undefined).ask('create-styles', {});
    say(answer(999, { created: 1, updated: 1 }));
    say(answer(sent[0]!.id, { created: 9, updated: 0 }));
    say(answer(sent[0]!.id, { created: 0, updated: 0 }));
    expect(await asked).toEqual({ created: 9, updated: 0 });
  });

  it('hands on events', () => {
    const { port, say } = wire();
    const heard: PluginEvent[] = [];
    openPluginClient(port, (event) => {
      heard.push(event);
    });
    say({ type: 'event', event: { kind: 'source-changed' } });
    expect(heard).toEqual([{ kind: 'source-changed' }]);
  });

  it('rejects everything when it is closed, before and after', async () => {
    const { port, listening } = wire();
    const client = openPluginClient(port, () => undefined);
    const pending = codeOf(client.ask('export-picture', { sourceIds: ['a'] }));
    client.close();
    expect(await pending).toBe('cancelled');
    expect(await codeOf(client.ask('ready', {}))).toBe('cancelled');
    expect(listening()).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });
});
