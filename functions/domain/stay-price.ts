import type { IsoDate } from './calendar/date.ts';
import type { Minor } from './money.ts';
import type { DatedPolicy } from './policy.ts';
import type { StayNight } from './price.ts';
import type { Party } from './rates/party.ts';
import { type DueAmounts, dueOf, type PayableStay } from './rates/payment-terms.ts';
import type { PlanTerms } from './rates/plan.ts';
import { priceRoom, type RoomNightPrice } from './rates/room-price.ts';
import { addedBy, type TaxLine, type TaxRule, taxLines } from './rates/taxes.ts';

// What a stay costs, for everybody who shows or charges it: offers, holds, changes, search, bookings.

/** What a stay costs: `rooms` and the lines of `taxes` that are not included add up to `total` exactly. */
export interface Totals {
  readonly rooms: Minor;
  readonly taxes: readonly TaxLine[];
  readonly total: Minor;
}

/** The people, the plan and the nights of a stay: all that its price depends on but the taxes. */
export interface RatedStay {
  readonly checkIn: IsoDate;
  readonly party: Party;
  readonly plan: PlanTerms;
  /** In order, each with the price of every room of the party. */
  readonly nights: readonly StayNight[];
}

/** What a quote promises of a stay, a booking keeps and a change sets anew. */
export interface FrozenStay extends RatedStay {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly roomTypeName: string;
  readonly checkOut: IsoDate;
  /** All people of the party, and its rooms. */
  readonly guests: number;
  readonly rooms: number;
  readonly totals: Totals;
  readonly policy: DatedPolicy;
  /** What changes have forfeited of what was paid: no later price or refund goes below it (rule 28). */
  readonly forfeited: Minor;
}

/** Only the stay itself of what also carries more, a booking or a quote. */
export function frozenStayOf(stay: FrozenStay): FrozenStay {
  const { hotelId, roomTypeId, roomTypeName, checkIn, checkOut, guests, rooms, party, plan, nights } = stay;
  const { totals, policy, forfeited } = stay;
  return {
    hotelId,
    roomTypeId,
    roomTypeName,
    checkIn,
    checkOut,
    guests,
    rooms,
    party,
    plan,
    nights,
    totals,
    policy,
    forfeited,
  };
}

/** A night with what each room costs, by its people and the plan. */
export interface NightBill {
  readonly date: IsoDate;
  /** In the order of the party. */
  readonly rooms: readonly RoomNightPrice[];
  /** All rooms together. */
  readonly price: Minor;
}

/** What each room of the stay costs each night. */
export function billNights({ party, plan, nights }: Pick<RatedStay, 'party' | 'plan' | 'nights'>): NightBill[] {
  return nights.map(({ date, rooms }) => {
    const billed = rooms.map(({ price, guestPricing }, index) =>
      priceRoom(price, { room: party[index] ?? NOBODY, guestPricing, plan: plan.price }),
    );
    return { date, rooms: billed, price: billed.reduce((sum, room) => sum + room.price, 0) };
  });
}

const NOBODY = { adults: 0, childAges: [] };

/** Adds a stay up. */
export function addUpStay(stay: RatedStay & { readonly taxes: readonly TaxRule[]; readonly currency: string }): Totals {
  const nights = billNights(stay);
  const rooms = nights.reduce((sum, night) => sum + night.price, 0);
  const taxes = taxLines(stay.taxes, { ...stay, nights });
  return { rooms, taxes, total: rooms + addedBy(taxes) };
}

/** The stay as its payment and its policy see it. */
export function payableOf(stay: Pick<FrozenStay, 'party' | 'plan' | 'nights' | 'totals'>): PayableStay {
  return { totals: stay.totals, nightTotals: () => billNights(stay).map(({ price }) => price) };
}

/** What of the stay is paid with the booking and what at the hotel, by the frozen terms. */
export function dueOfStay(stay: Pick<FrozenStay, 'party' | 'plan' | 'nights' | 'totals'>): DueAmounts {
  return dueOf(stay.plan.payment, payableOf(stay));
}
