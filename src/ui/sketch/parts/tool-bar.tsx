// The row above the drawing: the three tools, the size of the brush, and the way back.
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Button } from '../../kit/controls/button';
import { undoWords } from '../../kit/look/key-words';
import type { Pad } from '../pad/pad';
import { sizeAt, sliderOf } from '../pad/pad-state';
import type { PadState, Tool } from '../pad/pad-state';
import { TOOL_NAMES } from '../words';
import { BrushIcon, EraserIcon, FillIcon, RedoIcon, ResetIcon, UndoIcon } from './sketch-icons';
import './tool-bar.css';

const TOOLS: readonly { readonly tool: Tool; readonly keys: string; readonly icon: ComponentChildren }[] = [
  { tool: 'brush', keys: 'B', icon: <BrushIcon /> },
  { tool: 'fill', keys: 'G', icon: <FillIcon /> },
  { tool: 'eraser', keys: 'E', icon: <EraserIcon /> },
];
/** Places of the slider. */
const SLIDER_STEPS = 100;

export function ToolBar({ pad, state }: { readonly pad: Pad; readonly state: PadState }): JSX.Element {
  const group = useId();
  const keys = undoWords();
  return (
    <div class="tool-bar" role="group" aria-label="Tools">
      <div class="tools" role="radiogroup" aria-label="Tool">
        {TOOLS.map(({ tool, keys, icon }) => (
          <label key={tool} class="tool" title={`${TOOL_NAMES[tool]} (${keys})`}>
            <input
              type="radio"
              name={group}
              checked={state.tool === tool}
              aria-label={TOOL_NAMES[tool]}
              aria-keyshortcuts={keys}
              onChange={() => {
                pad.takeTool(tool);
              }}
            />
            <span>{icon}</span>
          </label>
        ))}
      </div>
      <input
        type="range"
        class="slider"
        aria-label="Brush size"
        aria-valuetext={`${state.size} px`}
        title={`Brush size, ${state.size} px ([ and ])`}
        min={0}
        max={SLIDER_STEPS}
        value={Math.round(sliderOf(state.size) * SLIDER_STEPS)}
        disabled={state.tool === 'fill'}
        onInput={(event) => {
          pad.setSize(sizeAt(Number(event.currentTarget.value) / SLIDER_STEPS));
        }}
      />
      <span class="tool-size" aria-hidden="true" data-idle={state.tool === 'fill'}>
        {state.size}
      </span>
      <div class="steps">
        <Button kind="icon" label={`Undo (${keys.undo})`} disabled={!state.canUndo} onPress={pad.undo}>
          <UndoIcon />
        </Button>
        <Button kind="icon" label={`Redo (${keys.redo})`} disabled={!state.canRedo} onPress={pad.redo}>
          <RedoIcon />
        </Button>
        <Button kind="icon" label="Reset the drawing" disabled={state.unlabelled === 1} onPress={pad.reset}>
          <ResetIcon />
        </Button>
      </div>
    </div>
  );
}
