// The share of each class in the mask: a slim stacked bar and its legend.
import type { JSX } from 'preact';
import { CLASS_NAMES } from '../../contract/classes';
import type { LabelMap } from '../../inference/engine-api';
import { classColour } from '../look/css-colour';
import { formatShare } from '../words/format';
import './coverage.css';

/** Classes that are present, the largest first. */
export function Coverage({ coverage }: { readonly coverage: LabelMap['coverage'] | null }): JSX.Element {
  const present = coverage === null ? [] : CLASS_NAMES.filter((name) => coverage[name] > 0).sort((a, b) => coverage[b] - coverage[a]);
  return (
    <div class="coverage">
      <div class="coverage-bar" aria-hidden="true">
        {present.map((name) => (
          <span key={name} style={{ flexGrow: String(coverage?.[name] ?? 0), background: classColour(name) }} />
        ))}
      </div>
      <ul class="coverage-legend" aria-label="Share of each landscape class">
        {present.map((name) => (
          <li key={name}>
            <span class="chip" style={{ background: classColour(name) }} aria-hidden="true" />
            {name} <span class="coverage-share">{formatShare(coverage?.[name] ?? 0)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
