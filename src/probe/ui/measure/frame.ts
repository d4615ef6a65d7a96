// The panel's document and what the browser offers to it.
import type { Facts } from '../../contract/facts';
import { ancestors, withoutPort } from '../place-of';
import { gpuState, presentFeatures } from './features';
import type { Measurement } from './measurement';
import { first, pause, soon, tryOut } from './tries';

const POLICY_FEATURES = [
  'camera',
  'microphone',
  'display-capture',
  'clipboard-write',
  'clipboard-read',
  'fullscreen',
  'local-network-access',
  'cross-origin-isolated',
  'storage-access',
];

interface FeaturePolicyDocument {
  readonly featurePolicy?: { allowsFeature(name: string): boolean };
}

export const frameMeasurement: Measurement = {
  title: "The panel's frame",
  limit: 40,
  run: async () => {
    const { compatMode, doctype, before, fontFaces, focus } = window.probeEarly;
    const { featurePolicy } = document as unknown as FeaturePolicyDocument;
    const above = ancestors();
    const facts: Facts = {
      'frame.depth': above.length,
      'frame.protocol': location.protocol,
      'frame.origin': window.origin,
      'frame.ancestorOrigins': [...((location as { readonly ancestorOrigins?: DOMStringList }).ancestorOrigins ?? [])].map(withoutPort),
      'frame.ancestorsReadable': above.map((other, index) => `${index + 1} up: ${readable(other)}`),
      'frame.compatMode': compatMode,
      'frame.doctype': doctype,
      'frame.before': before,
      'frame.fontFaces': fontFaces,
      'frame.secure': isSecureContext,
      'frame.isolated': crossOriginIsolated,
      'frame.gpu': await soon(gpuState(), 5_000).catch(() => 'there, and does not answer'),
      'frame.present': presentFeatures(),
      'frame.localStorage': await tryOut(() => {
        localStorage.setItem('alla-prima-probe', '1');
        localStorage.removeItem('alla-prima-probe');
      }),
      'frame.indexedDB': await tryOut(openDatabase),
      'frame.cookie': await tryOut(() => (document.cookie === '' ? 'is empty' : 'holds something')),
      'frame.permissions':
        featurePolicy === undefined ? ["can't be asked"] : POLICY_FEATURES.filter((name) => featurePolicy.allowsFeature(name)),
      'frame.keyUndo': keyOutcome('z'),
      'frame.keySelectAll': keyOutcome('a'),
      'frame.focus': focus,
      'frame.browser': navigator.userAgent,
      'frame.cores': navigator.hardwareConcurrency,
      'frame.pixelRatio': devicePixelRatio,
    };
    return facts;
  },
};

export const hiddenMeasurement: Measurement = {
  title: 'The panel while it is hidden',
  limit: 30,
  run: async (port) => {
    let [ticks, painted, painting] = [0, 0, true];
    const tick = setInterval(() => {
      ticks++;
    }, 50);
    const paint = (): void => {
      painted++;
      if (painting) requestAnimationFrame(paint);
    };
    const hidden = first<unknown>(
      (found) =>
        port.listen((message) => {
          if (message.probe === 'heard' && message.way === 'hidden') found(message);
        }),
      2_000,
    );
    const answered = port.ask('hide', { ms: 3_000 });
    await hidden;
    // A frame that is on its way may still come.
    await pause(500);
    ticks = 0;
    requestAnimationFrame(paint);
    await pause(700);
    const facts: Facts = { 'frame.hidden': document.visibilityState, 'frame.timersHidden': ticks > 0, 'frame.paintsHidden': painted > 1 };
    clearInterval(tick);
    painting = false;
    await answered;
    return facts;
  },
};

/** What a listener that is not ours does with a key. execCommand is watched meanwhile and does nothing. */
function keyOutcome(key: string): string {
  const called: string[] = [];
  const before = Object.getOwnPropertyDescriptor(document, 'execCommand');
  const watch = (command: string): boolean => {
    called.push(command);
    return false;
  };
  Object.defineProperty(document, 'execCommand', { value: watch, configurable: true, writable: true });
  try {
    const outcomes = ([{ ctrlKey: true }, { metaKey: true }] as const).map((modifier) => {
      const event = new KeyboardEvent('keydown', { key, code: `Key${key.toUpperCase()}`, bubbles: true, cancelable: true, ...modifier });
      return document.body.dispatchEvent(event) ? 'left alone' : 'prevented';
    });
    return called.length > 0 ? `document.execCommand('${[...new Set(called)].join("', '")}')` : [...new Set(outcomes)].join(', ');
  } finally {
    if (before === undefined) Reflect.deleteProperty(document, 'execCommand');
    else Object.defineProperty(document, 'execCommand', before);
  }
}

function readable(other: Window): string {
  try {
    return typeof other.location.href === 'string' ? 'readable' : 'not readable';
  } catch {
    return 'not readable';
  }
}

async function openDatabase(): Promise<void> {
  const request = indexedDB.open('alla-prima-probe');
  const outcome = await first<string>((found) => {
    request.onsuccess = () => {
      request.result.close();
      indexedDB.deleteDatabase('alla-prima-probe');
      found('works');
    };
    request.onerror = () => {
      found('error');
    };
    return () => undefined;
  }, 2_000);
  if (outcome !== 'works') throw new DOMException('', 'NotOpened');
}
