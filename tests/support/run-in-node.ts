// Opens Alla Prima's code.js in the stand-in. Tests talk to it over the contract's wire (`ask`).
import { readFile } from 'node:fs/promises';
import { readManifest } from 'figma-stand-in/api/manifest';
import { runPlugin } from 'figma-stand-in';
import type { PluginOptions, RunningPlugin } from 'figma-stand-in';
import { isPluginMessage } from '../../src/contract/wire/answers';
import type { RequestName } from '../../src/contract/wire/asks';
import type { AnswerMessage, PluginEvent, Requests } from '../../src/contract/wire/messages';
import type { Failure } from '../../src/contract/failure';

/** The plugin's text is the built dist/code.js by default, its command the menu entry's. */
export type RunOptions = Partial<PluginOptions>;

export type Answer<Name extends RequestName> = { ok: true; body: Requests[Name]['answer'] } | { ok: false; failure: Failure };

export interface NodeRun extends RunningPlugin {
  /** Unasked messages of the plugin, in order. */
  readonly events: PluginEvent[];
  /** Ask as the panel would and wait for the one answer; rejects after `timeout` ms. */
  readonly ask: <Name extends RequestName>(name: Name, body: Requests[Name]['ask'], timeout?: number) => Promise<Answer<Name>>;
  /** Ask, and throw the failure's sentence if there is one. */
  readonly get: <Name extends RequestName>(name: Name, body: Requests[Name]['ask']) => Promise<Requests[Name]['answer']>;
}

const DIST = new URL('../../dist/', import.meta.url);

/** Start the plugin and let it run until it waits. Errors of its start are in `errors`. */
export async function runInNode(options: RunOptions = {}): Promise<NodeRun> {
  const events: PluginEvent[] = [];
  const waiting = new Map<number, (answer: AnswerMessage) => void>();
  let counter = 0;
  const plugin = await runPlugin({
    command: 'open',
    ...options,
    code: options.code ?? (await readFile(new URL('code.js', DIST), 'utf8')),
    manifest: { ...readManifest(await readFile(new URL('../../manifest.json', import.meta.url), 'utf8')), ...options.manifest },
    onMessage: (message) => {
      if (!isPluginMessage(message)) return;
      if (message.type === 'event') events.push(message.event);
      else waiting.get(message.id)?.(message);
    },
  });

  async function ask<Name extends RequestName>(name: Name, body: Requests[Name]['ask'], timeout = 100_000): Promise<Answer<Name>> {
    const id = ++counter;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`no answer to ${name} within ${timeout} ms; errors: ${plugin.errors.join('; ')}`));
      }, timeout);
      waiting.set(id, (answer) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(answer as Answer<Name>);
      });
      plugin.post({ type: 'request', id, name, body });
    });
  }

  return {
    ...plugin,
    events,
    ask,
    async get(name, body) {
      const answer = await ask(name, body);
      if (!answer.ok) throw new Error(`${answer.failure.code}: ${answer.failure.sentence}`);
      return answer.body;
    },
  };
}
