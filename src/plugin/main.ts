// Entry of the plugin's sandbox: opens the panel and wires its requests and the document's events. The work is done elsewhere.
import { clampPanel } from '../contract/storage/settings';
import { keepDrawing, loadDrawing } from './storage/drawing-store';
import { createStyles } from './drawing/create-styles';
import { fillSelection } from './drawing/fill-selection';
import { insertShapes } from './drawing/insert-shapes';
import { startScene } from './drawing/start-scene';
import { openPanel } from './panel/open-panel';
import { insertPainting } from './painting/insert-painting';
import { insertVariations } from './painting/insert-variations';
import { readPainting, readRecipe } from './painting/read-painting';
import { exportPicture } from './picture/export-picture';
import { readStylePicture } from './picture/read-style-picture';
import { route } from './panel/router';
import type { Handlers } from './panel/router';
import { selectLayers } from './selection/select-layers';
import { loadSettings, saveSettings } from './storage/settings-store';
import { watchDocument } from './watching/watch';

// Invisible layers of instances are drawn nowhere, and walking past them makes large files slow.
figma.skipInvisibleInstanceChildren = true;

async function open(): Promise<void> {
  const { panel } = await loadSettings();
  const { send, notice } = openPanel(panel, (message) => {
    void route(message, handlers).then((answer) => {
      if (answer !== null) send(answer);
    });
  });
  const watch = watchDocument((event) => {
    send({ type: 'event', event });
  });

  const handlers: Handlers = {
    'ready': async () => ({
      settings: await loadSettings(),
      command: figma.command === 'repaint' ? 'repaint' : 'open',
      selection: await watch.describe(),
      notice: notice(),
    }),
    'export-picture': (body) => exportPicture(body),
    'insert-painting': async (body) => {
      const inserted = await insertPainting(body);
      watch.tellSelection();
      return inserted;
    },
    'insert-variations': async (body) => {
      const inserted = await insertVariations(body);
      watch.tellSelection();
      return inserted;
    },
    'read-painting': (body) => readPainting(body),
    'read-recipe': (body) => readRecipe(body),
    'read-style-picture': () => readStylePicture(),
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
    'start-scene': (body) => startScene(body),
    'insert-shapes': (body) => insertShapes(body),
    'select-layers': (body) => selectLayers(body),
    'kept-drawing': () => loadDrawing(),
    'keep-drawing': (body) => keepDrawing(body),
    'save-settings': (body) => saveSettings(body),
    'resize': ({ width, height }) => {
      const size = clampPanel(width, height);
      figma.ui.resize(size.width, size.height);
      return {};
    },
  };
}

void open();
