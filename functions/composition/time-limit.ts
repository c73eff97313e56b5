import type { InTime } from '../usecases/ports/clock.ts';

/** In time for so many real milliseconds from now. */
export const within = (milliseconds: number): InTime => {
  const startedAt = performance.now();
  return () => performance.now() - startedAt < milliseconds;
};
