// Random edits of a scene by a person and a teammate, undo and redo included: what Live has to keep up with.
import { CLASSES } from '../../../src/contract/classes';
import type { Panel } from '../panel-stage';

/** Longest pause between two edits, ms; most come at once. */
const PAUSE = 30;

/** Random edits of the scene, the same for the same seed. `mark`: one that shows, whatever was there. */
export function edit({ page }: Panel, count: number, seed: number, mark = false): Promise<void> {
  return page.evaluate(
    async (order) => {
      const { document, editor } = globalThis.allaPrima.session;
      const scene = document.children(editor.currentPage)[0]!;
      const Person = editor.constructor as new (...at: [typeof document, string]) => typeof editor;
      const people = [editor, editor, new Person(document, 'Ana')];
      let state = order.seed;
      const random = (below: number): number => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        return Math.floor((state / 4_294_967_296) * below);
      };
      const fill = (): Parameters<typeof document.update>[1] => {
        const [r, g, b] = order.colours[random(order.colours.length)]!;
        return {
          fills: [
            { type: 'SOLID', visible: true, opacity: 1, blendMode: 'NORMAL', color: { r: r / 255, g: g / 255, b: b / 255 }, boundVariables: {} },
          ],
        };
      };
      const draw = (x: number, y: number, side: number): void => {
        const id = document.create('RECTANGLE', scene, { name: 'block', ...fill() });
        document.resize(id, side, side);
        document.setTransform(id, [
          [1, 0, x],
          [0, 1, y],
        ]);
      };
      if (order.mark) {
        editor.act(() => {
          draw(11, 13, 170);
        });
        return;
      }
      for (let done = 0; done < order.count; done += 1) {
        const person = people[random(people.length)]!;
        const shapes = document.children(scene);
        const shape = shapes[random(shapes.length)]!;
        const kind = random(10);
        if (kind < 4)
          person.act(() => {
            document.setTransform(shape, [
              [1, 0, random(300) - 150],
              [0, 1, random(300) - 150],
            ]);
          });
        else if (kind < 7)
          person.act(() => {
            document.update(shape, fill());
          });
        else if (kind === 7 && shapes.length < 30)
          person.act(() => {
            draw(random(1100), random(800), 20 + random(200));
          });
        else if (kind === 8 && shapes.length > 15)
          person.act(() => {
            document.remove(shape);
          });
        // The first step of all was the scene itself.
        else if (random(2) === 0 && (person !== editor || person.undoSteps.done > 1)) person.undo();
        else person.redo();
        // Whoever edits a shape selects it, sometimes.
        if (kind === 0 && document.has(shape)) editor.select([shape]);
        if (random(3) === 0) await new Promise((resume) => setTimeout(resume, random(order.pause)));
      }
    },
    { count, seed, mark, pause: PAUSE, colours: CLASSES.map(({ colour }) => colour) },
  );
}
