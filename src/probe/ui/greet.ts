// The first words with the plugin's side: whether it is there, whether this is the place to run, and what was already found.
import type { Carried } from '../contract/messages';
import type { PluginPort } from './plugin-port';

export type Greeting =
  | { readonly kind: 'here'; readonly address: string }
  | { readonly kind: 'occupied' }
  | { readonly kind: 'resumed'; readonly carried: Carried }
  | { readonly kind: 'deaf'; readonly sentence: string };

/** Asked again, because what is said too early may be lost. */
const TRIES = 3;

export async function greet(port: PluginPort): Promise<Greeting> {
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      const { pageIsEmpty, address, resume } = await port.ask('hello', {}, 3);
      if (resume !== null) return { kind: 'resumed', carried: resume };
      return pageIsEmpty ? { kind: 'here', address } : { kind: 'occupied' };
    } catch {
      // Once more.
    }
  }
  const { heard } = window.probeEarly;
  return {
    kind: 'deaf',
    sentence: `The plugin's side does not answer. ${heard.length === 0 ? 'No message came at all.' : `Messages came, from: ${[...new Set(heard.map(({ source }) => source))].join('; ')}.`}`,
  };
}
