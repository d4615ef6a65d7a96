// The way to six scenes while something is selected.
import type { JSX } from 'preact';
import { Button } from '../../kit/controls/button';
import { DiceIcon } from '../../kit/look/icons';
import type { Dispatch } from '../../state/action';

export function RollButton({ dispatch }: { readonly dispatch: Dispatch }): JSX.Element {
  return (
    <section class="roll-another" aria-label="Another scene">
      <Button
        onPress={() => {
          dispatch({ type: 'roll-open', open: true });
        }}
      >
        <span class="with-icon">
          <DiceIcon />
          Roll a scene…
        </span>
      </Button>
    </section>
  );
}
