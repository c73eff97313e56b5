import { daysBetween, type IsoDate } from '../calendar/date.ts';
import type { CancellationPolicy } from '../policy.ts';
import type { PaymentTerms } from './payment-terms.ts';
import type { PlanPrice } from './room-price.ts';

/** What a guest eats for the price. */
export const BOARDS = ['room_only', 'breakfast', 'half_board', 'full_board', 'all_inclusive'] as const;
export type Board = (typeof BOARDS)[number];

/** Dates, both included. */
export interface DateWindow {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Who may have a plan: everybody, those signed in with an account, or those who know its code. */
export type PlanAudience =
  | { readonly kind: 'public' }
  | { readonly kind: 'members' }
  | { readonly kind: 'code'; readonly code: string };

/** What a booking keeps of its plan, as the plan was (rule 30). */
export interface PlanTerms {
  readonly id: string;
  readonly name: string;
  readonly board: Board;
  readonly price: PlanPrice;
  readonly payment: PaymentTerms;
  /** The room types it is sold for; null is all. */
  readonly roomTypeIds: readonly string[] | null;
  readonly minStay: number | null;
  readonly maxStay: number | null;
  /** Every night lies in it. */
  readonly stay: DateWindow | null;
  /** Only those signed in with an account may hold it. */
  readonly membersOnly: boolean;
}

/** A plan as its owner keeps it. */
export interface RatePlan extends Omit<PlanTerms, 'membersOnly'> {
  readonly hotelId: string;
  readonly description: string;
  /** Null is the hotel's own. */
  readonly cancellationPolicy: CancellationPolicy | null;
  readonly minAdvanceDays: number | null;
  readonly maxAdvanceDays: number | null;
  /** The days on which it can be booked, in the hotel's calendar. */
  readonly bookable: DateWindow | null;
  readonly audience: PlanAudience;
  readonly status: 'active' | 'inactive';
  readonly position: number;
  readonly version: number;
}

/** The plan that every hotel has. */
export const STANDARD_ID = 'standard';

/** The most plans of a hotel, `standard` among them. */
export const MOST_PLANS = 20;

/** The terms of the plan that every hotel has, before its owner changes it; bookings of before plans have them. */
export const STANDARD_TERMS: PlanTerms = {
  id: STANDARD_ID,
  name: 'Standard',
  board: 'room_only',
  price: { kind: 'same' },
  payment: { kind: 'at_booking' },
  roomTypeIds: null,
  minStay: null,
  maxStay: null,
  stay: null,
  membersOnly: false,
};

/** The plan `standard` of a hotel whose owner has not changed it. */
export function standardPlan(hotelId: string): RatePlan {
  const { membersOnly: _, ...terms } = STANDARD_TERMS;
  return {
    ...terms,
    hotelId,
    description: '',
    cancellationPolicy: null,
    minAdvanceDays: null,
    maxAdvanceDays: null,
    bookable: null,
    audience: { kind: 'public' },
    status: 'active',
    position: 0,
    version: 1,
  };
}

/** The plans of a hotel in their order: the stored ones, and `standard` where it is not among them. */
export function plansOf({ id, plans = [] }: { readonly id: string; readonly plans?: readonly RatePlan[] }): RatePlan[] {
  const all = plans.some((plan) => plan.id === STANDARD_ID) ? plans : [standardPlan(id), ...plans];
  return all.toSorted((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1));
}

/** What a booking made under the plan keeps of it. */
export function termsOf(plan: RatePlan): PlanTerms {
  const { id, name, board, price, payment, roomTypeIds, minStay, maxStay, stay } = plan;
  const membersOnly = plan.audience.kind === 'members';
  return { id, name, board, price, payment, roomTypeIds, minStay, maxStay, stay, membersOnly };
}

/** Who asks for a price. */
export interface RateCaller {
  /** Signed in with an account. */
  readonly isMember: boolean;
  readonly code: string | undefined;
}

export const ANYBODY: RateCaller = { isMember: false, code: undefined };

/** Whether the caller may have the plan; codes compare without case. */
export function isOpenTo({ audience, status }: RatePlan, caller: RateCaller): boolean {
  if (status !== 'active') return false;
  switch (audience.kind) {
    case 'public':
      return true;
    case 'members':
      return caller.isMember;
    case 'code':
      return caller.code !== undefined && foldCode(audience.code) === foldCode(caller.code);
  }
}

/** Whether the caller's code opens any of the plans. */
export function opensPlan(plans: readonly RatePlan[], caller: RateCaller): boolean {
  return plans.some((plan) => plan.audience.kind === 'code' && isOpenTo(plan, caller));
}

/** A code as it is compared. */
export function foldCode(code: string): string {
  return code.normalize('NFKC').toUpperCase();
}

/** Whether the plan is sold for the room type. */
export function isSoldFor({ roomTypeIds }: Pick<PlanTerms, 'roomTypeIds'>, roomTypeId: string): boolean {
  return roomTypeIds === null || roomTypeIds.includes(roomTypeId);
}

/** Whether the plan's windows and advance days let a stay be booked today; `today` is the hotel's. */
export function isBookableOn(plan: RatePlan, stay: DateWindow, today: IsoDate): boolean {
  const ahead = daysBetween(today, stay.from);
  return (
    ahead >= (plan.minAdvanceDays ?? 0) &&
    ahead <= (plan.maxAdvanceDays ?? ahead) &&
    (plan.bookable === null || isWithin(today, plan.bookable)) &&
    isInStayWindow(plan, stay)
  );
}

/** Whether every night of the stay, whose first and last night these are, lies in the plan's window. */
export function isInStayWindow({ stay: window }: Pick<PlanTerms, 'stay'>, nights: DateWindow): boolean {
  return window === null || (isWithin(nights.from, window) && isWithin(nights.to, window));
}

function isWithin(date: IsoDate, { from, to }: DateWindow): boolean {
  return from <= date && date <= to;
}
