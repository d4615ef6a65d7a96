// How to paint: style, seed, and where the painting lands.
import type { JSX } from 'preact';
import type { Recipe } from '../../contract/recipe';
import type { Settings } from '../../contract/settings';
import type { StyleMix } from '../../contract/style';
import type { StyleChoice } from '../state/panel-state';
import { recipeHint } from '../words/recipe-hint';
import { Field } from './field';
import { SeedField } from './seed-field';
import { Segmented } from './segmented';
import { StylePicker } from './style-picker';
import './paint-settings.css';

export interface PaintSettingsProps {
  readonly styles: readonly StyleChoice[];
  /** The style that a painting would take now. */
  readonly style: StyleMix;
  readonly settings: Settings;
  /** There is a painting of this source already: painting again leaves it where it is. */
  readonly placed: boolean;
  readonly adopted: Recipe | null;
  readonly modelHash: string;
  readonly onStyle: (style: StyleMix) => void;
  readonly onSeed: (seed: number) => void;
  readonly onPlacement: (placement: Settings['placement']) => void;
}

export function PaintSettings(props: PaintSettingsProps): JSX.Element {
  const { styles, style, settings, adopted, modelHash } = props;
  const hint = adopted === null ? '' : recipeHint(adopted, style, settings.seed, modelHash);
  return (
    <section class="paint-settings" aria-label="How to paint">
      <StylePicker styles={styles} value={style} onChange={props.onStyle} />
      <SeedField seed={settings.seed} onChange={props.onSeed} />
      <Field label="Place">
        {props.placed ? <span class="quiet">Stays where it is</span> : (
          <Segmented
            label="Place the painting"
            options={[{ value: 'beside', text: 'Beside' }, { value: 'on-top', text: 'On top' }]}
            value={settings.placement}
            onChange={props.onPlacement}
          />
        )}
      </Field>
      {hint !== '' && <p class="quiet">{hint}</p>}
    </section>
  );
}
