import { sha256Digests } from '../functions/adapters/signing/digests.ts';
import { addDays, type IsoDate, weekday } from '../functions/domain/calendar/date.ts';
import { addMinutes, type Instant } from '../functions/domain/calendar/instant.ts';
import { toInstant } from '../functions/domain/calendar/zone.ts';
import type { RoomType } from '../functions/domain/hotel/hotel.ts';
import type { RoomParty } from '../functions/domain/rates/party.ts';
import { isSoldFor, plansOf, type RatePlan, STANDARD_ID, standardPlan } from '../functions/domain/rates/plan.ts';
import type { Stay } from '../functions/domain/stay.ts';
import type { Chance } from './chance.ts';
import { pastGuests } from './guests.ts';
import type { House } from './hotels.ts';
import { type RunningStay, runningStays } from './running.ts';
import { leftFor, type NightBook, reviewed, type SaleRequest, type SoldStay, sell, slept } from './sell.ts';

/** The numbers of past and future stays of a hotel. */
export interface StayCounts {
  readonly past: number;
  readonly coming: number;
  /** Weekends to come on which a group takes every suite that is left. */
  readonly full: number;
}

interface Planned {
  readonly roomType: RoomType;
  readonly checkIn: IsoDate;
  readonly nights: number;
  readonly bookedAt: Instant;
  readonly wholeRoomType: boolean;
  readonly past: boolean;
  /** Set for a stay of a running hotel: who comes, and what else is known of it. */
  readonly running?: RunningStay;
}

const MINUTES_A_DAY = 1440;
/** More rooms than a booking can have. */
const MOST_ROOMS = 8;
const requests = [
  'A quiet room, please.',
  'We arrive late, after 22:00.',
  'A cot for a baby, if possible.',
  'High floor.',
] as const;

/** A moment of the day this many days before check-in, but not after `latest`. */
const daysAhead = ({ hotel }: House, checkIn: IsoDate, days: number, latest: Instant, chance: Chance): Instant => {
  const arrival = toInstant(checkIn, hotel.checkInTime, hotel.timeZone);
  const wanted = addMinutes(arrival, -days * MINUTES_A_DAY - chance.between(0, 900));
  return wanted < latest ? wanted : latest;
};

const nextFriday = (today: IsoDate): IsoDate => addDays(today, ((5 - weekday(today) + 7) % 7) + 7);

/** The stays a hotel is to have, by the moment they are booked, as prices follow what is sold already. */
const plan = (house: House, today: IsoDate, anchor: Instant, counts: StayCounts, chance: Chance): Planned[] => {
  const [single, ...others] = house.roomTypes;
  const suite = others.at(-1);
  if (single === undefined || suite === undefined) return [];
  const ordinary: readonly [RoomType, ...RoomType[]] = [single, ...others.slice(0, 3)];
  /** Nothing is booked in the last hour, so that all is settled at the anchor. */
  const latest = addMinutes(anchor, -60 - chance.between(0, MINUTES_A_DAY));

  const past = Array.from({ length: counts.past }, (): Planned => {
    const nights = chance.between(1, 4);
    // It ended two days ago at the latest: checked out, completed and reviewed by now, in any time zone.
    const checkIn = addDays(today, -2 - nights - chance.between(0, 110));
    const bookedAt = daysAhead(house, checkIn, chance.between(2, 50), latest, chance);
    return { roomType: chance.pick(ordinary), checkIn, nights, bookedAt, wholeRoomType: false, past: true };
  });
  const coming = Array.from({ length: counts.coming }, (): Planned => {
    const checkIn = addDays(today, chance.between(2, 90));
    const bookedAt = daysAhead(house, checkIn, chance.between(1, 70), latest, chance);
    const nights = chance.between(1, 5);
    return { roomType: chance.pick(ordinary), checkIn, nights, bookedAt, wholeRoomType: false, past: false };
  });
  const full = Array.from({ length: counts.full }, (_, weekend): Planned => {
    const checkIn = addDays(nextFriday(today), 7 * (weekend * 3 + chance.between(0, 2)));
    const bookedAt = daysAhead(house, checkIn, chance.between(20, 60), latest, chance);
    return { roomType: suite, checkIn, nights: 2, bookedAt, wholeRoomType: true, past: false };
  });
  return [...past, ...coming, ...full];
};

/** The stays around today of a hotel that is running. */
const planRunning = (house: House, today: IsoDate, anchor: Instant, chance: Chance): Planned[] =>
  runningStays(house, today, chance).map((running): Planned => {
    const { roomType, checkIn, nights, daysAhead: days } = running;
    const latest = addMinutes(anchor, -60 - chance.between(0, MINUTES_A_DAY));
    const bookedAt = daysAhead(house, checkIn, days, latest, chance);
    return { roomType, checkIn, nights, bookedAt, wholeRoomType: false, past: false, running };
  });

