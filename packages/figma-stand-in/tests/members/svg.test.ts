// figma.createNodeFromSvg (line 1732 of @figma/plugin-typings 1.142.0): what it reads, and that it says what it does not.
import { describe, expect, test } from 'vitest';
import { readPixels } from '../../src/node/pixels';
import { refusal, snippet, value } from '../support/snippet';

const make = (inside: string, attributes = 'width="100" height="100"'): string =>
  `const frame = figma.createNodeFromSvg(${JSON.stringify(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}</svg>`)});`;

test('makes a frame of the drawing’s size on the current page', async () => {
  expect(
    await value(`${make('<title>Icon</title><rect id="box" x="10" y="20" width="30" height="40" fill="#f00"/>')}
    const box = frame.children[0];
    return [frame.type, frame.parent === figma.currentPage, frame.width, frame.height, frame.fills.length, frame.children.length, box.type, box.name, box.x, box.y, box.width, box.height, box.fills[0].color];`),
  ).toEqual(['FRAME', true, 100, 100, 0, 1, 'VECTOR', 'box', 10, 20, 30, 40, { r: 1, g: 0, b: 0 }]);
});

test.each([
  ['<rect width="40" height="20" rx="5"/>', [0, 0, 40, 20]],
  ['<circle cx="50" cy="40" r="10"/>', [40, 30, 20, 20]],
  ['<ellipse cx="50" cy="40" rx="30" ry="10"/>', [20, 30, 60, 20]],
  ['<line x1="1" y1="2" x2="31" y2="42" stroke="red"/>', [1, 2, 30, 40]],
  ['<polyline points="0,0 10,20 30 5"/>', [0, 0, 30, 20]],
  ['<polygon points="5 5 25 5 5 35"/>', [5, 5, 20, 30]],
  ['<path d="m10 10h20v30a5 5 0 0 1-20 0z"/>', [10, 10, 20, 40]],
])('%s', async (shape, box) => {
  expect(
    await value(
      `${make(shape)} const [node] = frame.children; return [node.x, node.y, node.width, node.height].map((side) => Math.round(side));`,
    ),
  ).toEqual(box);
});

test('groups, their transforms, names and opacity', async () => {
  expect(
    await value(`${make('<g id="outer" transform="translate(10 5)" opacity="0.5" fill="lime"><g transform="scale(2)"><rect x="1" y="1" width="10" height="10" stroke="blue" stroke-width="3"/></g></g>')}
    const [outer] = frame.children, [inner] = outer.children, [rect] = inner.children;
    return [outer.type, outer.name, outer.opacity, inner.type, rect.absoluteBoundingBox, rect.strokeWeight, rect.fills[0].color, rect.strokes[0].color];`),
  ).toEqual(['GROUP', 'outer', 0.5, 'GROUP', { x: 12, y: 7, width: 20, height: 20 }, 6, { r: 0, g: 1, b: 0 }, { r: 0, g: 0, b: 1 }]);
});

test.each([
  ['viewBox="0 0 50 25" width="100" height="100"', [0, 25, 100, 50]],
  ['viewBox="10 0 50 25" preserveAspectRatio="none" width="100" height="100"', [-20, 0, 100, 100]],
  ['viewBox="0 0 50 25"', [0, 0, 50, 25]],
])('%s', async (attributes, box) => {
  expect(
    await value(
      `${make('<rect width="50" height="25"/>', attributes)} const [node] = frame.children; return [node.x, node.y, node.width, node.height];`,
    ),
  ).toEqual(box);
});

test('style goes before attributes, colours in all their ways', async () => {
  expect(
    await value(`${make('<g color="#00ff0080"><rect width="5" height="5" fill="red" style="fill: currentColor; fill-opacity: .5"/><rect width="5" height="5" fill="rgb(0, 50%, 255)"/><rect width="5" height="5" fill="none" style="stroke:#abc;stroke-linecap:round;stroke-linejoin:bevel;stroke-dasharray:1,2,3"/></g>')}
    const [a, b, c] = frame.children[0].children;
    return [a.fills[0].color.g, Math.round(a.fills[0].opacity * 100), b.fills[0].color.b, b.fills[0].color.g, c.fills.length, c.strokeCap, c.strokeJoin, c.dashPattern];`),
  ).toEqual([1, 25, 1, 0.5, 0, 'ROUND', 'BEVEL', [1, 2, 3, 1, 2, 3]]);
});

test('what is made is drawn as a browser would', async () => {
  const { host } = await snippet(
    `${make('<g transform="rotate(90 50 50)"><path fill-rule="evenodd" fill="red" d="M0 0H100V50H0ZM10 10H40V40H10Z"/></g>')} figma.showUI(''); figma.ui.postMessage(await frame.exportAsync());`,
  );
  const pixels = await readPixels(host.messages[0] as Uint8Array);
  expect([pixels.at(75, 75)[3], pixels.at(75, 25)[3], pixels.at(25, 25)[3]]).toEqual([255, 0, 0]);
});

describe('what it does not read', () => {
  test.each([
    ['<text>Hi</text>', '<text>'],
    ['<image href="x"/>', '<image>'],
    ['<use href="#a"/>', '<use>'],
    ['<style>.a{}</style>', '<style>'],
    ['<rect width="5" height="5" fill="url(#a)"/>', 'url(#a)'],
    ['<g clip-path="url(#a)"/>', 'clip-path'],
    ['<rect width="5" height="5" filter="url(#a)"/>', 'filter'],
    ['<rect width="5cm" height="5"/>', '5cm'],
  ])('%s is refused by name, and nothing is left behind', async (inside, name) => {
    const code = make(inside);
    expect(await refusal('', code)).toContain(`in createNodeFromSvg: `);
    expect(await refusal('', code)).toContain(name);
  });

  test.each(['', 'no svg', '<svg>', '<html></html>', '5'])('the text %j', async (text) => {
    expect(await refusal('', `figma.createNodeFromSvg(${JSON.stringify(text)});`)).toContain('Failed to read the SVG');
  });
});
