import { isDeepStrictEqual } from 'node:util';
import type { Booking } from '../../../functions/domain/booking/booking.ts';
import type { Night } from '../../../functions/domain/hotel/hotel.ts';
import type { GuestPricing, RoomParty } from '../../../functions/domain/rates/party.ts';
import { type PlanTerms, plansOf, termsOf } from '../../../functions/domain/rates/plan.ts';
import type { Restrictions } from '../../../functions/domain/rates/restrictions.ts';
import { nightName } from '../shadow.ts';
import { must } from '../violation.ts';
import type { Moment } from './moment.ts';

// Prices, payments and restrictions derived from the text of rules 30 and 31 and of docs/rates.md, not from code.

const halfUp = (value: number): number => Math.floor(value + 0.5);

/** The people of a room by the age bands of a room type: adults, the children's prices, and the occupied places. */
const counted = ({ adults, childAges }: RoomParty, pricing: GuestPricing | null | undefined) => {
  if (!pricing) return { adults, children: 0, places: adults + childAges.length };
  const bands = childAges.map((age) => pricing.children.find(({ toAge }) => age <= toAge));
  const older = bands.filter((band) => band === undefined).length;
  const small = bands.filter((band) => band?.counts === false).length;
  const children = bands.reduce((sum, band) => sum + (band?.price ?? 0), 0);
  return { adults: adults + older, children, places: adults + childAges.length - small };
};

/** The price of a room for one night. Percentages are integers, and amounts are within the exact range of a double. */
const roomPrice = (
  night: number,
  room: RoomParty,
  pricing: GuestPricing | null | undefined,
  plan: PlanTerms,
): number => {
  const nobody = room.adults + room.childAges.length === 0;
  const people = counted(nobody ? { adults: 1, childAges: [] } : room, pricing);
  let price = night;
  if (plan.price.kind === 'percent') price = halfUp((night * (100 + Number(plan.price.value))) / 100);
  if (plan.price.kind === 'amount' && plan.price.per === 'room') price += plan.price.amount;
  if (pricing) {
    const more = people.adults - pricing.includedAdults;
    price += more >= 0 ? more * pricing.extraAdult : more * pricing.fewerAdult;
    price += people.children;
  }
  if (plan.price.kind === 'amount' && plan.price.per === 'person') price += plan.price.amount * people.places;
  return Math.max(0, price);
};

/** The rooms' price of each night of a booking. */
export const nightPrices = ({ nights, party, plan }: Booking): number[] =>
  nights.map(({ rooms }) =>
    rooms.reduce((sum, { price, guestPricing }, index) => {
      return sum + roomPrice(price, party[index] ?? { adults: 0, childAges: [] }, guestPricing, plan);
    }, 0),
  );

/** B of rule 28. */
export const baseOf = ({ totals }: Booking): number =>
  totals.total - totals.taxes.reduce((sum, { amount, due }) => sum + (due === 'at_hotel' ? amount : 0), 0);

/** The price of the first nights, at most `most`. */
export const firstNights = (booking: Booking, nights: number, most: number): number => {
  const first = nightPrices(booking).slice(0, nights);
  return Math.min(
    most,
    first.reduce((sum, price) => sum + price, 0),
  );
};

/** The amount that a confirmation charges. */
export const dueNow = (booking: Booking): number => {
  const base = baseOf(booking);
  const { payment } = booking.plan;
  if (payment.kind === 'at_booking') return base;
  if (payment.kind === 'at_hotel') return 0;
  return 'nights' in payment
    ? firstNights(booking, payment.nights, base)
    : halfUp((base * Number(payment.percent)) / 100);
};

const told = ({ id, plan, party, checkIn, checkOut, nights, totals }: Booking): string =>
  JSON.stringify({ id, plan: plan.id, party, checkIn, checkOut, nights, totals });

/** The rooms' price follows from the frozen nights, people and plan, and the lines add up to the total. */
const checkPriced = (booking: Booking): void => {
  const rooms = nightPrices(booking).reduce((sum, price) => sum + price, 0);
  must(rooms === booking.totals.rooms, 'rule 30: plan, people and nights make the price', () => {
    return `${rooms} by the rule; ${told(booking)}`;
  });
  const added = booking.totals.taxes.reduce((sum, { amount, included }) => sum + (included ? 0 : amount), 0);
  must(rooms + added === booking.totals.total, 'nights and taxes add up to the total', () => told(booking));
};

