// Paints and effects of 2026, and fills that are mixed. Each rule broken on purpose from inside the sandbox; the sources are lines of
// @figma/plugin-typings 1.142.0, plugin-api.d.ts.
import { describe, expect, test } from 'vitest';
import { HostDocument } from '../../src/document/host-document';
import { refusal, value } from '../support/snippet';

const RECT = 'const rect = figma.createRectangle();';
const SOURCE = `${RECT} const source = figma.createFrame(); const pattern = { type: 'PATTERN', sourceNodeId: source.id, tileType: 'RECTANGULAR', scalingFactor: 1, spacing: { x: 0, y: 0 }, horizontalAlignment: 'CENTER' };`;

describe('a pattern (lines 8712, 8800, 8820)', () => {
  test.each([
    ['rect.fills = [pattern];', 'setFillsAsync'],
    ['rect.strokes = [pattern];', 'setStrokesAsync'],
    ['await rect.setFillsAsync([pattern]); rect.fills = rect.fills;', 'setFillsAsync'],
    ['figma.createPaintStyle().paints = [pattern];', 'setFillsAsync'],
  ])('%s is refused', async (forbidden, instead) => {
    expect(await refusal(SOURCE, forbidden)).toContain(instead);
  });

  test('is written by the Async setters, beside other paints', async () => {
    expect(
      await value(`${SOURCE}
      await rect.setFillsAsync([...rect.fills, pattern]);
      await rect.setStrokesAsync([pattern]);
      return [rect.fills.map((paint) => paint.type), rect.fills[1].sourceNodeId === source.id, rect.strokes[0].horizontalAlignment];`),
    ).toEqual([['SOLID', 'PATTERN'], true, 'CENTER']);
  });

  test('of a node that is not there is refused', async () => {
    expect(await refusal(SOURCE, `await rect.setFillsAsync([{ ...pattern, sourceNodeId: '9:9' }]);`)).toContain('in setFillsAsync');
  });
});

describe('a video', () => {
  test('is read and written back', async () => {
    expect(
      await value(
        `${RECT} rect.fills = [{ type: 'VIDEO', scaleMode: 'FILL', videoHash: 'abc' }]; rect.fills = rect.fills; return [rect.fills[0].type, rect.fills[0].videoHash, rect.fills[0].opacity];`,
      ),
    ).toEqual(['VIDEO', 'abc', 1]);
    expect(await refusal(RECT, `rect.fills = [{ type: 'VIDEO', videoHash: null }];`)).toContain('scaleMode');
  });
});

describe('a shader (lines 1633 to 1658)', () => {
  function withShader(): HostDocument {
    const document = new HostDocument();
    document.shaders = [{ id: 'shader-1', name: 'Ripples', type: 'fill' }];
    const paint: ShaderPaint = {
      type: 'SHADER',
      id: 'shader-1',
      visible: true,
      opacity: 1,
      blendMode: 'NORMAL',
      properties: {},
      propertyMetadata: {},
    };
    document.create('RECTANGLE', document.pages[0]!, { fills: [paint], effects: [{ type: 'SHADER', id: 'shader-1', visible: true }] });
    return document;
  }
  const FIND = 'const rect = figma.currentPage.children[0];';

  test.each(['rect.fills = rect.fills;', 'rect.strokes = rect.fills;', 'await rect.setFillsAsync(rect.fills);', 'rect.effects = rect.effects;'])(
    'that is not imported throws when it is written back: %s',
    async (forbidden) => {
      expect(await refusal(FIND, forbidden, { document: withShader() })).toContain(
        'Shader not imported. Call figma.importShaderById(id) first.',
      );
      expect(await refusal(`${FIND} await figma.importShaderById(rect.fills[0].id);`, forbidden, { document: withShader() })).toBe(
        'not refused',
      );
    },
  );

  test('is listed, and one that is unknown is refused', async () => {
    expect(
      await value(
        `const before = await figma.listAvailableShaders(); await figma.importShaderById('shader-1'); return [before, await figma.listAvailableShaders()];`,
        { document: withShader() },
      ),
    ).toEqual([
      [{ id: 'shader-1', name: 'Ripples', type: 'fill', imported: false }],
      [{ id: 'shader-1', name: 'Ripples', type: 'fill', imported: true }],
    ]);
    expect(await refusal('', `await figma.importShaderById('none');`, { document: withShader() })).toContain('in importShaderById');
  });
});

describe('effects (line 4679)', () => {
  const COLOUR = 'color: { r: 0, g: 0, b: 0, a: 1 }';
  const NOISE = `{ type: 'NOISE', visible: true, noiseType: 'MONOTONE', blendMode: 'NORMAL', noiseSize: 2, density: 0.5, ${COLOUR} }`;
  const TEXTURE = `{ type: 'TEXTURE', visible: true, noiseSize: 2, radius: 3, clipToShape: true }`;
  const GLASS = `{ type: 'GLASS', visible: true, lightIntensity: 0.5, lightAngle: 45, refraction: 0.5, depth: 2, dispersion: 0.1, radius: 4 }`;

  test.each([
    NOISE,
    TEXTURE,
    GLASS,
    `{ type: 'LAYER_BLUR', blurType: 'PROGRESSIVE', visible: true, radius: 4, startRadius: 0, startOffset: { x: 0, y: 0 }, endOffset: { x: 1, y: 1 } }`,
    `{ type: 'DROP_SHADOW', visible: true, radius: 4, offset: { x: 1, y: 1 }, ${COLOUR}, blendMode: 'NORMAL' }`,
  ])('%s is one', async (effect) => {
    expect(await value(`${RECT} rect.effects = [${effect}]; return rect.effects.length;`)).toBe(1);
  });

  test.each([
    NOISE.replace('density: 0.5, ', ''),
    NOISE.replace('MONOTONE', 'LOUD'),
    NOISE.replace('noiseSize: 2', 'noiseSize: 2, noiseSizeVector: { x: 3, y: 3 }'),
    TEXTURE.replace('true }', '1 }'),
    GLASS.replace('depth: 2', 'depth: 0.5'),
    GLASS.replace('refraction: 0.5', 'refraction: 1.5'),
    `{ type: 'DROP_SHADOW', visible: true, radius: 4, ${COLOUR} }`,
    `{ type: 'LAYER_BLUR', blurType: 'WILD', visible: true, radius: 4 }`,
  ])('%s is refused', async (effect) => {
    expect(await refusal(RECT, `rect.effects = [${effect}];`)).toContain('in set_effects');
  });
});

