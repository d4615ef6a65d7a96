// Asks the plugin and hears it. Any ancestor or none may be the one that posts the plugin's messages: which it is, is measured.
import type { AskName, Asks, PluginMessage } from '../contract/messages';
import type { Heard } from './early';
import { mayBePlugin } from './place-of';

type Listener = (message: PluginMessage, heard: Heard) => void;

export class PluginPort {
  private counter = 0;
  private readonly waiting = new Map<number, { resolve(body: unknown): void; reject(error: Error): void }>();
  private readonly listeners = new Set<Listener>();

  constructor() {
    window.probeEarly.onHeard = (heard) => {
      this.hear(heard);
    };
  }

  /** One question. @throws Error with the plugin's sentence, or with ours when no answer comes in time. */
  ask<Name extends AskName>(name: Name, body: Asks[Name]['ask'], seconds = 10): Promise<Asks[Name]['answer']> {
    const id = ++this.counter;
    return new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(id);
        reject(new Error(`The plugin's side gave no answer within ${seconds} s.`));
      }, seconds * 1000);
      const settle = (): void => {
        clearTimeout(timer);
        this.waiting.delete(id);
      };
      this.waiting.set(id, {
        resolve: (answer) => {
          settle();
          resolve(answer);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
      this.post({ probe: 'ask', id, name, body });
    }) as Promise<Asks[Name]['answer']>;
  }

  /**
   * As Figma documents it for a panel that came with the plugin: to the parent, without an id.
   * @param envelope what stands beside the message; @param target the window that it is posted to.
   */
  post(pluginMessage: unknown, envelope: object = {}, target: Window = parent): void {
    target.postMessage({ pluginMessage, ...envelope }, '*');
  }

  /** @returns how to stop. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private hear(heard: Heard): void {
    if (heard.message === null || !mayBePlugin(heard.source)) return;
    const message = heard.message as PluginMessage;
    if (message.probe === 'answer') {
      const asked = this.waiting.get(message.id);
      if (message.ok) asked?.resolve(message.body);
      else asked?.reject(new Error(message.sentence));
    }
    for (const listener of this.listeners) listener(message, heard);
  }
}
