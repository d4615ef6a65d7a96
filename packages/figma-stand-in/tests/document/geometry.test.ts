// Geometry of the stand-in document, by properties.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, boundsOf, corners, invert, multiply, rotationOf, translation, withRotation } from '../../src/document/affine';
import { HostDocument } from '../../src/document/host-document';
import { absoluteBox, absoluteTransform } from '../../src/document/scene';
import { mapPath, parsePath, pathBounds, writePath } from '../../src/document/vector/path';

const coordinate = fc.double({ min: -2000, max: 2000, noNaN: true });
const place = fc.record({ x: coordinate, y: coordinate, degrees: fc.double({ min: -179, max: 179, noNaN: true }) });
const map = place.map(({ x, y, degrees }) => withRotation(translation(x, y), degrees));
const near = (a: number, b: number): void => {
  expect(Math.abs(a - b)).toBeLessThan(1e-6 * Math.max(1, Math.abs(a), Math.abs(b)));
};

describe('affine maps', () => {
  test('a map and its inverse cancel', () => {
    fc.assert(
      fc.property(map, coordinate, coordinate, (given, x, y) => {
        const back = apply(multiply(invert(given), given), { x, y });
        near(back.x, x);
        near(back.y, y);
      }),
    );
  });

  test('rotation reads back, Figma’s way round', () => {
    fc.assert(
      fc.property(place, ({ x, y, degrees }) => {
        near(rotationOf(withRotation(translation(x, y), degrees)), degrees);
      }),
    );
  });

  test('a map without an inverse is refused', () => {
    expect(() =>
      invert([
        [1, 1, 0],
        [1, 1, 0],
      ]),
    ).toThrow(RangeError);
  });
});

describe('groups', () => {
  const shape = fc.record({ at: map, width: fc.integer({ min: 1, max: 400 }), height: fc.integer({ min: 1, max: 400 }) });

  test('grouping moves nobody on the page, and the group’s box holds every corner', () => {
    fc.assert(
      fc.property(map, fc.array(shape, { minLength: 1, maxLength: 4 }), (at, shapes) => {
        const document = new HostDocument();
        const frame = document.create('FRAME', document.pages[0]!, { relativeTransform: at });
        const ids = shapes.map(({ at: relativeTransform, width, height }) =>
          document.create('RECTANGLE', frame, { relativeTransform, width, height }),
        );
        const before = ids.map((id) => absoluteTransform(document, id));
        const group = document.group(ids, document.pages[0]!);
        ids.forEach((id, index) => {
          absoluteTransform(document, id)
            .flat()
            .forEach((cell, k) => {
              near(cell, before[index]!.flat()[k]!);
            });
        });
        const box = absoluteBox(document, group);
        const expected = boundsOf(ids.flatMap((id) => corners(absoluteTransform(document, id), document.node(id))))!;
        for (const key of ['x', 'y', 'width', 'height'] as const) near(box[key], expected[key]);
      }),
      { numRuns: 40 },
    );
  });

  test('moving a group moves its children by as much', () => {
    fc.assert(
      fc.property(fc.array(shape, { minLength: 1, maxLength: 3 }), coordinate, coordinate, (shapes, dx, dy) => {
        const document = new HostDocument();
        const ids = shapes.map(({ at: relativeTransform, width, height }) =>
          document.create('RECTANGLE', document.pages[0]!, { relativeTransform, width, height }),
        );
        const group = document.group(ids, document.pages[0]!);
        const before = ids.map((id) => absoluteTransform(document, id));
        document.setTransform(group, multiply(translation(dx, dy), document.node(group).relativeTransform));
        ids.forEach((id, index) => {
          near(absoluteTransform(document, id)[0][2], before[index]![0][2] + dx);
          near(absoluteTransform(document, id)[1][2], before[index]![1][2] + dy);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('resizing a group scales its children', () => {
    const document = new HostDocument();
    const page = document.pages[0]!;
    const [a, b] = [document.create('RECTANGLE', page), document.create('VECTOR', page, { relativeTransform: translation(100, 100) })];
    document.setVectorPaths(b, [{ windingRule: 'NONZERO', data: 'M 0 0 L 100 0 L 100 100 Z' }]);
    const group = document.group([a, b], page);
    document.resize(group, 400, 100);
    expect(document.node(group)).toMatchObject({ width: 400, height: 100 });
    expect(document.node(a)).toMatchObject({ width: 200, height: 50 });
    expect(document.node(b)).toMatchObject({
      width: 200,
      height: 50,
      relativeTransform: [
        [1, 0, 200],
        [0, 1, 50],
      ],
      vectorPaths: [{ data: 'M 0 0 L 200 0 L 200 50 Z' }],
    });
  });
});

describe('paths', () => {
  const point = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) });

  test('bounds hold every point of a curve, and no more', () => {
    fc.assert(
      fc.property(point, point, point, point, (p, q, r, s) => {
        const bounds = pathBounds([
          { kind: 'M', to: p },
          { kind: 'C', control1: q, control2: r, to: s },
        ])!;
        const sampled = boundsOf(
          Array.from({ length: 2001 }, (_, step) => {
            const t = step / 2000;
            const blend = (a: number, b: number, c: number, d: number): number =>
              (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t * t * c + t ** 3 * d;
            return { x: blend(p.x, q.x, r.x, s.x), y: blend(p.y, q.y, r.y, s.y) };
          }),
        )!;
        for (const key of ['x', 'y', 'width', 'height'] as const) expect(Math.abs(bounds[key] - sampled[key])).toBeLessThan(0.01);
      }),
    );
  });

  test('writing and parsing cancel; mapping there and back, too', () => {
    fc.assert(
      fc.property(point, point, map, (p, q, given) => {
        const path = parsePath(`M ${p.x} ${p.y} Q ${q.x} ${q.y} 0 0 L 5 5 Z`);
        expect(parsePath(writePath(path))).toEqual(path);
        const back = writePath(mapPath(mapPath(path, given), invert(given)));
        expect(
          back
            .replaceAll('-0 ', '0 ')
            .split(' ')
            .map((token) => (Number.isNaN(Number(token)) ? token : Math.round(Number(token) * 1e3) / 1e3 + 0)),
        ).toEqual(
          writePath(path)
            .split(' ')
            .map((token) => (Number.isNaN(Number(token)) ? token : Number(token))),
        );
      }),
      { numRuns: 40 },
    );
  });
});
