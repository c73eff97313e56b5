import { type Instant, instantOf } from '../../functions/domain/calendar/instant.ts';

/** The time of a simulated world: it moves only on request. */
export class VirtualTime {
  #millis: number;

  constructor(start: Instant) {
    this.#millis = Date.parse(start);
  }

  get millis(): number {
    return this.#millis;
  }

  now(skewMillis = 0): Instant {
    return instantOf(this.#millis + skewMillis);
  }

  advance(millis: number): void {
    this.#millis += millis;
  }

  atLeast(millis: number): void {
    if (millis > this.#millis) this.#millis = millis;
  }
}

let current: VirtualTime | undefined;
const timeouts: (() => void)[] = [];

/** Sets the world whose time `performance.now` returns from now on. */
export const followTime = (time: VirtualTime): void => {
  current = time;
};

/** Runs the callbacks of `setTimeout`, which only the caches' clocks use. */
export const runTimeouts = (): void => {
  for (const run of timeouts.splice(0)) run();
};

/**
 * Replaces every real clock and random number of this process: caches use `performance.now` and `setTimeout`, and would
 * make each run different.
 */
export const pinTheProcess = (random: () => number): void => {
  performance.now = () => current?.millis ?? 0;
  Math.random = random;
  const put = (run: () => void) => {
    timeouts.push(run);
    return { unref: () => undefined };
  };
  Object.defineProperty(globalThis, 'setTimeout', { value: put, configurable: true, writable: true });
};
