// A paintable selection: what it is, how the generator sees it and paints it, what was not understood.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { ClassName } from '../../../contract/classes';
import { labelPixels } from '../../../labels/label-pixels';
import { shrunk } from '../../../labels/resample';
import { isReading } from '../../state/initial-state';
import { canRepaint } from '../variations/repaint-class';
import type { PanelState, Reading, Subject, View } from '../../state/panel-state';
import { formatSize } from '../../kit/look/format';
import { misreads } from './misreads';
import { viewHint } from './view-hint';
import { Coverage } from './coverage';
import { LiveSwitch } from '../live/live-switch';
import { MisreadList } from './misread-list';
import { Preview } from '../../kit/preview/preview';
import type { Pixels } from '../../kit/preview/preview';
import { Segmented } from '../../kit/controls/segmented';
import './subject-view.css';

/** Longer side of the mask on show, pixels: twice what the panel has. */
const LONGEST_SHOWN = 1024;

export interface SubjectViewProps {
  readonly state: PanelState;
  readonly subject: Subject;
  readonly onView: (view: View) => void;
  readonly onDivider: (divider: number) => void;
  readonly onLive: (on: boolean) => void;
  readonly onRepaint: (className: ClassName, seed: number) => void;
  readonly onSelectLayers: (ids: readonly string[]) => void;
}

export function SubjectView({ state, subject, onView, onDivider, onLive, onRepaint, onSelectLayers }: SubjectViewProps): JSX.Element {
  const { source, reading, preview } = subject;
  const mask = useMemo(() => (reading === null ? null : picture(reading)), [reading]);
  const shown = preview === null ? 'mask' : state.view;
  const { live } = state.settings;
  return (
    <section class="subject" aria-label="Selection">
      <header>
        <h2 title={source.name}>{source.name}</h2>
        <span class="quiet">{formatSize(source.width, source.height)}</span>
      </header>
      <Preview
        name={source.name}
        width={source.width}
        height={source.height}
        mask={mask}
        painting={preview?.painting ?? null}
        view={shown}
        divider={state.divider}
        onDivider={onDivider}
        busy={isReading(subject) || state.live.painting}
      />
      <div class="subject-view">
        <Segmented
          label="Preview"
          options={[{ value: 'mask', text: 'Mask' }, { value: 'both', text: 'Both', disabled: preview === null }, { value: 'painting', text: 'Painting', disabled: preview === null }]}
          value={shown}
          onChange={onView}
        />
        <LiveSwitch on={live} onChange={onLive} />
      </div>
      <p class="quiet">{viewHint(state, subject, shown)}</p>
      <Coverage coverage={reading?.map.coverage ?? null} onRepaint={canRepaint(state) ? onRepaint : null} />
      {reading !== null && <MisreadList misreads={misreads(reading)} onSelect={onSelectLayers} />}
    </section>
  );
}

function picture({ map }: Reading): Pixels {
  const { labels, width, height } = shrunk(map, LONGEST_SHOWN, 1);
  return { rgba: labelPixels(labels), width, height };
}
