// The panel looks the same whatever Figma writes before it: in quirks mode and in standards mode, with Figma's class early, late or never;
// and it is never of the other theme first.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Frame } from 'playwright-core';
import { nodeCodec } from '../../../scripts/shared/node-codec';
import type { FrameProfile } from 'figma-stand-in/frame/frame-profile';
import { axeViolations, openStage, startLake, untilPhase } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('looks');
});
afterAll(() => stage.close());
afterEach(() => panel.close());

/** The backgrounds that the panel had at each of its first frames, and the marks of its theme. */
declare global {
  var seen: string[];
}

/** Runs in every frame before anything else: writes down each change of how the panel looks, frame by frame. */
function watchLooks(): void {
  globalThis.seen = [];
  const look = (): void => {
    // The panel's own style sheet gives the body a margin of none.
    const body = document.body as HTMLElement | null;
    if (body !== null && document.querySelector('style, link') !== null && location.protocol === 'data:') {
      const now = `${getComputedStyle(body).backgroundColor} ${document.querySelector('main') === null ? 'before' : `shown ${getComputedStyle(document.documentElement).colorScheme}`}`;
      if (globalThis.seen.at(-1) !== now) globalThis.seen.push(now);
    }
    requestAnimationFrame(look);
  };
  look();
}

const BACKGROUND = { light: 'rgb(255, 255, 255)', dark: 'rgb(44, 44, 44)' } as const;

/** Every state's picture, by name. */
async function pictures(profile: Partial<FrameProfile>, theme: 'light' | 'dark', folder: string): Promise<Map<string, Buffer>> {
  panel = await stage.open({ theme, policy: 'C', generator: 'tiny', profile });
  const { frame } = panel;
  const taken = new Map<string, Buffer>();
  const take = async (name: string): Promise<void> => {
    taken.set(name, (await panel.picture(`${name}-${theme}-${folder}`)) as Buffer);
    expect(await axeViolations(frame), `${name}, ${theme}, ${folder}`).toEqual([]);
  };
  // The clock and the machine's load would make a difference; the pictures are of what stays.
  const still = (): Promise<unknown> =>
    frame.addStyleTag({ content: '.status p, .size-time { visibility: hidden; } * { caret-color: transparent !important; }' });
  await still();
  // What comes by and by has come: the scenes' paintings, the mask with its loose outlines.
  await expect.poll(() => frame.locator('.scene .scene-painting').count()).toBe(6);
  await take('nothing');
  await startLake(panel);
  await frame.getByRole('img', { name: /^The mask of / }).waitFor();
  await take('ready');
  await frame.getByRole('button', { name: 'Paint', exact: true }).click();
  await untilPhase(frame, 'painted');
  await take('painted');
  await frame.getByText('About this machine').click();
  await frame.getByText('Everything is painted on this machine.').scrollIntoViewIfNeeded();
  await frame.getByText('data: worker').waitFor();
  await take('about');
  await frame.getByRole('tab', { name: 'Sketch' }).click();
  await take('sketch');
  return taken;
}

async function modeOf(frame: Frame): Promise<string> {
  return frame.evaluate(() => document.compatMode);
}

/**
 * Chromium's rasteriser differs at some curved edges from run to run: by a few levels in many pixels, by up to 40 in two or three (measured). A thing that
 * moved, be it by a pixel, differs in far more.
 */
const [ROUNDING, FEW] = [16, 12];

/** How many values of two pictures differ by more than ROUNDING; infinite where they differ in size. */
async function differences(one: Buffer, other: Buffer): Promise<number> {
  const [first, second] = await Promise.all([nodeCodec.decode(one), nodeCodec.decode(other)]);
  if (first.width !== second.width || first.height !== second.height || first.rgba.length !== second.rgba.length) return Infinity;
  let count = 0;
  for (const [index, value] of first.rgba.entries()) if (Math.abs(value - second.rgba[index]!) > ROUNDING) count++;
  return count;
}

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  it('the same in quirks mode and in standards mode, and read by everyone in both', async () => {
    const quirks = await pictures({ mode: 'quirks' }, theme, 'quirks');
    expect(await modeOf(panel.frame)).toBe('BackCompat');
    await panel.close();
    const standards = await pictures({ mode: 'standards' }, theme, 'standards');
    expect(await modeOf(panel.frame)).toBe('CSS1Compat');
    const different: string[] = [];
    for (const [name, picture] of quirks) if ((await differences(picture, standards.get(name)!)) > FEW) different.push(name);
    expect(different).toEqual([]);
  });

  it.each(['early', 'load', 'never'] as const)('from the first frame on, with Figma’s class %s', async (themeClass) => {
    panel = await stage.open({ theme, policy: 'C', generator: 'tiny', profile: { themeClass } }, watchLooks);
    const seen = await panel.frame.evaluate(() => globalThis.seen);
    expect(new Set(seen.map((look) => look.replace(/ (before|shown.*)$/, '')))).toEqual(new Set([BACKGROUND[theme]]));
    expect(seen.filter((look) => look.includes('shown'))).toEqual([`${BACKGROUND[theme]} shown ${theme}`]);
  });
});