describe('stroke caps (line 7680)', () => {
  test.each(['NONE', 'ROUND', 'SQUARE', 'ARROW_LINES', 'ARROW_EQUILATERAL', 'DIAMOND_FILLED', 'TRIANGLE_FILLED', 'CIRCLE_FILLED'])(
    '%s',
    async (cap) => {
      expect(await value(`const line = figma.createLine(); line.strokeCap = '${cap}'; return line.strokeCap;`)).toBe(cap);
    },
  );

  test('no others', async () => {
    expect(await refusal('const line = figma.createLine();', `line.strokeCap = 'FEATHER';`)).toContain('in set_strokeCap');
  });
});

describe('mixed fills', () => {
  const RED = `{ type: 'SOLID', color: { r: 1, g: 0, b: 0 } }`;
  const TEXT = `const label = figma.createText(); await figma.loadFontAsync(label.fontName); label.characters = 'Two words';`;

  test('of text whose words differ (lines 8802, 10158)', async () => {
    expect(
      await value(`${TEXT}
      label.setRangeFills(4, 9, [${RED}]);
      const segments = label.getStyledTextSegments(['fills', 'fontSize']).map(({ characters, start, end, fills, fontSize }) => [characters, start, end, fills[0].color.r, fontSize]);
      return [label.fills === figma.mixed, segments, label.getRangeFills(0, 9) === figma.mixed, label.getRangeFills(5, 6)[0].color.r, label.getStyledTextSegments(['fontSize']).length];`),
    ).toEqual([
      true,
      [
        ['Two ', 0, 4, 0, 12],
        ['words', 4, 9, 1, 12],
      ],
      true,
      1,
      1,
    ]);
  });

  test('end with fills for all, with the same for all, and with other characters', async () => {
    expect(
      await value(`${TEXT}
      label.setRangeFills(4, 9, [${RED}]); label.setRangeFills(0, 4, [${RED}]);
      const same = label.fills !== figma.mixed;
      label.setRangeFills(0, 1, []); label.fills = [${RED}];
      const one = label.fills.length;
      label.setRangeFills(0, 1, []); label.characters = 'x';
      return [same, one, label.fills.length];`),
    ).toEqual([true, 1, 0]);
    for (const range of ['-1, 2', '3, 3', '0, 10'])
      expect(await refusal(TEXT, `label.setRangeFills(${range}, []);`)).toContain('outside of the text');
  });

  const VECTOR = `const vector = figma.createVector(); vector.fills = [];
    vector.vectorPaths = [{ windingRule: 'NONZERO', data: 'M 0 0 L 10 0 L 10 10 Z' }, { windingRule: 'EVENODD', data: 'M 20 0 C 30 0 30 10 20 10 Z' }];`;

  test('of a vector whose regions differ (line 9176)', async () => {
    expect(
      await value(`${VECTOR}
      const network = vector.vectorNetwork;
      const plain = vector.fills === figma.mixed;
      await vector.setVectorNetworkAsync({ ...network, regions: network.regions.map((region, i) => ({ ...region, fills: i === 0 ? [${RED}] : [] })) });
      return [network.vertices.length, network.segments.length, network.regions.map((region) => [region.windingRule, region.loops]), plain, vector.fills === figma.mixed,
        vector.vectorNetwork.regions.map((region) => region.fills.length), vector.vectorPaths.map((path) => path.windingRule), [vector.width, vector.height]];`),
    ).toEqual([
      5,
      5,
      [
        ['NONZERO', [[0, 1, 2]]],
        ['EVENODD', [[3, 4]]],
      ],
      false,
      true,
      [1, 0],
      ['NONZERO', 'EVENODD'],
      [27.5, 10],
    ]);
  });

  test('a network gives the outline back, and can only be set asynchronously', async () => {
    expect(
      await value(
        `${VECTOR} const before = JSON.stringify(vector.vectorPaths); await vector.setVectorNetworkAsync(vector.vectorNetwork); return before.replace(/ L 0 0 Z| L 20 0 Z/g, ' Z') === JSON.stringify(vector.vectorPaths).replace(/ L 0 0 Z| L 20 0 Z/g, ' Z');`,
      ),
    ).toBe(true);
    expect(await refusal(VECTOR, 'vector.vectorNetwork = vector.vectorNetwork;')).toContain('setVectorNetworkAsync');
    expect(await refusal(VECTOR, 'await vector.setVectorNetworkAsync({ vertices: [], segments: [{ start: 0, end: 1 }] });')).toContain(
      'no index',
    );
  });
});
