// A Figma that sends no message: the panel says so by itself, with what a bug report needs, without any answer of the plugin.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Frame, Page } from 'playwright-core';
import { axeViolations, innermostFrame, openStage, sidewaysScrollers } from '../panel-stage';
import type { Panel, Stage } from '../panel-stage';

let stage: Stage;
let panel: Panel;
beforeAll(async () => {
  stage = await openStage('silence');
});
afterAll(() => stage.close());
afterEach(() => panel.page.context().close());

/** Open the panel once more, at a plugin that hears nothing. @returns its frame, when the panel says so. */
async function silent(page: Page): Promise<Frame> {
  await page.evaluate(() => {
    globalThis.allaPrima.start();
    const { run } = globalThis.allaPrima.session;
    run!.window.toPlugin = () => undefined;
  });
  await page.evaluate(() => globalThis.allaPrima.ready);
  const frame = innermostFrame(page);
  await frame.getByRole('heading', { name: 'Figma does not answer' }).waitFor({ timeout: 60_000 });
  return frame;
}

describe.each([
  ['light', 'C'],
  ['dark', 'B'],
] as const)('%s, policy %s', (theme, policy) => {
  it('shows what is known, can be read by everyone and selected, and is copied at a press', async () => {
    panel = await stage.open({ theme, policy, generator: 'tiny' });
    const frame = await silent(panel.page);
    const facts = frame.getByLabel('Diagnostics', { exact: true });
    // The looking at workers takes a moment.
    await facts.getByText('quirks mode (BackCompat), 3 frames deep').waitFor({ timeout: 60_000 });
    const shown = await facts.innerText();
    for (const part of [
      /Chromium\s+\d+\./,
      /Worker, data:\s+works/,
      /WebAssembly\s+allowed/,
      /Heard of Figma\s+0 messages/,
      /Last message\s+none/,
      /Never answered\s+ready \(\d+\.\d s\)/,
    ])
      expect(shown).toMatch(part);
    if (policy === 'B') expect(shown).toMatch(/Stopped by the policy\s+worker-src blob/);
    expect(await axeViolations(frame)).toEqual([]);
    expect(await sidewaysScrollers(frame)).toEqual([]);
    await panel.picture(theme);
    await frame.getByRole('button', { name: 'Copy diagnostics' }).click();
    await frame.getByText('Copied.').waitFor();
    const copied = await frame.locator('.copy-text').inputValue();
    for (const part of ['Alla Prima diagnostics', 'quirks mode', 'Never answered: ready']) expect(copied).toContain(part);

    // A mouse takes the text without the clipboard, and no renewal takes the selection away.
    await facts.evaluate((list) => {
      getSelection()!.selectAllChildren(list);
    });
    const selected = await frame.evaluate(() => getSelection()!.toString());
    expect(selected).toContain('quirks mode');
    await panel.page.waitForTimeout(2_500);
    expect(await frame.evaluate(() => getSelection()!.toString())).toBe(selected);
  });
});

it('goes away by itself when Figma answers after all: the panel went on asking', async () => {
  panel = await stage.open({ theme: 'light', policy: 'C', generator: 'tiny' });
  const frame = await silent(panel.page);
  await panel.page.evaluate(() => {
    Reflect.deleteProperty(globalThis.allaPrima.session.run!.window, 'toPlugin');
  });
  await frame.waitForSelector('main[data-phase="nothing"]', { timeout: 60_000 });
  expect(await frame.getByRole('heading', { name: 'Figma does not answer' }).count()).toBe(0);
});

it('says of messages that it must not believe where they came from, and does not believe them', async () => {
  panel = await stage.open({ theme: 'light', policy: 'C', generator: 'tiny' });
  const frame = await silent(panel.page);
  await panel.page.evaluate(() => {
    const inside = globalThis.allaPrima.session.frame!.panel!;
    const stranger = inside.ownerDocument.createElement('iframe');
    inside.ownerDocument.body.append(stranger);
    const script = stranger.contentDocument!.createElement('script');
    script.textContent = 'say = function (to, data) { to.postMessage(data, "*"); }';
    stranger.contentDocument!.head.append(script);
    const hello = { settings: {}, command: 'open', selection: { kind: 'nothing' }, notice: null };
    (stranger.contentWindow as unknown as { say: (to: Window, what: object) => void }).say(inside.contentWindow!, {
      pluginMessage: { type: 'answer', id: 1, ok: true, body: hello },
    });
  });
  await frame
    .getByLabel('Diagnostics', { exact: true })
    .getByText(/^from a window that does not frame the panel, origin http/)
    .waitFor();
  expect(await frame.locator('main').getAttribute('data-phase')).toBe('starting');
});
