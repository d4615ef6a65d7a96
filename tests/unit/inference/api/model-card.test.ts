import { describe, expect, test } from 'vitest';
import type { FailureError } from '../../../../src/contract/failure';
import { validateModelCard } from '../../../../src/inference/api/model-card';
import { sizesOf } from '../../../../src/inference/api/tensor-shape';
import { TINY_OCTAVES } from '../../../support/networks/tiny-detail';
import { CARD, JARGON } from '../card';

type Loose = Record<string, unknown>;

const ENCODER = {
  file: 'style-encoder.onnx',
  sha256: 'ab'.repeat(32),
  bytes: 7,
  input: { picture: { type: 'float32', shape: [1, 3, 64, 64] } },
  output: 'style',
};

/** The shipped card with one thing changed. */
function broken(change: (card: { inputs: Record<string, Loose>; outputs: Record<string, Loose>; styles: Loose[] } & Loose) => void): unknown {
  const card = structuredClone(CARD) as unknown as Parameters<typeof change>[0];
  change(card);
  return card;
}

function detailOf(card: unknown): string {
  try {
    validateModelCard(card);
  } catch (thrown) {
    const { failure, detail } = thrown as FailureError;
    expect(failure.code).toBe('model-invalid');
    expect(failure.sentence.length).toBeGreaterThan(20);
    expect(failure.sentence).not.toMatch(JARGON);
    return detail ?? '';
  }
  return 'accepted';
}

test('the shipped card is valid', () => {
  expect(validateModelCard(CARD)).toBe(CARD);
  expect(CARD.styles.length).toBeGreaterThan(3);
});

test.each([null, undefined, 7, 'card', [], {}])('%j is no card', (value) => {
  expect(detailOf(value)).not.toBe('accepted');
});

