// The panel before the plugin has answered, and the few questions that several rooms ask of the state.
import type { PaintingSummary } from '../../contract/messages';
import { DEFAULT_SETTINGS } from '../../contract/storage/settings';
import { namedStyle } from '../../contract/style';
import type { StyleMix, StyleSource } from '../../contract/style';
import type { Painter, PanelState, Phase, StyleChoice, Subject } from './panel-state';

/** The state at opening: defaults everywhere, nothing known of the document. */
export function initialState(styles: readonly StyleChoice[], defaultStyle: string, painter: Painter): PanelState {
  return {
    room: 'selection',
    phase: { kind: 'starting' },
    styles,
    defaultStyle,
    painter,
    looks: { pictures: [], taking: false, home: null },
    settings: DEFAULT_SETTINGS,
    repaints: [],
    sheet: null,
    fillable: 0,
    engine: { kind: 'loading' },
    live: { painting: false, stuck: null, told: null },
    visible: true,
    view: 'mask',
    divider: 50,
    notice: null,
    batch: null,
    anotherSeedEach: false,
    aside: null,
    adopted: null,
    counter: 0,
    invitations: 0,
  };
}

/** The subject of a phase, or null where nothing paintable is selected. */
export function subjectOf(phase: Phase): Subject | null {
  return 'subject' in phase ? phase.subject : null;
}

/** The painting that is selected or that the selected source has, also one whose source is gone. */
export function paintingOf(phase: Phase): PaintingSummary | null {
  return phase.kind === 'unpaintable' ? phase.painting : (subjectOf(phase)?.source.painting ?? null);
}

/** True while the mask on show is older than the source, or not there yet. */
export function isReading(subject: Subject): boolean {
  return subject.reading?.revision !== subject.revision;
}

/** True when the mask could not be made and trying again can't help: the shapes have to change first. */
export function isHopeless(phase: Phase): boolean {
  return phase.kind === 'failed' && phase.doing === 'read' && phase.failure.code === 'no-semantic-pixel';
}

/** The style that a painting would take: the chosen one where this generator has it, else the card's default. */
export function chosenStyle({ settings: { style }, styles, defaultStyle }: Pick<PanelState, 'settings' | 'styles' | 'defaultStyle'>): StyleMix {
  const known = (source: StyleSource | null): boolean => source?.kind !== 'named' || styles.some(({ id }) => id === source.id);
  return style !== null && known(style.first) && known(style.second) ? style : namedStyle(defaultStyle);
}
