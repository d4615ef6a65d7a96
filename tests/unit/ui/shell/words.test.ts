// The sentences of the panel, and the matching of colours to layers.
import type { Recipe } from '../../../../src/contract/recipe';
import { describe, expect, it } from 'vitest';
import { announcement } from '../../../../src/ui/shell/announcement';
import { landedSentence, paintDone, paintWord } from '../../../../src/ui/features/painting/words';
import { filledSentence, stylesSentence } from '../../../../src/ui/features/canvas-aids/words';
import { formatSeconds, formatShare, formatSize } from '../../../../src/ui/kit/look/format';
import { layersOfColour, misreads } from '../../../../src/ui/features/mask/misreads';
import { nameLayers } from '../../../../src/ui/features/mask/words';
import { recipeHint, modelLine, recipeLine } from '../../../../src/ui/features/provenance/words';
import { actionOf } from '../../../../src/ui/shell/selection/paint-progress';
import { statusOf } from '../../../../src/ui/shell/selection/status';
import { PAINTER, STYLES, facts, hello, labelMap, orderOf, play, ready, recipe, selected, theSubject, after, landing } from '../samples';
import { wetOnWet } from '../../contract/wet-on-wet';

describe('numbers', () => {
  it('are written as people read them', () => {
    expect([0, 0.001, 0.005, 0.412, 1].map(formatShare)).toEqual(['0%', '<1%', '1%', '41%', '100%']);
    expect(formatSize(1199.6, 900)).toBe('1200 × 900');
    expect([0.02, 0.42, 12.4].map(formatSeconds)).toEqual(['0.1 s', '0.4 s', '12 s']);
  });
});

describe('layersOfColour', () => {
  const solids = [
    {
      colour: [255, 0, 0] as const,
      layers: [
        { id: '1', name: 'Barn' },
        { id: '2', name: 'Roof' },
      ],
    },
    {
      colour: [254, 1, 0] as const,
      layers: [
        { id: '2', name: 'Roof' },
        { id: '3', name: 'Door' },
      ],
    },
    { colour: [0, 0, 255] as const, layers: [{ id: '4', name: 'Pond' }] },
  ];

  it('finds the layers of a colour and its rounding, each once', () => {
    expect(layersOfColour([255, 0, 0], solids).map((layer) => layer.id)).toEqual(['1', '2', '3']);
    expect(layersOfColour([0, 0, 255], solids).map((layer) => layer.name)).toEqual(['Pond']);
  });

  it('finds none for a colour that no layer has', () => {
    expect(layersOfColour([128, 0, 128], solids)).toEqual([]);
  });
});

describe('misreads', () => {
  it('has nothing to say of a clean picture, or of edges', () => {
    expect(misreads({ picture: facts('a'), map: labelMap({ unlabelled: 0.004 }) })).toEqual([]);
  });

  it('says why the numbers of a class miss in a Display P3 document', () => {
    const [row] = misreads({
      picture: facts('a', { solids: [{ colour: [160, 195, 60], layers: [{ id: '1', name: 'Hill' }], typedAs: 'grass' }] }),
      map: labelMap({ unmatched: [{ colour: [160, 195, 60], share: 0.5 }] }),
    });
    expect(row!.sentence).toMatch(/^“Hill” has the numbers of grass, but this document is in Display P3, .* Take grass from the swatches\.$/);
    expect(row!.layerIds).toEqual(['1']);
  });

  it('names the share, the colours with their layers, and the findings', () => {
    const rows = misreads({
      picture: facts('a', {
        solids: [{ colour: [255, 0, 0], layers: [{ id: '1', name: 'Barn' }] }],
        findings: [
          { kind: 'gradient', layers: [{ id: '2', name: 'Dusk' }], count: 1 },
          {
            kind: 'effect',
            layers: [
              { id: '3', name: 'Tree' },
              { id: '4', name: 'Bush' },
            ],
            count: 7,
          },
        ],
      }),
      map: labelMap({
        unlabelled: 0.12,
        unmatched: [
          { colour: [255, 0, 0], share: 0.08 },
          { colour: [9, 200, 9], share: 0.01 },
          { colour: [200, 9, 9], share: 0.01 },
        ],
      }),
    });
    expect(rows.map((row) => row.layerIds)).toEqual([[], ['1'], [], ['2'], ['3', '4']]);
    expect(rows[0]!.sentence).toContain('12%');
    expect(rows[1]).toMatchObject({ colours: [[255, 0, 0]] });
    expect(rows[1]!.sentence).toContain('“Barn”');
    expect(rows[2]).toMatchObject({
      colours: [
        [9, 200, 9],
        [200, 9, 9],
      ],
      sentence: '2 colours are not among the nine (2% of the picture).',
    });
    expect(rows[4]!.sentence).toContain('“Tree” and 6 more');
    for (const { sentence } of rows) expect(sentence).toMatch(/^.+\.$/);
  });

  it('has a sentence for every kind of finding, for one layer and for many', () => {
    for (const kind of ['opacity', 'blend-mode', 'gradient', 'image', 'pattern', 'shader', 'effect', 'text'] as const) {
      for (const count of [1, 2, 9]) {
        const layers = [
          { id: '1', name: 'One' },
          { id: '2', name: 'Two' },
        ].slice(0, count);
        const [row] = misreads({ picture: facts('a', { findings: [{ kind, layers, count }] }), map: labelMap() });
        expect(row!.sentence).toMatch(/^“One”.+\.$/);
        expect(row!.sentence).not.toMatch(/undefined|null|NaN/);
      }
    }
  });

  it('names layers', () => {
    const layers = [
      { id: '1', name: 'Hill' },
      { id: '2', name: 'Pond' },
    ];
    expect(nameLayers(layers, 2)).toBe('“Hill” and “Pond”');
    expect(nameLayers([], 3)).toBe('3 layers');
  });
});

