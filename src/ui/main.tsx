// Entry of the panel: takes the embedded engine out of the page, connects to the plugin, and renders.
import './look/theme.css';
import './look/reset.css';
import { render } from 'preact';
import { dataWorker, blobWorker, thisPage } from '../inference/places';
import { validateModelCard } from '../inference/model-card';
import type { ModelCard } from '../inference/model-card';
import { openEngine } from '../inference/open-engine';
import { App } from './app';
import { createController } from './controller';
import type { Controller } from './controller';
import { findMachineFacts } from './machine-facts';
import { initialState } from './state/initial-state';
import { openPluginClient } from './wire/plugin-client';
import { openPluginPort } from './wire/plugin-port';

function embedded(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}

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

/** Run a script in this page; the last resort where every worker is refused. */
function runScript(source: string): void {
  const script = document.createElement('script');
  script.textContent = source;
  document.head.append(script);
  script.remove();
}

function main(): void {
  const source = embedded('engine-source');
  const rawCard = parsed(embedded('model-card'));
  const card = readCard(rawCard);
  const engine = openEngine(
    [dataWorker(source), blobWorker(source), thisPage(() => { runScript(source); })],
    { runtimeWasm: embedded('runtime-wasm'), model: embedded('model'), card: rawCard },
  );
  const client = openPluginClient(openPluginPort(window), (event) => { controller.hear(event); });
  const controller: Controller = createController(initialState(card?.styles ?? [], card?.defaultStyle ?? ''), {
    client,
    engine,
    modelHash: card?.sha256 ?? '',
    appVersion: __APP_VERSION__,
    now: () => performance.now(),
  });
  const root = document.getElementById('panel');
  if (root === null) throw new Error('index.html has no #panel');
  const known = { place: null, graphics: null, model: card, appVersion: __APP_VERSION__ };
  render(<App controller={controller} machine={known} />, root);
  void findMachineFacts(known, engine, (machine) => { render(<App controller={controller} machine={machine} />, root); });
  window.addEventListener('pagehide', () => { controller.close(); });
  controller.open();
}

main();
