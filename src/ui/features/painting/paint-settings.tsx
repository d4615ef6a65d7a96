// How to paint: style, seed, size, and where the painting lands.
import type { JSX } from 'preact';
import type { Settings } from '../../../contract/settings';
import type { StyleMix } from '../../../contract/style';
import { chosenStyle } from '../../state/initial-state';
import type { SourceSummary } from '../../../contract/messages';
import type { Home, PanelState } from '../../state/panel-state';
import { wayHome } from '../styles/reduce-styles';
import { canVary } from '../variations/reduce-variations';
import { freshSeeds } from './seed';
import { sizeOf, sizeOptions } from './size-options';
import { styleOffer, withFirst, withSecond } from '../styles/style-choices';
import { recipeHint } from '../provenance/recipe-hint';
import { Button } from '../../kit/controls/button';
import { Field } from '../../kit/controls/field';
import { SeedField } from './seed-field';
import { Segmented } from '../../kit/controls/segmented';
import { SizeChoice } from './size-choice';
import { StyleBlend } from '../styles/style-blend';
import { StyleFromPicture } from '../styles/style-from-picture';
import { StyleGallery } from '../styles/style-gallery';
import './paint-settings.css';

export interface PaintSettingsProps {
  readonly state: PanelState;
  /** What would be painted: one source, or several each on its own. */
  readonly sources: readonly SourceSummary[];
  readonly onStyle: (style: StyleMix) => void;
  readonly onTakeStyle: () => void;
  readonly onBack: (home: Home) => void;
  readonly onSeed: (seed: number) => void;
  readonly onVary: (seeds: readonly number[]) => void;
  readonly onSize: (size: Settings['size']) => void;
  readonly onPlacement: (placement: Settings['placement']) => void;
}

export function PaintSettings({ state, sources, ...on }: PaintSettingsProps): JSX.Element {
  const { settings, adopted, painter, looks } = state;
  const only = sources.length === 1 ? sources[0] : undefined;
  const offer = styleOffer(state);
  const mix = chosenStyle(state);
  const hint = adopted === null ? '' : recipeHint(adopted, mix, settings.seed, painter.modelHash);
  return (
    <section class="paint-settings" aria-label="How to paint">
      <StyleGallery choices={offer.choices} value={offer.first} onChange={(choice) => { on.onStyle(withFirst(mix, choice.source)); }} />
      {painter.takesPictures && <StyleFromPicture busy={looks.taking} home={wayHome(state)} onTake={on.onTakeStyle} onBack={on.onBack} />}
      <StyleBlend
        offer={offer}
        onSecond={(choice) => { on.onStyle(withSecond(mix, choice?.source ?? null)); }}
        onShare={(share) => { on.onStyle({ ...mix, share }); }}
      />
      <SeedField seed={settings.seed} onChange={on.onSeed}>
        {only !== undefined && <Button disabled={!canVary(state)} label="Try four seeds" onPress={() => { on.onVary(freshSeeds(settings.seed, Math.random)); }}>Try four</Button>}
      </SeedField>
      <SizeChoice
        options={sizeOptions(state, sources)}
        value={settings.size}
        comes={only === undefined ? null : { frame: only, size: sizeOf(state, only) }}
        onChange={on.onSize}
      />
      <Field label="Place">
        {sources.every((source) => source.painting !== null) ? <span class="quiet">Stays where it is</span> : (
          <Segmented
            label="Place the painting"
            options={[{ value: 'beside', text: 'Beside' }, { value: 'on-top', text: 'On top' }]}
            value={settings.placement}
            onChange={on.onPlacement}
          />
        )}
      </Field>
      {hint !== '' && <p class="quiet">{hint}</p>}
    </section>
  );
}
