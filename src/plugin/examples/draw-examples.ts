// The example page: a section with scenes to paint, a banner, slides, and the nine colours with their names. It is what the Community
// listing's playground file holds, and what anybody gets who chooses *Draw the example page* in the plugin's menu.
import { CLASSES } from '../../contract/classes';
import { FailureError } from '../../contract/failure';
import { classPaint } from '../colour/class-paint';
import { changeDocument } from '../document/change-document';
import { addFrame } from '../drawing/draw-frame';
import { placeInView } from '../drawing/free-place';
import type { ExampleFrame } from './example-frames';
import { exampleFrames } from './example-frames';

// All measures are pixels of the page.
const MARGIN = 160;
/** Beside each frame there is room for its painting, which the plugin puts at this distance. */
const TO_PAINTING = 40;
/** From that room to the next frame. */
const GAP = 80;
/** From one row's pictures to the next row's words. */
const ROW_GAP = 200;
const SWATCH = 200;
const SWATCH_GAP = 40;
const TITLE_SIZE = 96;
const WORDS_SIZE = 48;
const LABEL_SIZE = 40;
/** From a row's words to its pictures. */
const WORDS_HEIGHT = 120;

const FONTS = { title: { family: 'Inter', style: 'Bold' }, words: { family: 'Inter', style: 'Regular' } } as const;

/**
 * Draw the section in view, clear of everything on the page, and select its first scene. One undo step. Throws FailureError `read-only`,
 * with the document unchanged.
 */
export async function drawExamples(): Promise<void> {
  try {
    await Promise.all([figma.loadFontAsync(FONTS.title), figma.loadFontAsync(FONTS.words)]);
  } catch (thrown) {
    throw new FailureError('read-only', 'Figma’s font Inter could not be loaded, so the example page was not drawn. Try again.', String(thrown));
  }
  const rows = layOut();
  const first = await changeDocument((undoing) => {
    const section = figma.createSection();
    undoing(() => {
      if (!section.removed) section.remove();
    });
    const place = placeInView(rows.width, rows.height);
    section.name = 'Alla Prima examples';
    section.x = place.x;
    section.y = place.y;
    section.resizeWithoutConstraints(rows.width, rows.height);
    for (const { text, x, y, size } of rows.texts) {
      const node = figma.createText();
      section.appendChild(node);
      node.fontName = size === TITLE_SIZE ? FONTS.title : FONTS.words;
      node.fontSize = size;
      node.characters = text;
      node.x = x;
      node.y = y;
    }
    for (const { name, x, y } of rows.swatches) {
      const node = figma.createRectangle();
      section.appendChild(node);
      node.name = name;
      node.resize(SWATCH, SWATCH);
      node.fills = [classPaint(name)];
      node.x = x;
      node.y = y;
    }
    const frames = rows.frames.map(({ frame, x, y }) => {
      const node = addFrame(frame, { x, y, width: frame.width, height: frame.height }, undoing);
      section.appendChild(node);
      node.x = x;
      node.y = y;
      return node;
    });
    return frames[0]!;
  });
  figma.currentPage.selection = [first];
  figma.viewport.scrollAndZoomIntoView([first.parent as SectionNode]);
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly { readonly text: string; readonly x: number; readonly y: number; readonly size: number }[];
  readonly swatches: readonly { readonly name: (typeof CLASSES)[number]['name']; readonly x: number; readonly y: number }[];
  readonly frames: readonly { readonly frame: ExampleFrame; readonly x: number; readonly y: number }[];
}

/** Where everything goes, counted from the section's corner. */
function layOut(): Layout {
  const { scenes, banner, slides } = exampleFrames();
  const [first, second, third] = scenes;
  const texts = [{ text: 'Alla Prima: landscapes from shapes', x: MARGIN, y: MARGIN, size: TITLE_SIZE }];
  const frames: Layout['frames'][number][] = [];
  let y = MARGIN + 2 * TITLE_SIZE;
  let right = 0;
  const row = (words: string, ...inRow: readonly ExampleFrame[]): void => {
    texts.push({ text: words, x: MARGIN, y, size: WORDS_SIZE });
    y += WORDS_HEIGHT;
    let x = MARGIN;
    for (const frame of inRow) {
      frames.push({ frame, x, y });
      right = Math.max(right, x + 2 * frame.width + TO_PAINTING);
      x += 2 * frame.width + TO_PAINTING + GAP;
    }
    y += Math.max(...inRow.map(({ height }) => height)) + ROW_GAP;
  };
  row(
    '1  Select a scene and press Paint in the plugin’s panel. Move a mountain, and paint again: the same layer, in one undo step.',
    first,
    second,
  );
  const swatchTop = y + WORDS_HEIGHT;
  row('2  A shape’s colour says what it is. Recolour these, or fill shapes of your own with the nine colours.', third);
  row('3  Any frame: this one is a banner. Choose Full for its own pixels.', banner);
  row('4  Select all three slides: they are painted one after another, and each can be undone alone.', ...slides);
  texts.push({ text: 'Everything is painted on your own machine.', x: MARGIN, y: y - ROW_GAP / 2, size: WORDS_SIZE });
  const swatches = CLASSES.map(({ name }, index) => ({
    name,
    x: MARGIN + 2 * third.width + TO_PAINTING + GAP + (index % 3) * (SWATCH + 3 * SWATCH_GAP),
    y: swatchTop + Math.floor(index / 3) * (SWATCH + 3 * SWATCH_GAP),
  }));
  texts.push(...swatches.map((at) => ({ text: at.name, x: at.x, y: at.y + SWATCH + SWATCH_GAP / 4, size: LABEL_SIZE })));
  return { width: right + MARGIN, height: y + MARGIN, texts, swatches, frames };
}
