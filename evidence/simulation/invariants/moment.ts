import type { HoldCaps } from '../../../functions/domain/booking/unpaid.ts';
import type { Shadow, Touched } from '../shadow.ts';

/** What a check is given after a call has changed something. */
export interface Moment {
  readonly shadow: Shadow;
  readonly touched: Touched;
  /** True time, which no process's clock is more than a second away from. */
  readonly millis: number;
  /** When the operation that made the change began: hours may pass while it is under way. */
  readonly began: number;
  /** A change that the simulation itself made to break a counter. */
  readonly sabotage: boolean;
  readonly caps: HoldCaps;
}
