// Entry of the probe's sandbox: opens the panel, carries out what it asks for, and takes everything drawn away again.
import './run-event';
import { PARCEL_CONTENTS } from '../contract/parcels';
import { isProbeMessage } from '../contract/messages';
import type { AskMessage, AskName, Asks, Carried, ElsewhereMessage, PanelMessage, PluginMessage } from '../contract/messages';
import { kindOf, refusalOf } from '../contract/value';
import { attempt, pause, within } from './attempt';
import { Bench, sweep } from './bench';
import { lookElsewhere } from './measure/elsewhere';
import { exportPictures } from './measure/exports';
import { measureImages } from './measure/images';
import { MEASUREMENTS } from './measurements';
import { openPanel, restoreSize } from './panel';

/** Longest measurement on the bench, ms; the panel waits a little longer. */
const LIMIT = 60_000;

let bench: Bench | null = null;
let resume: Carried | null = null;
let hearElsewhere: ((message: ElsewhereMessage, origin: string) => void) | null = null;
/** Asks of the present panel that were taken: both ways of listening hear each. */
const taken = new Set<number>();

type Answers = { readonly [Name in AskName]: (body: Asks[Name]['ask'], origin: string) => Asks[Name]['answer'] | Promise<Asks[Name]['answer']> };

const answers: Answers = {
  'hello': (_body, origin) => {
    sweep(figma.currentPage);
    const carried = resume;
    resume = null;
    return {
      origin,
      pluginId: attempt(() => figma.pluginId, String),
      pageIsEmpty: figma.currentPage.children.length === 0,
      address: __PROBE_ADDRESS__,
      resume: carried,
    };
  },
  'elsewhere': (carried) => {
    void goElsewhere(carried);
    return {};
  },
  'measure': async ({ name }) => {
    const own = new Bench(figma.currentPage);
    try {
      await onBench(async () => {
        own.tell(await MEASUREMENTS[name](own));
      }, own);
      return { facts: own.found, failure: null };
    } catch (thrown) {
      return { facts: own.found, failure: failureOf(thrown) };
    }
  },
  'export-pictures': () => onBench(exportPictures),
  'create-images': async ({ pictures }) => ({ facts: await measureImages(pictures) }),
  'parcel-down': ({ parcel }) => {
    const outcome = attempt(() => {
      figma.ui.postMessage({ probe: 'parcel', parcel, content: PARCEL_CONTENTS[parcel]() });
    });
    return { refusal: outcome === 'works' ? null : outcome };
  },
  'origin-options': () => ({
    nullOrigin: attempt(() => {
      figma.ui.postMessage({ probe: 'heard', way: 'null-origin' }, { origin: 'null' });
    }),
    otherOrigin: attempt(() => {
      figma.ui.postMessage({ probe: 'heard', way: 'other-origin' }, { origin: 'https://nothing.invalid' });
    }),
  }),
  'resize': ({ width, height }) => {
    if (width === 'own') {
      restoreSize();
      return { refusal: null };
    }
    const outcome = attempt(() => {
      figma.ui.resize(width as number, height as number);
    });
    return { refusal: outcome === 'works' ? null : outcome };
  },
  'hide': async ({ ms }) => {
    figma.ui.hide();
    try {
      send({ probe: 'heard', way: 'hidden' });
      await pause(ms);
    } finally {
      figma.ui.show();
    }
    return {};
  },
  'stop': () => {
    bench?.clear();
    const left = sweep(figma.currentPage);
    figma.commitUndo();
    return { left };
  },
};

/** Draw on a bench of its own and clear it, whatever becomes of the work. */
async function onBench<T>(work: (bench: Bench) => Promise<T>, own = new Bench(figma.currentPage)): Promise<T> {
  bench = own;
  try {
    return await within(work(own), LIMIT);
  } finally {
    own.clear();
    // What was drawn and taken away again is behind us before anything else counts undo steps.
    figma.commitUndo();
    if (bench === own) bench = null;
  }
}

async function goElsewhere({ facts, troubles }: Carried): Promise<void> {
  try {
    const found = await lookElsewhere({
      listen: (heard) => {
        hearElsewhere = heard;
      },
    });
    resume = { facts: { ...facts, ...found.facts }, troubles: [...troubles, ...found.troubles] };
  } catch (thrown) {
    resume = { facts, troubles: [...troubles, { measurement: 'The window', sentence: failureOf(thrown) }] };
  }
  hearElsewhere = null;
  showPanel();
}

function showPanel(): void {
  taken.clear();
  openPanel();
}

function send(message: PluginMessage): void {
  figma.ui.postMessage(message);
}

async function answer({ id, name, body }: AskMessage, origin: string): Promise<void> {
  try {
    const act = answers[name] as (body: unknown, origin: string) => unknown;
    send({ probe: 'answer', id, ok: true, body: await act(body, origin) });
  } catch (thrown) {
    send({ probe: 'answer', id, ok: false, sentence: failureOf(thrown) });
  }
}

function hear(message: unknown, origin: string): void {
  if (!isProbeMessage(message)) return;
  if (message.probe === 'elsewhere') {
    hearElsewhere?.(message as ElsewhereMessage, origin);
    return;
  }
  const heard = message as PanelMessage;
  if (heard.probe === 'way') send({ probe: 'heard', way: heard.way });
  if (heard.probe === 'parcel') send({ probe: 'arrived', parcel: heard.parcel, kind: kindOf(heard.content) });
  if (heard.probe !== 'ask' || taken.has(heard.id) || !(heard.name in answers)) return;
  taken.add(heard.id);
  void answer(heard, origin);
}

figma.on('close', () => {
  bench?.clear();
  sweep(figma.currentPage);
});
showPanel();
// Both at once: whether each message is heard once or twice is a finding, and asks are taken once.
figma.ui.onmessage = (message, props) => {
  hear(message, originOf(props));
};
figma.ui.on('message', (message, props) => {
  hear(message, originOf(props));
});

function failureOf(thrown: unknown): string {
  return `Some of it could not be measured: ${refusalOf(thrown).replace(/\.$/, '')}.`;
}

function originOf(props: unknown): string {
  return typeof props === 'object' && props !== null && 'origin' in props ? String(props.origin) : 'none';
}
