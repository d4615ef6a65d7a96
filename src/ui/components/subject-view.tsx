// A paintable selection: what it is, how the generator sees it, what was not understood.
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { maskPixels } from '../look/mask-pixels';
import { isReading } from '../state/initial-state';
import type { Subject } from '../state/panel-state';
import { formatSize } from '../words/format';
import { misreads } from '../words/misread';
import { Coverage } from './coverage';
import { MisreadList } from './misread-list';
import { Preview } from './preview';
import { Segmented } from './segmented';
import './subject-view.css';

export interface SubjectViewProps {
  readonly subject: Subject;
  readonly view: 'mask' | 'painting';
  readonly onView: (view: 'mask' | 'painting') => void;
  readonly onSelectLayers: (ids: readonly string[]) => void;
}

export function SubjectView({ subject, view, onView, onSelectLayers }: SubjectViewProps): JSX.Element {
  const { source, reading, painted } = subject;
  const mask = useMemo(() => (reading === null ? null : { rgba: maskPixels(reading.map.labels), width: reading.map.width, height: reading.map.height }), [reading]);
  const shown = painted === null ? 'mask' : view;
  const outdated = painted !== null && painted.revision !== subject.revision;
  return (
    <section class="subject" aria-label="Selection">
      <header>
        <h2 title={source.name}>{source.name}</h2>
        <span class="quiet">{formatSize(source.width, source.height)}</span>
      </header>
      <Preview
        width={source.width}
        height={source.height}
        mask={mask}
        painting={painted}
        view={shown}
        description={shown === 'mask' ? `The mask of ${source.name}` : `The painting of ${source.name}`}
        busy={isReading(subject)}
      />
      <div class="subject-view">
        <Segmented
          label="Preview"
          options={[{ value: 'mask', text: 'Mask' }, { value: 'painting', text: 'Painting', disabled: painted === null }]}
          value={shown}
          onChange={onView}
        />
        <span class="quiet">{viewHint(painted !== null, outdated, shown)}</span>
      </div>
      <Coverage coverage={reading?.map.coverage ?? null} />
      {reading !== null && <MisreadList misreads={misreads(reading)} onSelect={onSelectLayers} />}
    </section>
  );
}

function viewHint(painted: boolean, outdated: boolean, shown: 'mask' | 'painting'): string {
  if (!painted) return 'What the painter sees';
  if (outdated) return 'Before your last change';
  return shown === 'painting' ? 'Hold it to compare' : 'What the painter sees';
}
