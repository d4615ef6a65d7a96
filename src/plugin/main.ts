// Entry of the plugin's sandbox: opens the panel and wires its requests and the document's events, or does a quick action of Figma's menu.
// The work is done elsewhere.
import { toFailure } from '../contract/failure';
import { clampPanel } from '../contract/storage/settings';
import { keepDrawing, loadDrawing } from './storage/drawing-store';
import { createStyles } from './drawing/create-styles';
import { fillSelection } from './drawing/fill-selection';
import { insertShapes } from './drawing/insert-shapes';
import { drawScene } from './drawing/draw-scene';
import { drawExamples } from './examples/draw-examples';
import { openPanel } from './panel/open-panel';
import { insertPainting } from './painting/insert-painting';
import { fillLayers } from './fills/fill-layers';
import { countTargets } from './fills/fill-targets';
import { undoPainting } from './painting/undo-painting';
import type { Landed } from './painting/undo-painting';
import { insertVariations } from './painting/insert-variations';
import { readPainting, readRecipe } from './painting/read-painting';
import { newerNotice } from './painting/newer-paintings';
import { exportPicture } from './picture/export-picture';
import { readLayerPicture } from './picture/read-layer-picture';
import { paintIn, seedIn, styleIn, suggestionsFor } from './quick/parameters';
import { rollScene } from './quick/roll-scene';
import { sayUnderWay } from './quick/say-under-way';
import { sayAndClose } from './quick/toast';
import { route } from './panel/router';
import type { Handlers } from './panel/router';
import { READ_SIDE } from '../contract/picture';
import type { LayerPicture } from '../contract/picture';
import type { Hello } from '../contract/wire/messages';
import { describeSelection } from './selection/describe-selection';
import { selectLayers } from './selection/select-layers';
import { loadSettings, saveSettings } from './storage/settings-store';
import { deleteFileStyle, keepFileStyle, renameFileStyle } from './storage/file-styles-store';
import { watchDocument } from './watching/watch';
import { watchFileStyles } from './watching/watch-file-styles';

// Invisible layers of instances are drawn nowhere, and walking past them makes large files slow.
figma.skipInvisibleInstanceChildren = true;

/** What a quick action without a panel on show is doing. */
const QUICK_WORDS: Readonly<Partial<Record<Hello['command'], string>>> = {
  'paint-again': 'Painting',
  'shapes-from-picture': 'Reading the picture',
};

interface Opening {
  /** What went wrong before, as a sentence. */
  readonly trouble?: string | null;
  /** The picture that a quick action is about. */
  readonly picture?: LayerPicture;
}

