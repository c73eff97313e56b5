import { instantOf } from '../domain/calendar/instant.ts';
import type { Clock } from '../usecases/ports/time.ts';

/** A clock that runs with the real one, some milliseconds ahead of it or behind. */
export interface OffsetClock extends Clock {
  readonly offset: () => number;
  readonly setOffset: (milliseconds: number) => void;
}

export const offsetClock = (initial: number): OffsetClock => {
  let offset = initial;
  return {
    now: () => instantOf(Date.now() + offset),
    offset: () => offset,
    setOffset: (milliseconds) => {
      offset = milliseconds;
    },
  };
};