describe('results of drawing', () => {
  it('are said in a sentence', () => {
    expect(filledSentence('sky', { filled: 1, skipped: 0 })).toBe('1 layer filled with sky.');
    expect(filledSentence('sea', { filled: 3, skipped: 1 })).toBe('3 layers filled with sea. 1 layer could not be filled.');
    expect(filledSentence('sea', { filled: 0, skipped: 0 })).toBe('Nothing was filled.');
    expect(stylesSentence({ created: 9, updated: 0 })).toBe('9 colour styles created.');
    expect(stylesSentence({ created: 1, updated: 2 })).toBe('1 colour style created, 2 colour styles put right.');
    expect(stylesSentence({ created: 0, updated: 0 })).toMatch(/already/);
  });
});

describe('progress', () => {
  it('has a word and a share for every step', () => {
    expect(paintWord({ kind: 'working', progress: null })).toBe('Preparing…');
    expect(paintWord({ kind: 'working', progress: { phase: 'warm-up', done: 0.4 } })).toBe('Warming up…');
    expect(paintWord({ kind: 'working', progress: { phase: 'paint', done: 0.25, pieces: { done: 1, of: 4 } } })).toBe('Painting… 1 of 4 pieces');
    expect(paintWord({ kind: 'inserting' })).toBe('Painting…');
    expect(paintDone({ kind: 'working', progress: { phase: 'paint', done: 0.4 } })).toBe(0.4);
    expect(paintDone({ kind: 'inserting' })).toBe(1);
  });
});

describe('the status line and the live region', () => {
  const failure = { code: 'out-of-memory', sentence: 'There was not enough memory.' } as const;

  it('tell what became of a look that was taken from a picture, which is no scene to be painted', () => {
    const colourless = { code: 'no-semantic-pixel', sentence: 'Nothing here has a landscape colour.' } as const;
    const loading = play(hello(selected('photo')));
    const photo = after(loading, { type: 'read-failed', revision: theSubject(loading).revision, failure: colourless });
    // Nothing went wrong, so it is not said in red.
    expect(statusOf(photo)).toMatchObject({ tone: 'quiet', sentence: colourless.sentence, retry: false });
    const taken = after(photo, { type: 'style-taken', picture: { painter: PAINTER.id, name: 'Photo', vector: [1], thumbnail: 'data:,' } });
    expect(statusOf(taken)).toMatchObject({ tone: 'done', sentence: 'The next painting takes its look from “Photo”.', dismiss: true });
    expect(announcement(taken)).toBe(statusOf(taken).sentence);
    expect(statusOf(after(taken, { type: 'dismiss' })).sentence).toBe(colourless.sentence);
  });

  it('say the same of a landed painting', () => {
    const start = after(ready(), { type: 'paint' });
    const state = after(start, landing(orderOf(start)));
    expect(statusOf(state)).toMatchObject({ tone: 'done', sentence: 'Painted in 0.4 s. Layer “Frame a painting” added.', layerId: '9:9' });
    expect(announcement(state)).toBe(statusOf(state).sentence);
    expect(landedSentence({ seconds: 1, layerName: 'X', updated: true, carriesMask: true })).toContain('updated');
    expect(landedSentence({ seconds: null, layerName: 'X', updated: false, carriesMask: true })).toBe('Layer “X” added.');
    expect(landedSentence({ seconds: null, layerName: 'X', updated: false, carriesMask: false })).toBe(
      'Layer “X” added. Its mask is too large for the layer to carry.',
    );
  });

  it('say when the painting was taken back or deleted', () => {
    const start = after(ready(), { type: 'paint' });
    const state = after(start, landing(orderOf(start)), { type: 'selection', selection: selected('a') });
    expect(statusOf(state)).toMatchObject({ tone: 'quiet', layerId: null });
    expect(statusOf(state).sentence).toMatch(/no longer in the file/);
  });

  it('offer to try again after a failure, where that can help', () => {
    const start = after(ready(), { type: 'paint' });
    const failed = after(start, { type: 'paint-failed', order: orderOf(start), failure });
    expect(statusOf(failed)).toMatchObject({ tone: 'trouble', sentence: failure.sentence, retry: true, dismiss: true });
    expect(announcement(failed)).toBe(failure.sentence);
    const loading = play(hello(selected('a')));
    const hopeless = after(loading, {
      type: 'read-failed',
      revision: theSubject(loading).revision,
      failure: { code: 'no-semantic-pixel', sentence: 'None.' },
    });
    expect(statusOf(hopeless)).toMatchObject({ retry: false, dismiss: false });
  });

  it('call the main action by one word, whatever it has to do', () => {
    const start = after(ready(), { type: 'paint' });
    const landed = after(start, landing(orderOf(start)));
    const painting = { layerId: '9:9', recipe: recipe('a'), imageHash: 'f00d', carriesMask: true };
    const states = [
      ready(),
      landed,
      play(hello(selected('a', { painting }))),
      ...[ready(), landed].map((state) => after(state, { type: 'live', on: true })),
    ];
    expect(states.map(actionOf)).toEqual(states.map(() => 'Paint'));
  });

  it('tell of a painter that can’t be loaded wherever the person is', () => {
    const broken = { type: 'engine-failed', painter: PAINTER.id, failure: { code: 'model-altered', sentence: 'Damaged.' } } as const;
    for (const state of [play(hello({ kind: 'nothing' })), ready()]) {
      expect(statusOf(after(state, broken))).toMatchObject({ tone: 'trouble', sentence: 'Damaged.', retry: true });
    }
  });

  it('show that the painter is loading without being in the way', () => {
    expect(statusOf(ready())).toMatchObject({ tone: 'busy' });
    expect(statusOf(after(ready(), { type: 'engine-ready', painter: PAINTER.id }))).toMatchObject({ tone: 'quiet' });
  });

  it('let the greeting be tried again when the plugin did not answer', () => {
    const state = play({ type: 'notice', notice: { tone: 'trouble', sentence: 'No answer.', layerId: null } });
    expect(statusOf(state)).toMatchObject({ sentence: 'No answer.', retry: true });
  });
});