/** How many of the rooms that sleep more than two have children in them, in percent. */
const WITH_CHILDREN = 60;

/** The people of a room: no more than it sleeps, in larger rooms often a family. */
const peopleFor = ({ maxGuests, maxAdults, maxChildren }: RoomType, chance: Chance): RoomParty => {
  const mostAdults = Math.min(maxGuests, maxAdults ?? maxGuests);
  if (maxGuests < 3 || !chance.percent(WITH_CHILDREN)) {
    return { adults: chance.between(1, mostAdults), childAges: [] };
  }
  const adults = chance.between(1, 2);
  const children = chance.between(1, Math.min(maxGuests - adults, maxChildren ?? maxGuests));
  return { adults, childAges: Array.from({ length: children }, () => chance.between(0, 11)) };
};

/** The plans that guests may have, those with an account also members' ones, without those that need a code. */
const plansFor = (
  { hotel }: House,
  roomType: RoomType,
  audiences: readonly RatePlan['audience']['kind'][],
  chance: Chance,
): readonly [RatePlan, RatePlan] => {
  const plans = plansOf(hotel).filter((plan) => audiences.includes(plan.audience.kind) && isSoldFor(plan, roomType.id));
  const usual = plans.find(({ id }) => id === STANDARD_ID) ?? standardPlan(hotel.id);
  return [chance.pick([usual, ...plans]), usual];
};

/** The request of a running stay: one room, and the guest who takes it. */
const runningRequest = (house: House, planned: Planned, running: RunningStay, place: number, chance: Chance) => {
  const { roomType, checkIn, bookedAt } = planned;
  const stay: Stay = { checkIn, checkOut: addDays(checkIn, planned.nights), party: [peopleFor(roomType, chance)] };
  const { guest, specialRequests } = running;
  return {
    ...{
      hotel: house.hotel,
      roomType,
      stay,
      plans: plansFor(house, roomType, ['public'], chance),
      bookedAt,
      specialRequests,
      place,
    },
    guest: { id: sha256Digests.guest(guest.email), name: guest.name, email: guest.email },
    guestPhone: guest.phone,
    withoutAccount: { session: `demo ${place}`, email: guest.email },
  };
};

const requestOf = (house: House, planned: Planned, book: NightBook, chance: Chance): SaleRequest => {
  const { roomType, checkIn, bookedAt } = planned;
  const checkOut = addDays(checkIn, planned.nights);
  const left = Math.min(MOST_ROOMS, leftFor(book, roomType, { checkIn, checkOut }));
  const rooms = planned.wholeRoomType ? left : chance.percent(12) ? 2 : 1;
  const party = Array.from({ length: Math.max(0, rooms) }, () => peopleFor(roomType, chance));
  const stay: Stay = { checkIn, checkOut, party };
  const [first, ...rest] = pastGuests;
  if (first === undefined) throw new Error('the demo world has no guests');
  const specialRequests = chance.percent(15) ? chance.pick(requests) : null;
  const plans = plansFor(house, roomType, ['public', 'members'], chance);
  return { hotel: house.hotel, roomType, stay, plans, guest: chance.pick([first, ...rest]), bookedAt, specialRequests };
};

/** A stay that is sold, with further facts in a running hotel. */
export type BookedStay = SoldStay & { readonly running?: RunningStay };

/**
 * Books a hotel's stays into its nights in the order in which they were booked, as prices follow what is sold; past ones
 * are completed, most of those reviewed. `running` draws the stays around today, where the hotel has them.
 */
export const stayThere = (
  house: House,
  today: IsoDate,
  anchor: Instant,
  counts: StayCounts,
  book: NightBook,
  chance: Chance,
  running?: Chance,
): BookedStay[] => {
  const planned = [
    ...plan(house, today, anchor, counts, chance),
    ...(running ? planRunning(house, today, anchor, running) : []),
  ].sort((one, other) => (one.bookedAt < other.bookedAt ? -1 : 1));
  return planned.flatMap((each, place): BookedStay[] => {
    if (each.running && running) {
      const request = runningRequest(house, each, each.running, place, running);
      const sold = sell(request, book, running.between(2, 12));
      return sold === undefined ? [] : [{ ...sold, running: each.running }];
    }
    const request = requestOf(house, each, book, chance);
    const sold = request.stay.party.length < 1 ? undefined : sell(request, book, chance.between(2, 12));
    if (sold === undefined) return [];
    if (!each.past) return [sold];
    const over = slept(sold);
    return [chance.percent(80) ? reviewed(over, chance.between(2, 20)) : over];
  });
};
