// The panel's document and what the browser offers to it.
import type { Facts } from '../../contract/facts';
import { ancestors, withoutPort } from '../place-of';
import { gpuState, presentFeatures } from './features';
import type { Measurement } from './measurement';
import { first, soon, tryOut } from './tries';

const POLICY_FEATURES = ['camera', 'microphone', 'display-capture', 'clipboard-write', 'clipboard-read', 'fullscreen', 'local-network-access', 'cross-origin-isolated', 'storage-access'];

interface FeaturePolicyDocument {
  readonly featurePolicy?: { allowsFeature(name: string): boolean };
}

export const frameMeasurement: Measurement = {
  title: 'The panel\'s frame',
  limit: 15,
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
      'frame.localStorage': await tryOut(() => { localStorage.setItem('alla-prima-probe', '1'); localStorage.removeItem('alla-prima-probe'); }),
      'frame.indexedDB': await tryOut(openDatabase),
      'frame.cookie': await tryOut(() => (document.cookie === '' ? 'is empty' : 'holds something')),
      'frame.permissions': featurePolicy === undefined ? ['can\'t be asked'] : POLICY_FEATURES.filter((name) => featurePolicy.allowsFeature(name)),
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
  limit: 15,
  run: async (port) => {
    let [ticks, painted, state] = [0, 0, ''];
    const tick = setInterval(() => {
      ticks++;
      state = document.visibilityState;
    }, 50);
    let painting = true;
    const paint = (): void => {
      painted++;
      if (painting) requestAnimationFrame(paint);
    };
    const answered = port.ask('hide', { ms: 1_500 });
    // From when it is surely hidden to before it is shown again.
    const counted = new Promise<readonly [number, number]>((resolve) => {
      setTimeout(() => {
        ticks = 0;
        requestAnimationFrame(paint);
        setTimeout(() => { resolve([ticks, painted]); }, 700);
      }, 500);
    });
    const [timers, paints] = await counted;
    const stateThen = state;
    await answered;
    clearInterval(tick);
    painting = false;
    return { 'frame.hidden': stateThen, 'frame.timersHidden': timers > 0, 'frame.paintsHidden': paints > 1 };
  },
};

/** What a listener that is not ours does with a key. execCommand is watched meanwhile and does nothing. */
function keyOutcome(key: string): string {
  const called: string[] = [];
  const watched = document as unknown as { execCommand?: unknown };
  watched.execCommand = (command: string): boolean => {
    called.push(command);
    return false;
  };
  try {
    const outcomes = ([{ ctrlKey: true }, { metaKey: true }] as const).map((modifier) => {
      const event = new KeyboardEvent('keydown', { key, code: `Key${key.toUpperCase()}`, bubbles: true, cancelable: true, ...modifier });
      return document.body.dispatchEvent(event) ? 'left alone' : 'prevented';
    });
    return called.length > 0 ? `document.execCommand('${[...new Set(called)].join('\', \'')}')` : [...new Set(outcomes)].join(', ');
  } finally {
    // The document's own again.
    delete watched.execCommand;
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
    request.onerror = () => { found('error'); };
    return () => undefined;
  }, 2_000);
  if (outcome !== 'works') throw new DOMException('', 'NotOpened');
}
