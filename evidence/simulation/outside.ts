/** What the simulation did to a call beyond the table: to the bus, a queue, the mail server, an integrator's address. */
export class OutsideTrouble extends Error {
  /** True where the deed was done all the same, and only its answer lost. */
  readonly done: boolean;

  constructor(what: string, done: boolean) {
    super(`${what}: ${done ? 'the answer was lost' : 'refused'}`);
    this.name = 'OutsideTrouble';
    this.done = done;
  }
}

/** How often such a call goes wrong, in so many of 10,000. */
export interface OutsideRates {
  readonly refused: number;
  readonly lost: number;
}