async function open(how: Pick<Hello, 'command' | 'again' | 'paintShapes'>, { trouble = null, picture }: Opening = {}): Promise<void> {
  // What a quick action is about is what was selected when it was called: the person may go on working while its panel loads.
  const called = how.command === 'paint-again' ? describeSelection(false) : null;
  const { panel } = await loadSettings();
  const quick = QUICK_WORDS[how.command];
  const underWay = quick === undefined ? null : sayUnderWay(quick);
  const { send, notice, openInside } = openPanel({ ...panel, visible: underWay === null }, (message) => {
    void route(message, handlers).then((answer) => {
      if (answer !== null) send(answer);
    });
  });
  const watch = watchDocument((event) => {
    send({ type: 'event', event });
  });

  const styles = watchFileStyles((event) => {
    send({ type: 'event', event });
  });

  let landed: Landed | null = null;

  const handlers: Handlers = {
    'ready': async () => ({
      settings: await loadSettings(),
      ...how,
      selection: called === null ? await watch.describe() : (await called).state,
      notice: noticeAtOpening(trouble, notice()),
    }),
    'export-picture': (body) => exportPicture(body),
    'insert-painting': async (body) => {
      let takeBack = (): Promise<void> => Promise.resolve();
      const inserted = await insertPainting(body, (how) => {
        takeBack = how;
      });
      landed = { layerId: inserted.layerId, imageHash: inserted.imageHash, takeBack };
      underWay?.landed(null);
      watch.tellSelection();
      return inserted;
    },
    'fill-targets': (body) => countTargets(body),
    'fill-layers': async (body) => {
      let takeBack = (): Promise<void> => Promise.resolve();
      const filled = await fillLayers(body, (how) => {
        takeBack = how;
      });
      landed = { layerId: filled.layers[0]!.layerId, imageHash: filled.imageHash, takeBack };
      // After the answer, until which the panel keeps to the painting.
      setTimeout(() => {
        watch.tellSelection();
      }, 0);
      return filled;
    },
    'undo-painting': async (body) => {
      const undone = await undoPainting(body, landed);
      landed = null;
      watch.tellSelection();
      return undone;
    },
    'insert-variations': async (body) => {
      const inserted = await insertVariations(body);
      watch.tellSelection();
      return inserted;
    },
    'open-inside': () => {
      // After the answer, which would else be the first thing that the next panel hears.
      setTimeout(openInside, 0);
      return {};
    },
    'read-painting': (body) => readPainting(body),
    'read-recipe': (body) => readRecipe(body),
    'read-layer-picture': ({ side }) => picture ?? readLayerPicture(side),
    'follow-source': async ({ on }) => {
      await watch.follow(on);
      return {};
    },
    'choose-scope': async ({ alone }) => {
      await watch.chooseScope(alone);
      return {};
    },
    'fill-selection': (body) => fillSelection(body),
    'create-styles': () => createStyles(),
    'draw-scene': (body) => drawScene(body),
    'insert-shapes': async (body) => {
      const inserted = await insertShapes(body);
      underWay?.landed(how.paintShapes === true ? 'Cancelled. The shapes are drawn, and not painted.' : null);
      return inserted;
    },
    'select-layers': (body) => selectLayers(body),
    'kept-drawing': () => loadDrawing(),
    'keep-drawing': (body) => keepDrawing(body),
    'file-styles': () => ({ styles: styles.list() }),
    'keep-file-style': async (body) => {
      const { id } = await keepFileStyle(body);
      return { id, styles: styles.list() };
    },
    'rename-file-style': async (body) => {
      await renameFileStyle(body);
      return { styles: styles.list() };
    },
    'delete-file-style': async (body) => {
      await deleteFileStyle(body);
      return { styles: styles.list() };
    },
    'save-settings': (body) => saveSettings(body),
    'finish': ({ tone, sentence }) => {
      underWay?.over();
      // Once this is answered: a closed plugin that posts a message throws.
      setTimeout(() => {
        sayAndClose(sentence, tone);
      }, 0);
      return {};
    },
    'resize': ({ width, height }) => {
      const size = clampPanel(width, height);
      figma.ui.resize(size.width, size.height);
      return {};
    },
  };
}

/** What is about the selected picture needs no panel to say that there is none. */
async function openOnPicture(paintShapes: boolean): Promise<void> {
  try {
    const picture = await readLayerPicture(READ_SIDE);
    await open({ command: 'shapes-from-picture', paintShapes }, { picture });
  } catch (thrown) {
    sayAndClose(toFailure(thrown, 'The picture could not be read, so nothing was changed. Try again.').sentence, 'trouble');
  }
}

/** Draw the example page; the panel opens on it. @returns what went wrong, as a sentence, or null. */
async function tryExamples(): Promise<string | null> {
  try {
    await drawExamples();
    return null;
  } catch (thrown) {
    return toFailure(thrown, 'The example page could not be drawn. Try again.').sentence;
  }
}

/** What came of a command, how the panel was opened, and what the page holds of newer versions. */
function noticeAtOpening(...sentences: readonly (string | null)[]): string | null {
  return [...sentences, newerNotice(figma.currentPage)].filter((sentence) => sentence !== null).join(' ') || null;
}

/** Quick actions that are about what is selected, and what to select for them. */
const NEEDS_SELECTION: Readonly<Record<string, string>> = {
  'paint-again': 'Select what was painted, or what shall be.',
  'shapes-from-picture': 'Select the picture.',
};

// A person fills in the parameters of a quick action before it runs.
figma.parameters.on('input', ({ key, query, result }) => {
  const wanted = NEEDS_SELECTION[figma.command];
  const answer =
    wanted !== undefined && figma.currentPage.selection.length === 0
      ? { error: `Nothing is selected. ${wanted}` }
      : suggestionsFor(figma.command, key, query, __STYLES__);
  if ('error' in answer) result.setError(answer.error);
  else result.setSuggestions([...answer.suggestions]);
});

figma.on('run', ({ command, parameters = {} }) => {
  if (command === 'roll-scene') void rollScene(parameters, Math.random);
  else if (command === 'paint-again')
    void open({ command: 'paint-again', again: { style: styleIn(parameters, __STYLES__), seed: seedIn(parameters, Math.random) } });
  else if (command === 'shapes-from-picture') void openOnPicture(paintIn(parameters));
  else if (command === 'examples') void tryExamples().then((trouble) => open({ command: 'open' }, { trouble }));
  else void open({ command: command === 'repaint' ? 'repaint' : 'open' });
});
