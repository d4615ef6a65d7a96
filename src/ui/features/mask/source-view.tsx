// A source that can be painted: its label map and painting, the share of each class, and what was not understood.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { labelPixels } from '../../../labels/label-pixels';
import { isReading } from '../../state/phase';
import type { Commands } from '../../shell/commands';
import type { PanelState } from '../../state/panel-state';
import type { Subject } from '../../state/phase';
import type { LabelMap } from '../../../labels/label-map';
import { shownMask } from '../edges/shown-mask';
import { formatSize } from '../../kit/look/format';
import { misreads } from './misreads';
import { viewHint } from './words';
import { Coverage } from './coverage';
import { LiveSwitch } from '../live/live-switch';
import { MisreadList } from './misread-list';
import { ScopeLine } from './scope-line';
import { Preview } from '../../kit/preview/preview';
import type { Pixels } from '../../kit/preview/preview';
import { Segmented } from '../../kit/controls/segmented';
import './source-view.css';

export interface SourceViewProps {
  readonly state: PanelState;
  readonly subject: Subject;
  readonly commands: Commands;
}

export function SourceView({ state, subject, commands }: SourceViewProps): JSX.Element {
  const { dispatch } = commands;
  const { source, reading, preview } = subject;
  const map = useMemo(() => shownMask(state, subject), [state.settings.edges, state.looseMask, reading]);
  const mask = useMemo(() => (map === null ? null : picture(map)), [map]);
  const shown = preview === null ? 'mask' : state.view;
  const { live } = state.settings;
  return (
    <section class="subject" aria-label="Selection">
      <header>
        <h2 title={source.name} dir="auto">
          {source.name}
        </h2>
        <span class="quiet">{formatSize(source.width, source.height)}</span>
      </header>
      {source.scope !== null && <ScopeLine scope={source.scope} onChoose={commands.chooseScope} />}
      <Preview
        name={source.name}
        width={source.width}
        height={source.height}
        mask={mask}
        painting={preview?.painting ?? null}
        view={shown}
        divider={state.divider}
        onDivider={(divider) => {
          dispatch({ type: 'divider', divider });
        }}
        busy={isReading(subject) || state.live.painting || preview?.draft === true}
      />
      <div class="subject-view">
        <Segmented
          label="Preview"
          options={[
            { value: 'mask', text: 'Mask' },
            { value: 'both', text: 'Both', disabled: preview === null },
            { value: 'painting', text: 'Painting', disabled: preview === null },
          ]}
          value={shown}
          onChange={(view) => {
            dispatch({ type: 'view', view });
          }}
        />
        <LiveSwitch
          on={live}
          onChange={(on) => {
            dispatch({ type: 'live', on });
          }}
        />
      </div>
      <p class="quiet">{viewHint(state, subject, shown)}</p>
      <Coverage state={state} source={source} reading={reading} dispatch={dispatch} />
      {reading !== null && <MisreadList misreads={misreads(reading)} onSelect={commands.showLayers} />}
    </section>
  );
}

function picture({ labels, width, height }: LabelMap): Pixels {
  return { rgba: labelPixels(labels), width, height };
}
