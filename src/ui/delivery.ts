// The panel is delivered in two ways: inside the plugin (inline), or from a site (hosted). All that differs between them is here: where the
// engine's workers can live, how its bytes come, and how the plugin is reached. The build sets __DELIVERY__ and leaves the other way out.
import type { EngineAssets, EngineFiles, HostedFile } from '../inference/api/engine-assets';
import { blobWorker, dataWorker, siteWorker, thisPage } from '../inference/client/places';
import type { EnginePlaces } from '../inference/client/open-engine';
import type { Place } from '../inference/client/places';
import { openHostedPort, openInlinePort } from './wire/plugin-port';
import type { FigmaPort } from './wire/plugin-port';

export interface Delivery {
  readonly places: EnginePlaces;
  readonly assets: EngineAssets;
  readonly port: FigmaPort;
}

/** @param card the parsed model card, unchecked. */
export function takeDelivery(frame: Window, card: unknown): Delivery {
  return __DELIVERY__ === 'hosted' ? hosted(frame, card) : inline(frame, card);
}

function inline(frame: Window, card: unknown): Delivery {
  const page = frame.document;
  const placesOf = (id: string): readonly Place[] => {
    const source = embedded(page, id);
    return [
      dataWorker(source),
      blobWorker(source),
      thisPage(() => {
        runScript(page, source);
      }),
    ];
  };
  return {
    places: { paint: placesOf('engine-source'), labels: placesOf('label-engine-source') },
    assets: {
      runtimeWasm: embedded(page, 'runtime-wasm'),
      model: embedded(page, 'model'),
      styleEncoder: embedded(page, 'style-encoder') || null,
      sceneReader: { file: embedded(page, 'scene-reader'), card: JSON.parse(embedded(page, 'reader-card')) as unknown },
      card,
    },
    port: openInlinePort(frame),
  };
}

function hosted(frame: Window, card: unknown): Delivery {
  const page = frame.document;
  const { script, labelScript, runtimeWasm, model, halfModel, styleEncoder, sceneReader } = JSON.parse(
    embedded(page, 'engine-files'),
  ) as EngineFiles;
  const absolute = (path: string): string => new URL(path, page.baseURI).href;
  const file = (relative: HostedFile): HostedFile => ({ ...relative, url: absolute(relative.url) });
  const fileOrNone = (relative: HostedFile | null): HostedFile | null => (relative === null ? null : file(relative));
  return {
    places: { paint: [siteWorker(absolute(script))], labels: [siteWorker(absolute(labelScript))] },
    assets: {
      runtimeWasm: file(runtimeWasm),
      model: file(model),
      halfModel: fileOrNone(halfModel),
      styleEncoder: fileOrNone(styleEncoder),
      sceneReader: sceneReader === null ? null : { ...sceneReader, file: file(sceneReader.file) },
      card,
    },
    port: openHostedPort(frame, __PLUGIN_ID__, __FIGMA_ORIGINS__),
  };
}

/** Text of a data block of the page; empty where there is none, which the engine's own load reports. */
export function embedded(page: Document, id: string): string {
  return page.getElementById(id)?.textContent ?? '';
}

/** Run a script in this page: what is left where every kind of worker is refused. */
function runScript(page: Document, source: string): void {
  const script = page.createElement('script');
  script.textContent = source;
  page.head.append(script);
  script.remove();
}