/** A quote is valid for fifteen minutes, and clocks differ by a second. */
const PROMISE_MS = 16 * 60_000;

/** Whether two nights have equal restrictions: an absent field restricts nothing. */
const alike = (one: Restrictions | undefined, other: Restrictions | undefined): boolean =>
  FIELDS.every((field) => one?.[field] === other?.[field]);
const FIELDS = ['minStay', 'minStayThrough', 'maxStay', 'closedToArrival', 'closedToDeparture'] as const;

interface State {
  /** When it came into force. */
  readonly at: number;
  readonly restrictions: Restrictions | undefined;
}

/** Why the stay breaks restrictions of its own nights; undefined if it breaks none. */
const brokenBy = (
  on: readonly (Restrictions | undefined)[],
  plan: Pick<PlanTerms, 'minStay' | 'maxStay'>,
): string | undefined => {
  const nights = on.length;
  const [arrival] = on;
  if (arrival?.closedToArrival) return 'closed_to_arrival';
  const least = Math.max(arrival?.minStay ?? 1, plan.minStay ?? 1, ...on.map((each) => each?.minStayThrough ?? 1));
  if (nights < least) return 'min_stay';
  if (nights > Math.min(arrival?.maxStay ?? nights, plan.maxStay ?? nights)) return 'max_stay';
  return undefined;
};

/** The restrictions and plans of owners, recorded from their changes and checked against every booking. */
export class RateRules {
  readonly #states = new Map<string, State[]>();
  /** Every plan that a hotel has ever had, as a booking would freeze it. */
  readonly #plans = new Map<string, PlanTerms[]>();

  check(moment: Moment): void {
    const { shadow, touched, millis } = moment;
    for (const hotelId of touched.hotels) {
      const hotel = shadow.hotels.get(hotelId);
      if (hotel !== undefined) this.#note(hotelId, plansOf(hotel).map(termsOf));
    }
    for (const [name, before] of touched.nights) this.#night(name, before, shadow.nights.get(name), millis);
    for (const [id, before] of touched.bookings) {
      const after = shadow.bookings.get(id)?.booking;
      if (after === undefined) continue;
      checkPriced(after);
      if (before === undefined) this.#made(moment, after);
      else this.#moved(moment, before, after);
    }
  }

