// “About this machine”: what paints, where, and what was refused on the way. For support and for the curious; folded away.
import type { ComponentChildren, JSX } from 'preact';
import type { BackendReport } from '../../../inference/api/backend-report';
import { Fold } from '../../kit/controls/fold';
import './about.css';

export interface Machine {
  /** Where the engine runs and what was refused on the way there; null until it is known. */
  readonly place: { readonly kind: string; readonly refused: readonly string[] } | null;
  /** What paints, and why that; null until the painter is loaded. */
  readonly backend: Pick<BackendReport, 'kind' | 'reason' | 'refused'> | null;
  /** Why there is no graphics processor, or that there is one; null until it is known. */
  readonly graphics: string | null;
  /** Name, version and sha256 of the generator; null when its card could not be read. */
  readonly model: { readonly name: string; readonly version: string; readonly sha256: string } | null;
  readonly appVersion: string;
}

export function About({ machine, children }: { readonly machine: Machine; readonly children?: ComponentChildren }): JSX.Element {
  const { place, backend, graphics, model, appVersion } = machine;
  return (
    <Fold title="About this machine">
      <dl class="about">
        <Row term="Paints with">{backend?.reason ?? 'Starting…'}</Row>
        {/* WASM's reason holds them already. */}
        {backend?.kind === 'webgpu' && backend.refused.length > 0 && <Row term="Given up">{backend.refused.join('; ')}</Row>}
        <Row term="Graphics">{graphics ?? 'Looking…'}</Row>
        <Row term="Runs in">{place?.kind ?? 'Starting…'}</Row>
        {place !== null && place.refused.length > 0 && <Row term="Refused">{place.refused.join('; ')}</Row>}
        <Row term="Model">{model === null ? 'Not readable' : `${model.name} ${model.version} (${model.sha256.slice(0, 8)})`}</Row>
        <Row term="Version">Alla Prima {appVersion}</Row>
      </dl>
      {children}
      <p class="quiet">Everything is painted on this machine. Nothing is sent anywhere.</p>
    </Fold>
  );
}

function Row({ term, children }: { readonly term: string; readonly children: string | readonly string[] }): JSX.Element {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
