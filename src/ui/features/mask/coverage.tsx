// The share of each class in the label map, as a stacked bar with its legend. Where there is a painting, each class can be repainted in it:
// another sky over the same mountains.
import type { JSX } from 'preact';
import { CLASS_NAMES } from '../../../contract/classes';
import type { ClassName } from '../../../contract/classes';
import type { PictureLabels } from '../../../labels/label-map';
import { classColour } from '../../kit/look/css-colour';
import { DiceIcon } from '../../kit/look/icons';
import { anotherSeed } from '../painting/seed';
import { formatShare } from '../../kit/look/format';
import { Button } from '../../kit/controls/button';
import './coverage.css';

export interface CoverageProps {
  readonly coverage: PictureLabels['coverage'] | null;
  /** Paints one class of the painting again from a seed; null where there is no painting that this can be done with. */
  readonly onRepaint: ((className: ClassName, seed: number) => void) | null;
}

/** Classes that are present, the largest first. */
export function Coverage({ coverage, onRepaint }: CoverageProps): JSX.Element {
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
            <span>
              {name} <span class="coverage-share">{formatShare(coverage?.[name] ?? 0)}</span>
            </span>
            {onRepaint !== null && (
              <Button
                kind="icon"
                label={`Another ${name}`}
                onPress={() => {
                  onRepaint(name, anotherSeed(0, Math.random()));
                }}
              >
                <DiceIcon />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
