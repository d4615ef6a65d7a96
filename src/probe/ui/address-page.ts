// Entry of the page on an address: says that it is there, waits for the plugin's knock, and tells what it is offered.
import type { Facts } from '../contract/facts';
import { isProbeMessage } from '../contract/messages';
import type { ElsewhereMessage } from '../contract/messages';
import { gpuState, presentFeatures } from './measure/features';
import { first, soon } from './measure/tries';
import { tryWorker } from './measure/workers';
import { ancestors, mayBePlugin, placeOf, withoutPort } from './place-of';

const KNOCK_TIMEOUT = 4_000;

async function tell(): Promise<void> {
  const knock = first<MessageEvent<unknown>>((found) => {
    const listen = (event: MessageEvent<unknown>): void => {
      const { data, source } = event;
      if (typeof data !== 'object' || data === null || !('pluginMessage' in data) || !isProbeMessage(data.pluginMessage)) return;
      if (data.pluginMessage.probe === 'knock' && mayBePlugin(placeOf(source))) found(event);
    };
    addEventListener('message', listen);
    return () => {
      removeEventListener('message', listen);
    };
  }, KNOCK_TIMEOUT);
  post({ probe: 'elsewhere', step: 'here' });
  const heard = await knock;
  // Its own id it can only know from what was sent to it.
  const own = heard === null ? [] : [['its own', { pluginId: (heard.data as { readonly pluginId?: unknown }).pluginId }] as const];
  for (const [way, envelope] of [['none', {}], ['*', { pluginId: '*' }], ['another', { pluginId: '1234567890' }], ...own] as const)
    post({ probe: 'elsewhere', step: 'way', way }, envelope);
  const styles = getComputedStyle(document.documentElement);
  const facts: Facts = {
    'address.secure': isSecureContext,
    'address.gpu': await soon(gpuState(), 5_000).catch(() => 'there, and does not answer'),
    'address.depth': ancestors().length,
    'address.ancestorOrigins': [...((location as { readonly ancestorOrigins?: DOMStringList }).ancestorOrigins ?? [])].map(withoutPort),
    'address.source': heard === null ? 'no message came' : placeOf(heard.source),
    'address.origin': heard === null ? 'no message came' : withoutPort(heard.origin),
    'address.keys': heard === null ? [] : Object.keys(heard.data as object).sort(),
    'address.present': presentFeatures(),
    'address.blobModuleWorker': await tryWorker('blob', 'module'),
    'address.theme': /figma-(light|dark)/.test(document.documentElement.className)
      ? 'the class'
      : styles.getPropertyValue('--figma-color-bg') === ''
        ? 'neither'
        : 'the variables',
  };
  post({ probe: 'elsewhere', step: 'facts', facts });
}

function post(pluginMessage: ElsewhereMessage, envelope: object = { pluginId: '*' }): void {
  parent.postMessage({ pluginMessage, ...envelope }, '*');
}

void tell();
