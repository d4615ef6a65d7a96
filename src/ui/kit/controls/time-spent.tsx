// A clock beside what is under way: mounted when it begins, gone when it is over. Not for screen readers, which would tell of every second.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { timeWords } from '../look/time-words';

/** @param done 0…1 where that is known, else null. */
export function TimeSpent({ done }: { readonly done: number | null }): JSX.Element | null {
  const [began] = useState(() => performance.now());
  const [from] = useState(done ?? 0);
  const [now, setNow] = useState(began);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(performance.now());
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  const words = timeWords((now - began) / 1_000, done, from);
  return words === '' ? null : (
    <span class="time-spent" aria-hidden="true">
      {words}
    </span>
  );
}
