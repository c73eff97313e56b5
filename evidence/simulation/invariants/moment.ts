import type { HoldCaps } from '../../../functions/domain/booking/unpaid.ts';
import type { Shadow, Touched } from '../shadow.ts';

/** The input of a check after a call with changes. */
export interface Moment {
  readonly shadow: Shadow;
  readonly touched: Touched;
  /** True time; each process's clock differs by at most a second. */
  readonly millis: number;
  /** The start of the operation that made the change: it can take hours. */
  readonly began: number;
  /** Whether the simulation itself made the change to break a counter. */
  readonly sabotage: boolean;
  readonly caps: HoldCaps;
}
