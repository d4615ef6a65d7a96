// Changes of the subject that leave the phase what it is.
import type { Phase, Subject } from './panel-state';

/** The phase with its subject changed; what a phase promises of its subject stays as it was. Phases without one come back as they are. */
export function withSubject(phase: Phase, change: (subject: Subject) => Subject): Phase {
  switch (phase.kind) {
    case 'starting':
    case 'nothing':
    case 'unpaintable':
    case 'several':
      return phase;
    case 'loading':
    case 'failed':
      return { ...phase, subject: change(phase.subject) };
    case 'ready':
    case 'painting':
      return { ...phase, subject: { ...change(phase.subject), reading: phase.subject.reading } };
    case 'painted':
      return { ...phase, subject: { ...change(phase.subject), reading: phase.subject.reading, painted: phase.subject.painted } };
  }
}