describe('recipeHint', () => {
  const OTHER = [{ ...PAINTER, modelHash: 'other', formerly: [] }];

  it('says where the controls come from until the person moves on', () => {
    expect(recipeHint(recipe('a'), wetOnWet('noon'), { seed: 77, edges: 0.6 }, [PAINTER])).toBe('The controls are as in this painting.');
    expect(recipeHint(recipe('a'), wetOnWet('noon'), { seed: 77, edges: 0.6 }, OTHER)).toBe('');
    expect(modelLine(recipe('a'), [PAINTER], '1.0.0')).toBe('Made with this version of the painter.');
    expect(modelLine(recipe('a'), OTHER, '1.0.0')).toMatch(/another version of the painter \(abc, Alla Prima 0\.1\.0\)/);
    expect(modelLine(recipe('a', { appVersion: '1.10.0' }), [PAINTER], '1.9.0')).toMatch(
      /this version of the painter, by Alla Prima 1\.10\.0; yours is 1\.9\.0/,
    );
    expect(modelLine(recipe('a', { appVersion: '1.10.0' }), OTHER, '1.9.0')).toMatch(/\(abc, Alla Prima 1\.10\.0; yours is 1\.9\.0\)/);
    expect(recipeHint(recipe('a'), wetOnWet('dawn'), { seed: 77, edges: 0.6 }, [{ ...PAINTER, styles: [STYLES[0]!] }])).toMatch(
      /not part of this version/,
    );
    expect(recipeHint(recipe('a'), wetOnWet('dawn'), { seed: 77, edges: 0.6 }, [PAINTER])).toMatch(/^The controls are set to something else\./);
    expect(recipeHint(recipe('a'), wetOnWet('noon'), { seed: 78, edges: 0.6 }, [PAINTER])).toMatch(/^The controls are set to something else\./);
    expect(recipeHint(recipe('a'), wetOnWet('noon'), { seed: 77, edges: 0 }, [PAINTER])).toMatch(/^The controls are set to something else\./);
  });
});

describe('a recipe in words', () => {
  it('names its style, however it is mixed, its seed and its size', () => {
    const noon = { kind: 'named', id: 'noon' } as const;
    const line = (more: Partial<Recipe>): string => recipeLine(recipe('a', more), [PAINTER]);
    expect(line({})).toBe('Noon, seed 77, 512 × 512, edges 60%');
    expect(line({ edges: 0 })).toBe('Noon, seed 77, 512 × 512, edges as drawn');
    expect(line({ style: wetOnWet('gone') })).toContain('The unknown style “gone”');
    expect(
      line({ style: { painter: PAINTER.id, first: { kind: 'picture', name: 'Sunset', vector: [1] }, second: noon, share: 0.3 } }),
    ).toContain('The look of “Sunset” with 30% Noon');
    expect(
      line({
        repaints: [
          { className: 'sky', seed: 1 },
          { className: 'sea', seed: 2 },
          { className: 'sky', seed: 3 },
        ],
      }),
    ).toMatch(/another sky and sea$/);
  });
});
