// Entry of the panel, inline and hosted: finds the engine's files, connects to the plugin, and renders.
import './kit/look/theme.css';
import './kit/look/reset.css';
import { render } from 'preact';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Origin } from '../contract/pictures/origin';
import { validateModelCard } from '../inference/api/model-card';
import type { ModelCard } from '../inference/api/model-card';
import type { Engine } from '../inference/api/engine';
import { styleRange } from '../inference/api/style-range';
import { crewSize, machineFacts } from '../inference/client/crew-size';
import { openEngine } from '../inference/client/open-engine';
import { TIMEOUTS } from '../inference/client/worker-client';
import { App } from './shell/app';
import type { Machine } from './features/machine/machine';
import { createController } from './shell/controller';
import type { Controller } from './shell/controller';
import { embedded, takeDelivery } from './delivery';
import { findMachineFacts } from './features/machine/machine-facts';
import { followTheme } from './kit/look/follow-theme';
import { note, noteState } from './features/machine/opening';
import { watchPolicy } from './features/machine/policy-violations';
import { initialState } from './state/initial-state';
import type { Painter } from './features/painting/painting-state';
import { openPluginClient } from './wire/plugin-client';
import type { LineFacts } from './features/machine/diagnostics';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine is handed the same nothing and says so in a sentence when it loads.
    return null;
  }
}

function readCard(value: unknown): ModelCard | null {
  try {
    return validateModelCard(value);
  } catch {
    // As above: the engine's own load reports it.
    return null;
  }
}

function originOf(card: ModelCard | null): Origin {
  const { painter, version, licence } = card ?? { painter: { name: '' }, version: '', licence: '' };
  return { painter: painter.name, painterVersion: version, licence, appVersion: __APP_VERSION__ };
}

function painterOf(card: ModelCard | null): Painter {
  return {
    modelHash: card?.sha256 ?? '',
    formerly: card?.formerly ?? [],
    sizeMultiple: card?.sizeMultiple ?? 64,
    tileHalo: card?.tileHalo,
    styleRange: card === null ? null : styleRange(card.styles.map(({ vector }) => vector)),
    takesPictures: card?.styleEncoder !== undefined,
  };
}

/**
 * The panel, and what is found out about the machine after it opened. It is rendered once, and changes from within: each further
 * render() would start Preact's count of ids anew, and two groups of radio buttons with one name are one group.
 */
function Panel({
  controller,
  known,
  engine,
  line,
}: {
  readonly controller: Controller;
  readonly known: Machine;
  readonly engine: Engine;
  readonly line: () => LineFacts;
}): JSX.Element {
  const [machine, setMachine] = useState(known);
  useEffect(() => {
    void findMachineFacts(known, engine, setMachine);
  }, [known, engine]);
  return <App controller={controller} machine={machine} line={line} />;
}

function main(): void {
  const violations = watchPolicy(document);
  const rawCard = parsed(embedded(document, 'model-card'));
  const card = readCard(rawCard);
  const { places, assets, port } = takeDelivery(window, rawCard);
  followTheme(document, port.ear);
  const engine = openEngine(places, assets, TIMEOUTS, crewSize(machineFacts(navigator, performance)));
  const client = openPluginClient(port, (event) => {
    controller.hear(event);
  });
  const controller: Controller = createController(initialState(card?.styles ?? [], card?.defaultStyle ?? '', painterOf(card)), {
    client,
    engine,
    modelHash: card?.sha256 ?? '',
    origin: originOf(card),
    appVersion: __APP_VERSION__,
    now: () => performance.now(),
  });
  const root = document.getElementById('panel');
  if (root === null) throw new Error('index.html has no #panel');
  const known = { place: null, backend: null, graphics: null, model: card, appVersion: __APP_VERSION__ };
  controller.subscribe(() => {
    noteState(controller.state());
  });
  const line = (): LineFacts => ({ heard: port.ear.log(), unanswered: client.unanswered(), violations: violations() });
  render(<Panel controller={controller} known={known} engine={engine} line={line} />, root);
  note('shown');
  const look = (): void => {
    controller.dispatch({ type: 'visible', visible: document.visibilityState === 'visible' });
  };
  document.addEventListener('visibilitychange', look);
  look();
  window.addEventListener('pagehide', () => {
    controller.close();
  });
  controller.open();
}

main();
