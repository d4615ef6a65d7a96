// What is said about the label map of the selection: what the preview shows, and what was not understood.
import type { ClassName } from '../../../contract/classes';
import type { Scope } from '../../../contract/wire/messages';
import type { Finding, LayerRef } from '../../../contract/picture';
import type { Size } from '../../../contract/size';
import { countLayers, formatShare, formatSize } from '../../kit/look/format';
import { sameSize, sizeOf } from '../painting/size-options';
import { previewSizeSentence } from '../painting/words';
import type { View } from '../../kit/preview/view';
import type { PanelState } from '../../state/panel-state';
import type { Subject } from '../../state/phase';
import { quoted } from '../../kit/look/quoted';

export const NOT_READ = 'The selection could not be read. Try again.';

/** @param least pixels that the short side needs. */
export function tooThinSentence(name: string, { width, height }: Size, least: number): string {
  return `${quoted(name)} is ${formatSize(width, height)}, too long and thin to be painted. Make its short side at least ${least} pixels.`;
}

/** @param shown what the preview shows now: the mask where there is no painting yet. */
export function viewHint(state: PanelState, { source, preview, revision }: Subject, shown: View): string {
  const { settings, live } = state;
  const outdated = preview !== null && preview.from.revision !== revision;
  // With Live on the picture is about to be renewed, so nothing is said unless Live failed to.
  if (outdated && (!settings.live || live.stuck !== null)) return 'Before your last change';
  const size = sizeOf(state, source);
  // Live paints previews of large paintings smaller; its drafts are renewed at once.
  const isOtherSize = !outdated && preview !== null && preview.draft !== true && !sameSize(preview.painting, size);
  return isOtherSize && shown !== 'mask' ? previewSizeSentence(preview.painting, size) : HINTS[shown];
}

/** What the selected shapes stand for. */
export function scopeSentence(scope: Scope): string {
  return scope.kind === 'scene' ? `The scene around “${scope.shapes}”` : `Without the scene “${scope.scene}”`;
}

/** What a press would make them stand for. */
export function scopeOffer({ kind }: Scope): string {
  return kind === 'scene' ? 'Only the selection' : 'The whole scene';
}

const HINTS: Readonly<Record<View, string>> = {
  mask: 'What the painter sees',
  both: 'Mask on the left, painting on the right',
  painting: 'Hold it to compare',
};

/** Something in the selection that the label map can't show as it is. @param count of all such layers; `layers` names the first few. */
export function findingSentence(kind: Finding['kind'], layers: readonly LayerRef[], count: number): string {
  return FINDINGS[kind](nameLayers(layers, count), count > 1);
}

export function hasSentence(kind: string): boolean {
  return Object.hasOwn(FINDINGS, kind);
}

const FINDINGS: Readonly<Record<Finding['kind'], (layers: string, many: boolean) => string>> = {
  'opacity': (layers, many) =>
    `${layers} ${many ? 'are' : 'is'} see-through, so the colours under ${many ? 'them' : 'it'} mix. The nearest of the nine counts.`,
  'blend-mode': (layers, many) => `${layers} ${many ? 'use' : 'uses'} a blend mode, which changes the colours.`,
  'gradient': (layers, many) => `${layers} ${many ? 'have' : 'has'} a gradient. Use one of the nine colours.`,
  'image': (layers, many) => `${layers} ${many ? 'hold' : 'holds'} an image, which can’t be read as a landscape.`,
  'pattern': (layers, many) => `${layers} ${many ? 'have' : 'has'} a pattern, which can’t be read as a landscape.`,
  'shader': (layers, many) => `${layers} ${many ? 'have' : 'has'} a shader, which can’t be read as a landscape.`,
  'effect': (layers, many) =>
    `${layers} ${many ? 'have' : 'has'} effects such as shadow or blur. Where they change a colour, the nearest of the nine counts.`,
  'faint-around': (layers, many) => `${layers} around it ${many ? 'are' : 'is'} see-through or blended. The shapes are read at full strength.`,
  'mask-around': (layers, many) => `${layers} ${many ? 'mask' : 'masks'} it in Figma. The shapes are read without the mask.`,
  'text': (layers, many) => `${layers} ${many ? 'are' : 'is'} text. Letters are read as shapes.`,
};

/**
 * @param share of the picture, 0…1, here and below.
 * @param typedAs the class whose numbers the layers have in a Display P3 document, where they are another colour.
 */
export function wrongColourSentence(layers: readonly LayerRef[], share: number, typedAs?: ClassName): string {
  if (typedAs !== undefined)
    return `${nameLayers(layers, layers.length)} has the numbers of ${typedAs}, but this document is in Display P3, where they are another colour (${formatShare(share)}). Take ${typedAs} from the swatches.`;
  return `The colour of ${nameLayers(layers, layers.length)} is not one of the nine (${formatShare(share)} of the picture).`;
}

/** Colours that no layer has as its own. */
export function strayColoursSentence(count: number, share: number): string {
  return count === 1
    ? `One colour is not one of the nine (${formatShare(share)} of the picture).`
    : `${count} colours are not among the nine (${formatShare(share)} of the picture).`;
}

export function unlabelledSentence(share: number): string {
  return `${formatShare(share)} is empty or in other colours. The nearest of the nine fill it.`;
}

/** `“Hill”`, `“Hill” and “Pond”`, `“Hill” and 4 more layers`. */
export function nameLayers(layers: readonly LayerRef[], count: number): string {
  const [first, second] = layers;
  if (first === undefined) return count === 1 ? 'A layer' : countLayers(count);
  if (count <= 1) return quoted(first.name);
  if (count === 2 && second !== undefined) return `${quoted(first.name)} and ${quoted(second.name)}`;
  return `${quoted(first.name)} and ${count - 1} more`;
}
