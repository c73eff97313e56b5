/** A fault that the simulation injected into a call to the bus, a queue, the mail server or an integrator. */
export class OutsideTrouble extends Error {
  /** True if the call was executed and only its answer was lost. */
  readonly done: boolean;

  constructor(what: string, done: boolean) {
    super(`${what}: ${done ? 'the answer was lost' : 'refused'}`);
    this.name = 'OutsideTrouble';
    this.done = done;
  }
}

/** The fault rates of such a call, per 10,000. */
export interface OutsideRates {
  readonly refused: number;
  readonly lost: number;
}
