// What a single edit costs with Live on: how long until its draft is on show, and until its painting is.
import { goLive, moveMountains, rest } from './noted-panel';
import type { NotedPanel } from './noted-panel';

/** One entry an edit, ms. */
export interface EditTimes {
  /** From the edit to its draft on show; where no drafts are painted, to the painting. */
  readonly draft: readonly number[];
  /** From the edit to its painting on show. */
  readonly painting: readonly number[];
  /** The jobs of the workers on the way. */
  readonly label: readonly number[];
  readonly draftJob: readonly number[];
  readonly paintJob: readonly number[];
}

export async function timeEdits(panel: NotedPanel, edits: number): Promise<EditTimes> {
  const { frame } = panel;
  await goLive(panel);
  const times = { draft: [] as number[], painting: [] as number[], label: [] as number[], draftJob: [] as number[], paintJob: [] as number[] };
  for (let edit = 0; edit < edits; edit++) {
    await rest(panel);
    const edited = await moveMountains(panel, 20 * (edit + 1));
    await frame.waitForFunction(
      () => globalThis.noted.at(-1)?.what === 'shown' && globalThis.noted.some(({ what }) => what === 'paint done'),
      undefined,
      { timeout: 120_000 },
    );
    const noted = await frame.evaluate(() => globalThis.noted);
    const at = (wanted: string): number => noted.find(({ what }) => what === wanted)?.at ?? NaN;
    times.draft.push(at('shown') - edited);
    times.painting.push(noted.at(-1)!.at - edited);
    times.label.push(at('label done') - at('label'));
    times.draftJob.push(at('draft done') - at('draft'));
    times.paintJob.push(at('paint done') - at('paint'));
  }
  return times;
}
