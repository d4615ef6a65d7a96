// How to paint: style, seed, size, and where the painting lands.
import type { JSX } from 'preact';
import type { StyleMix } from '../../../contract/style';
import { FileStyleBar } from '../file-styles/file-style-bar';
import { StyleChips } from '../class-styles/style-chips';
import { presentClasses } from '../mask/reading';
import { subjectOf } from '../../state/phase';
import { othersThan, painterOf } from '../painters/painter-of';
import { chosenStyle } from '../styles/chosen-style';
import type { SourceSummary } from '../../../contract/wire/messages';
import type { Commands } from '../../shell/commands';
import type { PanelState } from '../../state/panel-state';
import { wayHome } from '../styles/reduce-styles';
import { canVary } from '../variations/reduce-variations';
import { freshSeeds } from './seed';
import { sizeOf, sizeOptions } from './size-options';
import { choicesOf, styleOffer, withChoice, withSecond } from '../styles/style-choices';
import { Button } from '../../kit/controls/button';
import { Field } from '../../kit/controls/field';
import { EdgesField } from '../edges/edges-field';
import { SeedField } from './seed-field';
import { Segmented } from '../../kit/controls/segmented';
import { SizeChoice } from './size-choice';
import { sizeSentence } from './words';
import { StyleBlend } from '../styles/style-blend';
import { StyleFromPicture } from '../styles/style-from-picture';
import { StyleGallery } from '../styles/style-gallery';
import './paint-settings.css';

export interface PaintSettingsProps {
  readonly state: PanelState;
  /** What would be painted: one source, or several each on its own. */
  readonly sources: readonly SourceSummary[];
  readonly commands: Commands;
}

export function PaintSettings({ state, sources, commands }: PaintSettingsProps): JSX.Element {
  const { dispatch, takeStyle, showLayers } = commands;
  const { settings, painters, looks } = state;
  const painter = painterOf(state);
  const only = sources.length === 1 ? sources[0] : undefined;
  const offer = styleOffer(state);
  const subject = subjectOf(state.phase);
  const mix = chosenStyle(state);
  const setStyle = (style: StyleMix): void => {
    dispatch({ type: 'style', style });
  };
  return (
    <section class="paint-settings" aria-label="How to paint">
      <StyleGallery
        choices={offer.choices}
        value={offer.first}
        onChange={(choice) => {
          setStyle(withChoice(mix, choice, painters));
        }}
        onPainter={(id) => {
          dispatch({ type: 'painter', painter: id });
        }}
      />
      <StyleChips style={mix} styles={painter.styles} without={presentClasses(subject?.reading ?? null)} dispatch={dispatch} />
      <FileStyleBar state={state} commands={commands} />
      {painter.takesPictures && (
        <StyleFromPicture
          busy={looks.taking}
          home={wayHome(state)}
          onTake={takeStyle}
          onBack={(home) => {
            showLayers(home.sourceIds);
          }}
        />
      )}
      <StyleBlend
        offer={{ ...offer, choices: choicesOf(offer.choices, mix.painter) }}
        others={othersThan(state, mix.painter)}
        onSecond={(second) => {
          setStyle(withSecond(mix, second));
        }}
        onShare={(share) => {
          setStyle({ ...mix, share });
        }}
      />
      <EdgesField
        edges={settings.edges}
        onChange={(edges) => {
          dispatch({ type: 'edges', edges });
        }}
      />
      <SeedField
        seed={settings.seed}
        onChange={(seed) => {
          dispatch({ type: 'seed', seed });
        }}
      >
        {only !== undefined && (
          <Button
            disabled={!canVary(state)}
            label="Try four that differ"
            onPress={() => {
              dispatch({ type: 'vary', seeds: freshSeeds(settings.seed, Math.random) });
            }}
          >
            Try four
          </Button>
        )}
      </SeedField>
      <SizeChoice
        options={sizeOptions(state, sources)}
        value={settings.size}
        hint={only === undefined ? '' : sizeSentence(settings.size, sizeOf(state, only), only, painter)}
        onChange={(size) => {
          dispatch({ type: 'size', size });
        }}
      />
      <Field label="Lands">
        {sources.every((source) => source.painting !== null) ? (
          <span class="quiet">Where it is now</span>
        ) : (
          <Segmented
            label="Where the painting lands"
            options={[
              { value: 'beside', text: 'Beside' },
              { value: 'on-top', text: 'On top' },
            ]}
            value={settings.placement}
            onChange={(placement) => {
              dispatch({ type: 'placement', placement });
            }}
          />
        )}
      </Field>
    </section>
  );
}
