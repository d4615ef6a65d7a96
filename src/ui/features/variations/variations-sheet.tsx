// The contact sheet: four paintings of one label map, each shown when it is painted. Pressing one makes it the painting.
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SourceSummary } from '../../../contract/wire/messages';
import type { Painting } from '../../../inference/api/paint-job';
import { Spinner } from '../../kit/look/icons';
import type { VariationSheet } from './variation-sheet';
import { insertLabel, sheetSentence, variationLabel } from './words';
import { Button } from '../../kit/controls/button';
import { TimeSpent } from '../../kit/controls/time-spent';
import type { Commands } from '../../shell/commands';
import type { PanelState } from '../../state/panel-state';
import { freshSeeds } from '../painting/seed';
import { canVary } from './reduce-variations';
import './variations-sheet.css';

export interface VariationsSheetProps {
  readonly state: PanelState;
  readonly sheet: VariationSheet;
  readonly source: SourceSummary;
  readonly commands: Commands;
}

export function VariationsSheet({ state, sheet, source: { name, width, height }, commands }: VariationsSheetProps): JSX.Element {
  const { dispatch, insertSheet, leaveSheet } = commands;
  const { variations, paintings, step, inserted } = sheet;
  const root = useRef<HTMLElement>(null);
  const resting = step.kind === 'resting';
  useEffect(() => {
    // Who changes something on the sheet stays there.
    if (root.current?.contains(document.activeElement) !== true) root.current?.querySelector<HTMLElement>('.variation')?.focus();
    root.current?.scrollIntoView({ block: 'nearest' });
  }, [sheet.id]);
  return (
    <section ref={root} class="variations" aria-label="Variations">
      <header>
        <h2 title={name} dir="auto">
          {name}
        </h2>
        <label class="check">
          <input
            type="checkbox"
            checked={state.onlySeed}
            disabled={!canVary(state) || step.kind === 'inserting'}
            onChange={(event) => {
              dispatch({ type: 'only-seed', on: event.currentTarget.checked, seeds: freshSeeds(state.settings.seed, Math.random) });
            }}
          />
          <span>Only the seed</span>
        </label>
      </header>
      <div class="variation-grid">
        {variations.map(({ seed, word }, index) => {
          const painting = paintings[index];
          const next = step.kind === 'painting' && index === paintings.length;
          return (
            <button
              key={seed}
              type="button"
              class="variation"
              aria-label={variationLabel(variations[index]!, painting !== undefined)}
              title={painting === undefined ? '' : 'Keep this one'}
              aria-disabled={painting === undefined || step.kind === 'inserting'}
              style={{ aspectRatio: String(Math.min(2.5, Math.max(0.6, width / height))) }}
              onClick={() => {
                if (painting !== undefined && step.kind !== 'inserting') dispatch({ type: 'keep-variation', index });
              }}
            >
              {painting !== undefined && <Picture painting={painting} />}
              {next && (
                <span class="variation-next">
                  <Spinner />
                </span>
              )}
              {next && <span class="variation-progress" style={{ transform: `scaleX(${step.done})` }} />}
              <span class="variation-word" aria-hidden="true">
                {word}
              </span>
            </button>
          );
        })}
      </div>
      <div class="variation-foot">
        <p class="quiet">
          {sheetSentence(sheet)}{' '}
          {step.kind === 'painting' && <TimeSpent key={sheet.id} done={(paintings.length + step.done) / variations.length} />}
        </p>
        {step.kind === 'painting' && <Button onPress={leaveSheet}>Stop</Button>}
        {resting && paintings.length > 0 && (
          <Button disabled={inserted} onPress={insertSheet}>
            {insertLabel(paintings.length)}
          </Button>
        )}
        {resting && (
          <Button
            disabled={!canVary(state)}
            onPress={() => {
              dispatch({ type: 'vary', seeds: freshSeeds(state.settings.seed, Math.random) });
            }}
          >
            Four more
          </Button>
        )}
        {resting && <Button onPress={leaveSheet}>Close</Button>}
      </div>
    </section>
  );
}

function Picture({ painting: { rgba, width, height } }: { readonly painting: Painting }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [rgba, width, height]);
  return <canvas ref={canvas} width={width} height={height} aria-hidden="true" />;
}
