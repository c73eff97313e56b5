import { type Instant, instantOf } from '../../functions/domain/calendar/instant.ts';

/** The time of a simulated world: it moves only when it is told to. */
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

/** The world whose time `performance.now` tells from here on. */
export const followTime = (time: VirtualTime): void => {
  current = time;
};

/** Runs what was put off with `setTimeout`; the caches' clocks are all that does. */
export const runTimeouts = (): void => {
  for (const run of timeouts.splice(0)) run();
};

/**
 * Puts every real clock and chance of this process under the simulation's rule: caches ask `performance.now` and
 * `setTimeout`, and would make a run another one each time.
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
