// The panel is delivered in two ways: inside the plugin (inline), or from a site (hosted). All that differs between them is here: where the
// engine's workers can live, how its bytes come, and how the plugin is reached. The build sets __DELIVERY__ and leaves the other way out.
import { FailureError } from '../contract/failure';
import type { EngineAssets, EngineFiles, HostedFile, PainterAssets } from '../inference/api/engine-assets';
import { blobWorker, dataWorker, siteWorker, thisPage } from '../inference/client/places';
import type { EnginePlaces } from '../inference/client/open-engine';
import type { Place } from '../inference/client/places';
import { UNKNOWN_PAINTER } from './features/painters/words';
import { openHostedPort, openInlinePort } from './wire/plugin-port';
import type { FigmaPort } from './wire/plugin-port';

export interface Delivery {
  readonly places: EnginePlaces;
  readonly assets: PainterAssets;
  readonly port: FigmaPort;
}

/** A painter's model card as it was parsed, unchecked, and the painter's id. */
export interface DeliveredCard {
  readonly id: string;
  readonly card: unknown;
}

/** @param cards in the order of the painters. */
export function takeDelivery(frame: Window, cards: readonly DeliveredCard[]): Delivery {
  return __DELIVERY__ === 'hosted' ? hosted(frame, cards) : inline(frame, cards);
}

function inline(frame: Window, cards: readonly DeliveredCard[]): Delivery {
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
    // Read when a painter is loaded, so that one that nobody wants costs nothing.
    assets: painterAssets(cards, ({ id, card }) => ({
      runtimeWasm: embedded(page, 'runtime-wasm'),
      model: embedded(page, `model-${id}`),
      styleEncoder: embedded(page, `style-encoder-${id}`) || null,
      sceneReader: { file: embedded(page, 'scene-reader'), card: JSON.parse(embedded(page, 'reader-card')) as unknown },
      card,
    })),
    port: openInlinePort(frame),
  };
}

function hosted(frame: Window, cards: readonly DeliveredCard[]): Delivery {
  const page = frame.document;
  const { script, labelScript, runtimeWasm, painters, sceneReader } = JSON.parse(embedded(page, 'engine-files')) as EngineFiles;
  const absolute = (path: string): string => new URL(path, page.baseURI).href;
  const file = (relative: HostedFile): HostedFile => ({ ...relative, url: absolute(relative.url) });
  const fileOrNone = (relative: HostedFile | null): HostedFile | null => (relative === null ? null : file(relative));
  return {
    places: { paint: [siteWorker(absolute(script))], labels: [siteWorker(absolute(labelScript))] },
    assets: painterAssets(cards, ({ card }, index) => {
      const { model, halfModel, styleEncoder } = painters[index]!;
      const others = painters.filter((_, other) => other !== index).flatMap((other) => [other.model, other.halfModel, other.styleEncoder]);
      return {
        runtimeWasm: file(runtimeWasm),
        model: file(model),
        halfModel: fileOrNone(halfModel),
        styleEncoder: fileOrNone(styleEncoder),
        others: others.filter((other) => other !== null).map(file),
        sceneReader: sceneReader === null ? null : { ...sceneReader, file: file(sceneReader.file) },
        card,
      };
    }),
    port: openHostedPort(frame, __PLUGIN_ID__, __FIGMA_ORIGINS__),
  };
}

function painterAssets(cards: readonly DeliveredCard[], filesOf: (card: DeliveredCard, index: number) => EngineAssets): PainterAssets {
  return {
    first: cards[0]?.id ?? '',
    of(painter) {
      const index = cards.findIndex(({ id }) => id === painter);
      const card = cards[index];
      if (card === undefined) throw FailureError.of(UNKNOWN_PAINTER, painter);
      return filesOf(card, index);
    },
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
