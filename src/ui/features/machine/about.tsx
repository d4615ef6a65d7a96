// “About this machine”: what paints, where, and what was refused on the way. For support and for the curious; folded away.
import type { ComponentChildren, JSX } from 'preact';
import { Fold } from '../../kit/controls/fold';
import type { Machine } from './machine';
import { LICENCES, NOTHING_IS_SENT } from './words';
import './about.css';

export function About({ machine, children }: { readonly machine: Machine; readonly children?: ComponentChildren }): JSX.Element {
  const { place, backend, graphics, models, appVersion } = machine;
  return (
    <Fold title="About this machine">
      <dl class="about">
        <Row term="Paints with">{backend?.reason ?? 'Starting…'}</Row>
        {/* WASM’s reason names them already. */}
        {backend?.kind === 'webgpu' && backend.refused.length > 0 && <Row term="Given up">{backend.refused.join('; ')}</Row>}
        <Row term="Graphics">{graphics ?? 'Looking…'}</Row>
        <Row term="Runs in">{place?.kind ?? 'Starting…'}</Row>
        {place !== null && place.refused.length > 0 && <Row term="Refused">{place.refused.join('; ')}</Row>}
        {models.length === 0 && <Row term="Painters">Not readable</Row>}
        {models.map(({ painter, version, sha256, licence }) => (
          <Row key={painter.id} term={painter.name}>{`${licence} Version ${version} (${sha256.slice(0, 8)}).`}</Row>
        ))}
        <Row term="Version">Alla Prima {appVersion}</Row>
        <Row term="Made with">{__MADE_WITH__.join(', ')}</Row>
        <Row term="Licences">{LICENCES}</Row>
      </dl>
      {children}
      <p class="quiet">{NOTHING_IS_SENT}</p>
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
