// Drawing on the sketch pad by pointer, as tests and the README's pictures do.
import type { Frame } from 'playwright-core';
import type { ClassName } from '../../../src/contract/classes';
import type { Panel } from '../panel-stage';

export async function openPad(frame: Frame): Promise<void> {
  await frame.getByRole('tab', { name: 'Sketch' }).click();
  await frame.getByRole('application').waitFor();
}

/** Take a tool and a class, and go through places of the drawing, 0…1 each way, with the pointer down. */
export async function draw(
  { page, frame }: Panel,
  tool: 'Brush' | 'Fill' | 'Eraser',
  className: ClassName | null,
  ...places: readonly (readonly [number, number])[]
): Promise<void> {
  await frame.getByRole('radio', { name: tool }).check({ force: true });
  if (className !== null) await frame.getByRole('radio', { name: className }).check({ force: true });
  const box = await frame.locator('.board canvas').boundingBox();
  if (box === null) throw new Error('the drawing is not on show');
  const [first, ...others] = places.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
  await page.mouse.move(...first!);
  await page.mouse.down();
  for (const place of others) await page.mouse.move(...place, { steps: 5 });
  await page.mouse.up();
}
