// What to draw on: a sheet of other proportions, or the label map of the selection. Both can be undone.
import type { JSX } from 'preact';
import { Button } from '../../kit/controls/button';
import { Segmented } from '../../kit/controls/segmented';
import type { LabelMap } from '../../../labels/label-map';
import type { Size } from '../../../contract/size';
import type { Pad } from '../pad/pad';
import type { PadState } from '../pad/pad-state';
import { selectedMaskHint } from '../words';
import './sheet-row.css';

export interface SelectedLabelMap {
  readonly map: LabelMap;
  /** Size of the selection on the page. */
  readonly frame: Size;
  readonly name: string;
}

const SHAPES = [
  { value: '1:1', across: 1, down: 1 },
  { value: '4:3', across: 4, down: 3 },
  { value: '16:9', across: 16, down: 9 },
  { value: '3:4', across: 3, down: 4 },
] as const;
type Shape = (typeof SHAPES)[number]['value'];

export function SheetRow({
  pad,
  state,
  selected,
}: {
  readonly pad: Pad;
  readonly state: PadState;
  readonly selected: SelectedLabelMap | null;
}): JSX.Element {
  const { width, height } = state.sheet.frame;
  const shape = SHAPES.find(({ across, down }) => Math.abs(width * down - height * across) < 0.01 * width * down)?.value;
  const why = selectedMaskHint(selected?.name ?? null);
  return (
    <div class="sheet-row">
      <Segmented<Shape | ''>
        label="Proportions"
        options={SHAPES.map(({ value }) => ({ value, text: value }))}
        value={shape ?? ''}
        onChange={(value) => {
          const chosen = SHAPES.find((candidate) => candidate.value === value);
          if (chosen !== undefined) pad.reshape(chosen.across, chosen.down);
        }}
      />
      <span title={why}>
        <Button
          disabled={selected === null}
          onPress={() => {
            if (selected !== null) pad.startFrom(selected.map, selected.frame, selected.name);
          }}
        >
          Selection’s mask
        </Button>
      </span>
    </div>
  );
}
