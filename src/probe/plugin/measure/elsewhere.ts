// Other documents in the plugin's window, each for a moment: showUI with odd sizes, a very long one, and one that sends itself to an
// address. The panel is gone meanwhile, so all of this is done in one go.
import type { Facts } from '../../contract/facts';
import type { ElsewhereMessage } from '../../contract/messages';
import type { Trouble } from '../../contract/profile';
import { attempt, pause } from '../attempt';

const SIZE_TIMEOUT = 10_000;
const LONG_TIMEOUT = 20_000;
const ADDRESS_TIMEOUT = 10_000;

/** Hands over what panels elsewhere say, with the origin that Figma names. */
export interface Elsewhere {
  listen(heard: (message: ElsewhereMessage, origin: string) => void): void;
}

/** A document that says its size once it has one. */
const sizePage = (
  round: number,
): string => `<style>body { font: 11px/16px Inter, sans-serif; margin: 12px; background: var(--figma-color-bg, #fff); color: var(--figma-color-text, #333) }</style>Measuring the window…
<script>addEventListener('load', function () { setTimeout(function () {
  parent.postMessage({ pluginMessage: { probe: 'elsewhere', step: 'size', round: ${round}, width: innerWidth, height: innerHeight } }, '*');
}, 200); });</script>`;

export async function lookElsewhere(elsewhere: Elsewhere): Promise<{ readonly facts: Facts; readonly troubles: readonly Trouble[] }> {
  let round = 0;
  const show = async (options: ShowUIOptions): Promise<string> => {
    const told = await shown(elsewhere, ++round, '', options, SIZE_TIMEOUT);
    return typeof told === 'string' ? told : `works, ${told.width ?? '?'}×${told.height ?? '?'}`;
  };
  const sizes: Facts = {
    'show.plain': await show({}),
    'show.fraction': await show({ width: 333.5, height: 222.5 }),
    'show.zero': await show({ width: 0, height: 0 }),
    'show.negative': await show({ width: -1, height: -1 }),
  };
  const long = await shown(elsewhere, ++round, ' '.repeat(16_000_000), { width: 300, height: 200 }, LONG_TIMEOUT);
  const facts: Facts = { ...sizes, 'show.hugeHtml': typeof long === 'string' ? long : 'works' };
  if (__PROBE_ADDRESS__ === '')
    return {
      facts,
      troubles: [
        {
          measurement: 'A panel on an address',
          sentence: 'No address was given, so nothing was tried there. PROBE_ADDRESS=https://… npm run probe gives one.',
        },
      ],
    };
  return { facts: { ...facts, ...(await visit(elsewhere)) }, troubles: [] };
}

/** What the document said, or how it was refused. */
function shown(
  elsewhere: Elsewhere,
  round: number,
  padding: string,
  options: ShowUIOptions,
  timeout: number,
): Promise<ElsewhereMessage | string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(`works, and says nothing within ${timeout / 1000} s`);
    }, timeout);
    elsewhere.listen((message) => {
      if (message.step !== 'size' || message.round !== round) return;
      clearTimeout(timer);
      resolve(message);
    });
    const taken = attempt(() => {
      figma.showUI(sizePage(round) + padding, { themeColors: true, ...options });
    });
    if (taken === 'works') return;
    clearTimeout(timer);
    resolve(taken);
  });
}

async function visit(elsewhere: Elsewhere): Promise<Facts> {
  const ways: string[] = [];
  const heard: { origin: string | null; facts: Facts | null } = { origin: null, facts: null };
  elsewhere.listen((message, from) => {
    if (message.step === 'here') {
      heard.origin = from;
      // Twice: with the address's origin, as a careful plugin does, and without.
      figma.ui.postMessage({ probe: 'knock' }, { origin: __PROBE_ORIGIN__ });
      figma.ui.postMessage({ probe: 'knock' });
    }
    if (message.step === 'way' && message.way !== undefined) ways.push(message.way);
    if (message.step === 'facts') heard.facts = message.facts ?? {};
  });
  const link = JSON.stringify(__PROBE_ADDRESS__).replace(/</g, '\\u003c');
  figma.showUI(`<p style="font: 11px/16px Inter, sans-serif">Going to the address…</p><script>location.href = ${link};</script>`, {
    width: 320,
    height: 240,
  });
  for (let waited = 0; heard.facts === null && waited < ADDRESS_TIMEOUT; waited += 100) await pause(100);
  const { origin, facts } = heard;
  if (origin === null) return { 'address.reached': `says nothing within ${ADDRESS_TIMEOUT / 1000} s` };
  return {
    'address.reached': facts === null ? 'speaks, and hears nothing' : 'yes',
    'address.originInPlugin': origin === __PROBE_ORIGIN__ ? "the address's" : origin,
    'address.upPluginId': [...new Set(ways)].sort(),
    ...(facts ?? {}),
  };
}