  #note(hotelId: string, plans: readonly PlanTerms[]): void {
    const known = this.#plans.get(hotelId) ?? [];
    this.#plans.set(hotelId, [...known, ...plans.filter((plan) => !known.some((old) => isDeepStrictEqual(old, plan)))]);
  }

  /** Rule 31: every change of a night by an owner increases its revision. */
  #night(name: string, before: Night | undefined, after: Night | undefined, at: number): void {
    const restrictions = after?.restrictions;
    const same = alike(before?.restrictions, restrictions);
    const untouched =
      same && before?.price === after?.price && before?.reason === after?.reason && before?.closed === after?.closed;
    must(untouched || (after?.rateRev ?? 0) > (before?.rateRev ?? 0), 'rule 31: an owner’s change ends quotes', () => {
      return `${name} was ${JSON.stringify(before)} and is ${JSON.stringify(after)}`;
    });
    if (same) return;
    const states = this.#states.get(name) ?? [{ at: 0, restrictions: before?.restrictions }];
    this.#states.set(name, [...states, { at, restrictions }]);
  }

  /** The restrictions of a night at any time since the creation of a promise that was in force at `since`. */
  #since(name: string, since: number): (Restrictions | undefined)[] {
    const states = this.#states.get(name);
    if (states === undefined) return [undefined];
    const firstLater = states.findIndex(({ at }) => at > since - PROMISE_MS);
    return states.slice(firstLater === -1 ? -1 : Math.max(0, firstLater - 1)).map(({ restrictions }) => restrictions);
  }

  #made({ shadow, millis, began }: Moment, booking: Booking): void {
    const plans = this.#plans.get(booking.hotelId) ?? [];
    must(
      // Bookings made at the desk are paid at the hotel, whatever their plan requires.
      plans.some((plan) =>
        isDeepStrictEqual(booking.madeBy ? { ...plan, payment: { kind: 'at_hotel' } } : plan, booking.plan),
      ),
      'rule 30: a booking keeps a plan of its hotel',
      () => JSON.stringify(booking.plan),
    );
    for (const { date, restrictions } of booking.nights) {
      const night = shadow.nights.get(nightName(booking.hotelId, date, booking.roomTypeId));
      must(alike(night?.restrictions, restrictions), 'rule 31: a booking freezes its restrictions', () => {
        return `${date} of ${booking.id} has ${JSON.stringify(restrictions)}, the night ${JSON.stringify(night)}`;
      });
    }
    this.#judge(booking, millis);
    this.#mayLeave(booking, began);
  }

  #moved({ shadow, touched, millis, began }: Moment, before: Booking, after: Booking): void {
    must(isDeepStrictEqual(before.plan, after.plan), 'rule 30: a plan is frozen on the booking', () => {
      return `${JSON.stringify(before.plan)} became ${JSON.stringify(after.plan)}`;
    });
    const entry = touched.history.find(({ bookingId }) => bookingId === after.id);
    if (entry?.event !== 'booking.changed') {
      must(after.totals.total === before.totals.total, 'only a change of the stay changes its price', () =>
        told(after),
      );
      return;
    }
    // A change that costs more is checked at its request, and committed after its charge.
    const attempt = shadow.attempts.get(after.id)?.get(after.attempt);
    const askedAt = attempt?.purpose === 'change' ? Math.min(began, Date.parse(attempt.createdAt)) : began;
    const sameRoom = before.roomTypeId === after.roomTypeId;
    for (const { date, restrictions } of after.nights) {
      const kept = sameRoom ? before.nights.find((night) => night.date === date) : undefined;
      const name = nightName(after.hotelId, date, after.roomTypeId);
      const known = kept ? [kept.restrictions] : this.#since(name, askedAt);
      must(
        known.some((each) => alike(each, restrictions)),
        'rule 31: kept nights keep their restrictions, added ones have today’s',
        () => `${date} of ${after.id} has ${JSON.stringify(restrictions)}, not one of ${JSON.stringify(known)}`,
      );
    }
    const sameStay = sameRoom && before.checkIn === after.checkIn && before.checkOut === after.checkOut;
    // The desk overrides restrictions, with a warning.
    if (sameStay || entry.actor.kind !== 'guest') return;
    this.#judge(after, millis);
    if (!sameRoom || before.checkOut !== after.checkOut) this.#mayLeave(after, askedAt);
  }

  #judge(booking: Booking, millis: number): void {
    const broken = brokenBy(
      booking.nights.map(({ restrictions }) => restrictions),
      booking.plan,
    );
    must(broken === undefined, 'rule 31: nobody books what is restricted', () => {
      return `${broken} at ${new Date(millis).toISOString()}: ${told(booking)}`;
    });
  }

  /** Departure is checked on the date of check-out, which a hold does not write: a valid quote may be older. */
  #mayLeave({ id, hotelId, roomTypeId, checkOut }: Booking, since: number): void {
    const lately = this.#since(nightName(hotelId, checkOut, roomTypeId), since);
    must(
      lately.some((each) => !each?.closedToDeparture),
      'rule 31: nobody leaves on a day closed to departure',
      () => `${id} leaves on ${checkOut}`,
    );
  }

  /** Whether restrictions justify the refusal of a change of these nights; other refusals are accepted. */
  refusedTruly(versions: readonly Booking[], asked: ChangedStay): boolean {
    return versions.some(({ roomTypeId, checkIn, checkOut, nights, plan }) => {
      const kept = nights.filter(({ date }) => date >= asked.checkIn && date < asked.checkOut);
      const isWithin = asked.roomTypeId === roomTypeId && asked.checkIn >= checkIn && asked.checkOut === checkOut;
      return (
        !isWithin ||
        brokenBy(
          kept.map(({ restrictions }) => restrictions),
          plan,
        ) !== undefined
      );
    });
  }
}

interface ChangedStay {
  readonly roomTypeId: string;
  readonly checkIn: string;
  readonly checkOut: string;
}