describe('each field', () => {
  test.each([
    'name',
    'version',
    'file',
    'sha256',
    'bytes',
    'classes',
    'inputs',
    'outputs',
    'sizeMultiple',
    'styles',
    'defaultStyle',
    'provenance',
    'painter',
    'licence',
  ])('%s can not be missing or of another kind', (field) => {
    for (const value of [undefined, null, false, '', {}]) {
      const detail = detailOf(
        broken((card) => {
          card[field] = value;
        }),
      );
      expect(detail).toContain(field);
    }
  });

  test.each<[string, unknown]>([
    [
      'file',
      broken((card) => {
        card['file'] = '../secret.onnx';
      }),
    ],
    [
      'sha256',
      broken((card) => {
        card['sha256'] = CARD.sha256.toUpperCase();
      }),
    ],
    [
      'bytes',
      broken((card) => {
        card['bytes'] = 1.5;
      }),
    ],
    [
      'classes',
      broken((card) => {
        card['classes'] = [...CARD.classes].reverse();
      }),
    ],
    [
      'classes',
      broken((card) => {
        card['classes'] = CARD.classes.slice(1);
      }),
    ],
    [
      'sizeMultiple',
      broken((card) => {
        card['sizeMultiple'] = 96;
      }),
    ],
    [
      'inputs must be',
      broken((card) => {
        card.inputs['depth'] = card.inputs['noise']!;
      }),
    ],
    [
      'inputs must be',
      broken((card) => {
        Reflect.deleteProperty(card.inputs, 'noise');
      }),
    ],
    [
      'inputs.labels.type',
      broken((card) => {
        card.inputs['labels']!['type'] = 'float32';
      }),
    ],
    [
      'inputs.labels.shape',
      broken((card) => {
        card.inputs['labels']!['shape'] = [1, 9, 'height', 'width'];
      }),
    ],
    [
      'inputs.position.shape',
      broken((card) => {
        card.inputs['position']!['shape'] = [1, 2, 'height', 'depth'];
      }),
    ],
    [
      'inputs.noise.shape',
      broken((card) => {
        card.inputs['noise']!['shape'] = [1, 1, 'height/3', 'width/3'];
      }),
    ],
    [
      'inputs.noise.range',
      broken((card) => {
        card.inputs['noise']!['range'] = 3;
      }),
    ],
    [
      'outputs must have next',
      broken((card) => {
        card['octaves'] = TINY_OCTAVES;
      }),
    ],
    [
      'octaves[0].model',
      broken((card) => {
        card.outputs['next'] = { type: 'float32', shape: [1, 4, 'height/2', 'width/2'] };
        card['octaves'] = [{ ...TINY_OCTAVES[0]!, model: 'detail-1.onnx' }];
      }),
    ],
    [
      'outputs.next.shape',
      broken((card) => {
        card.outputs['next'] = { type: 'float32', shape: [1, 4, 'height', 'width'] };
      }),
    ],
    [
      'outputs.image.shape',
      broken((card) => {
        card.outputs['image']!['shape'] = [1, 4, 'height', 'width'];
      }),
    ],
    [
      'styles',
      broken((card) => {
        card.styles = [];
      }),
    ],
    [
      'styles[1].id',
      broken((card) => {
        card.styles[1]!['id'] = card.styles[0]!['id'];
      }),
    ],
    [
      'styles[2].vector',
      broken((card) => {
        (card.styles[2]!['vector'] as number[]).pop();
      }),
    ],
    [
      'styles[2].vector',
      broken((card) => {
        (card.styles[2]!['vector'] as unknown[])[0] = '1';
      }),
    ],
    [
      'styles[0] must',
      broken((card) => {
        card.styles[0]!['name'] = ' ';
      }),
    ],
    [
      'defaultStyle',
      broken((card) => {
        card['defaultStyle'] = 'gone';
      }),
    ],
    [
      'tileHalo',
      broken((card) => {
        card['tileHalo'] = 100;
      }),
    ],
    [
      'tileHalo',
      broken((card) => {
        card['tileHalo'] = 0;
      }),
    ],
    [
      'styles[1].thumbnail',
      broken((card) => {
        card.styles[1]!['thumbnail'] = 'https://example.org/a.webp';
      }),
    ],
    [
      'styles[1].thumbnail',
      broken((card) => {
        card.styles[1]!['thumbnail'] = 'data:image/svg+xml;base64,AAAA';
      }),
    ],
    [
      'styleEncoder must',
      broken((card) => {
        card['styleEncoder'] = 'encoder.onnx';
      }),
    ],
    [
      'styleEncoder.file',
      broken((card) => {
        card['styleEncoder'] = { ...ENCODER, file: '../encoder.onnx' };
      }),
    ],
    [
      'styleEncoder.sha256',
      broken((card) => {
        card['styleEncoder'] = { ...ENCODER, sha256: 'ab' };
      }),
    ],
    [
      'styleEncoder.bytes',
      broken((card) => {
        card['styleEncoder'] = { ...ENCODER, bytes: 0 };
      }),
    ],
    [
      'styleEncoder.input.picture',
      broken((card) => {
        card['styleEncoder'] = { ...ENCODER, input: {} };
      }),
    ],
    [
      'styleEncoder.input.picture',
      broken((card) => {
        card['styleEncoder'] = { ...ENCODER, input: { picture: { type: 'float32', shape: [1, 3, 'height', 64] } } };
      }),
    ],
    [
      'styleEncoder.output',
      broken((card) => {
        card['styleEncoder'] = { ...ENCODER, output: '' };
      }),
    ],
  ])('%s', (field, card) => {
    expect(detailOf(card)).toContain(field);
  });

  test('what a card may leave out, it may also have', () => {
    expect(
      detailOf(
        broken((card) => {
          card['tileHalo'] = 192;
          card['styleEncoder'] = ENCODER;
          card.outputs['next'] = { type: 'float32', shape: [1, 4, 'height/2', 'width/2'] };
          card['octaves'] = TINY_OCTAVES;
          for (const style of card.styles) style['thumbnail'] = 'data:image/webp;base64,UklGRg==';
        }),
      ),
    ).toBe('accepted');
  });

  test('sizes come from the card: another style length and noise scale are fine', () => {
    const other = broken((card) => {
      card.inputs['style']!['shape'] = [1, 10, 3];
      card.inputs['noise']!['shape'] = [1, 4, 'height/8', 'width/8'];
      for (const style of card.styles) style['vector'] = [1, 2, 3];
    });
    expect(detailOf(other)).toContain('inputs.noise.shape');
    const fitting = broken((card) => {
      card.inputs['style']!['shape'] = [1, 10, 3];
      card.inputs['noise']!['shape'] = [1, 1, 'height/8', 'width/8'];
      for (const style of card.styles) style['vector'] = [1, 2, 3];
    });
    expect(detailOf(fitting)).toBe('accepted');
  });
});

test('symbolic shapes', () => {
  expect(sizesOf([1, 'height', 'width/4'], { height: 512, width: 256 })).toEqual([1, 512, 64]);
  for (const shape of [null, 'height', [0], [1.5], ['height/0'], ['height/3'], ['constructor'], ['height*2'], [-1]]) {
    expect(sizesOf(shape, { height: 512 })).toBeNull();
  }
});
