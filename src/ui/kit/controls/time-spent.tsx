// A clock beside what is under way: mounted when it begins, gone when it is over. Not for screen readers, which would tell of every second.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { timeWords } from '../look/time-words';

export interface TimeSpentProps {
  /** 0…1 where that is known, else null. */
  readonly done: number | null;
  /** Seconds that it was expected to take when this was last told; left out where nobody knows. */
  readonly left?: number | undefined;
}

export function TimeSpent({ done, left }: TimeSpentProps): JSX.Element | null {
  const [began] = useState(() => performance.now());
  const [from] = useState(done ?? 0);
  const [now, setNow] = useState(began);
  const told = useRef({ left, at: began });
  if (told.current.left !== left) told.current = { left, at: performance.now() };
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(performance.now());
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const expected = left === undefined ? null : left - Math.max(0, now - told.current.at) / 1_000;
  const words = timeWords((now - began) / 1_000, done, from, expected);
  return words === '' ? null : (
    <span class="time-spent" aria-hidden="true">
      {words}
    </span>
  );
}
