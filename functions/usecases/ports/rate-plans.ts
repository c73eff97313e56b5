import type { Hotel } from '../../domain/hotel/hotel.ts';
import type { RatePlan } from '../../domain/rates/plan.ts';
import type { AuditEntry } from './audit.ts';
import type { WriteResult } from './room-types.ts';

/**
 * Rate plans of a hotel. Every write moves the hotel's `planRev` on condition that it is unchanged, so that what was
 * decided about all plans of a hotel (their number, one that is active) still holds.
 */
export interface RatePlans {
  /** The hotel a rate plan belongs to. */
  homeOf(ratePlanId: string): Promise<string | undefined>;
  create(hotel: Hotel, plan: RatePlan, audit: AuditEntry): Promise<WriteResult>;
  /** Its next version; the first one of `standard`, which is not stored before. */
  replace(hotel: Hotel, plan: RatePlan, audit: AuditEntry): Promise<WriteResult>;
  remove(hotel: Hotel, plan: RatePlan, audit: AuditEntry): Promise<WriteResult>;
}
