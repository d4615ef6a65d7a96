// Shapes inside a scene are selected: says whether the scene or the shapes will be painted, and offers the other.
import type { JSX } from 'preact';
import type { Scope } from '../../../contract/wire/messages';
import { Button } from '../../kit/controls/button';
import { scopeOffer, scopeSentence } from './words';
import './scope-line.css';

export interface ScopeLineProps {
  readonly scope: Scope;
  readonly onChoose: (alone: boolean) => void;
}

export function ScopeLine({ scope, onChoose }: ScopeLineProps): JSX.Element {
  return (
    <div class="scope-line">
      <p class="quiet">{scopeSentence(scope)}</p>
      <Button
        kind="quiet"
        onPress={() => {
          onChoose(scope.kind === 'scene');
        }}
      >
        {scopeOffer(scope)}
      </Button>
    </div>
  );
}
