// A source that can be painted: its label map and painting, the share of each class, and what was not understood.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { labelPixels } from '../../../labels/label-pixels';
import { shrunk } from '../../../labels/resample';
import { isReading } from '../../state/phase';
import { canRepaint } from '../variations/repaint-class';
import type { Commands } from '../../shell/commands';
import type { PanelState } from '../../state/panel-state';
import type { Reading } from './reading';
import type { Subject } from '../../state/phase';
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

/** Longest side of the label map on show, pixels: twice what the panel has room for, for screens with two pixels a CSS pixel. */
const LONGEST_SHOWN = 1024;

export interface SourceViewProps {
  readonly state: PanelState;
  readonly subject: Subject;
  readonly commands: Commands;
}

export function SourceView({ state, subject, commands }: SourceViewProps): JSX.Element {
  const { dispatch } = commands;
  const { source, reading, preview } = subject;
  const mask = useMemo(() => (reading === null ? null : picture(reading)), [reading]);
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
      <Coverage
        coverage={reading?.map.coverage ?? null}
        onRepaint={
          canRepaint(state)
            ? (className, seed) => {
                dispatch({ type: 'repaint-class', className, seed });
              }
            : null
        }
      />
      {reading !== null && <MisreadList misreads={misreads(reading)} onSelect={commands.showLayers} />}
    </section>
  );
}

function picture({ map }: Reading): Pixels {
  const { labels, width, height } = shrunk(map, LONGEST_SHOWN, 1);
  return { rgba: labelPixels(labels), width, height };
}
