// The panel put together: its rooms behind tabs, the keyboard, what screen readers are told, and the grip that resizes it.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Machine } from '../features/machine/machine';
import { Intake } from '../features/exchange/intake';
import { ResizeGrip } from './resize-grip';
import { Tabs } from '../kit/controls/tabs';
import type { Tab } from '../kit/controls/tabs';
import type { Controller } from './controller';
import { keyCommand } from './key-command';
import { SelectionRoom } from './selection/selection-room';
import { SketchRoom } from '../sketch/sketch-room';
import type { RoomId } from '../state/panel-state';
import { announcement } from './announcement';
import type { LineFacts } from '../features/machine/diagnostics';
import './app.css';

export interface AppProps {
  readonly controller: Controller;
  readonly machine: Machine;
  readonly line: () => LineFacts;
}

export function App({ controller, machine, line }: AppProps): JSX.Element {
  const [state, setState] = useState(controller.state());
  useEffect(
    () =>
      controller.subscribe(() => {
        setState(controller.state());
      }),
    [controller],
  );
  useEffect(() => {
    // Figma does not tell when a teammate keeps a style in the file, or somebody undoes that: it is looked for when a person turns to the panel.
    const look = controller.lookForStyles;
    const page = document.documentElement;
    window.addEventListener('focus', look);
    page.addEventListener('pointerenter', look);
    return () => {
      window.removeEventListener('focus', look);
      page.removeEventListener('pointerenter', look);
    };
  }, [controller]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const command = keyCommand(event);
      if (command === null || controller.state().room !== 'selection') return;
      event.preventDefault();
      if (command === 'paint' && controller.state().filling !== null) controller.fillSelected();
      else if (command === 'paint') controller.dispatch({ type: 'paint' });
      else if (command === 'live') controller.dispatch({ type: 'live', on: !controller.state().settings.live });
      else controller.cancel();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [controller]);

  const { width, height } = state.settings.panel;
  const rooms: readonly Tab<RoomId>[] = [
    { id: 'selection', text: 'Selection', content: <SelectionRoom state={state} commands={controller} machine={machine} line={line} /> },
    { id: 'sketch', text: 'Sketch', content: <SketchRoom commands={controller} panel={state} /> },
  ];
  return (
    <main class="app" data-phase={state.phase.kind}>
      <h1 class="unseen">Alla Prima</h1>
      <Tabs
        label="What to paint from"
        tabs={rooms}
        value={state.room}
        onChange={(room) => {
          controller.dispatch({ type: 'room', room });
        }}
      />
      <div class="unseen" role="status" aria-live="polite">
        {announcement(state)}
      </div>
      <Intake onFiles={controller.inOut.takeFiles} onText={controller.inOut.takeText} />
      <ResizeGrip width={width} height={height} onResize={controller.resize} />
    </main>
  );
}
