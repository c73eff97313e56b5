import type { Booking } from '../../domain/booking/booking.ts';
import { addDays, daysBetween } from '../../domain/calendar/date.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { today } from '../../domain/calendar/zone.ts';
import { type Drift, type Expectation, judgeNight } from '../../domain/hotel/drift.ts';
import type { Hotel, Night, RoomType } from '../../domain/hotel/hotel.ts';
import type { Blocks } from '../ports/blocks.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { HotelFacts, HotelReader } from '../ports/hotels.ts';
import type { NightLedger } from '../ports/reconciliation.ts';
import { blockedNights } from './blocked-nights.ts';
import { heldNights, nightName } from './held-nights.ts';
import type { Window } from './window.ts';

export interface CompareDeps {
  readonly bookings: Pick<Bookings, 'idsOfHotel' | 'findMany'>;
  readonly blocks: Pick<Blocks, 'ofHotel'>;
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly ledger: Pick<NightLedger, 'counted' | 'again'>;
}

/** What a comparison of a hotel's nights with its bookings and blocks found. */
export interface Comparison {
  /** Nights looked at, each room type's by itself. */
  readonly nights: number;
  /** Nights that differed and were counted on meanwhile: nothing can be said of them. */
  readonly inFlux: number;
  readonly drift: readonly Drift[];
  readonly roomTypes: readonly RoomType[];
  /** Every booking that was met. */
  readonly met: readonly Booking[];
  /** Whose bookings were met, and whether one of them is an open hold. */
  readonly users: ReadonlyMap<string, boolean>;
}

const byName = (nights: readonly Night[]) => new Map(nights.map((night) => [nightName(night), night]));

/** Every night that has counters or holders, with what it should be judged by. */
const expectations = (
  hotel: Hotel,
  counted: ReadonlyMap<string, Night>,
  held: ReadonlyMap<string, number>,
  blocked: ReadonlyMap<string, number>,
  now: Instant,
): Expectation[] => {
  const firstRolledOut = addDays(today(now, hotel.timeZone), -1);
  return [...new Set([...counted.keys(), ...held.keys(), ...blocked.keys()])].sort().map((name) => {
    const [date = '', roomTypeId = ''] = name.split('#');
    const taken = { bookings: held.get(name) ?? 0, blocks: blocked.get(name) ?? 0 };
    return { hotelId: hotel.id, roomTypeId, date, ...taken, firstRolledOut };
  });
};

/**
 * Compares the nights of a hotel with the bookings and blocks that hold them (rules 17 and 32): the nights, the holders,
 * and the nights again. Of those that differ, only the ones whose `seq` is the same before and after the holders were read are judged, by the room
 * types as they were meanwhile. Where nothing differs the second reading is spared.
 */
export const compareNights =
  ({ bookings, blocks, hotels, ledger }: CompareDeps) =>
  async ({ hotel, roomTypes }: HotelFacts, window: Window, now: Instant): Promise<Comparison> => {
    const before = byName(await ledger.counted(hotel.id, window.from, window.to));
    const held = await heldNights({ bookings })(hotel.id, window);
    const blocked = await blockedNights({ blocks })(hotel.id, window);
    const expected = expectations(hotel, before, held.rooms, blocked, now);
    const lost = expected.filter(({ roomTypeId }) => !roomTypes.some(({ id }) => id === roomTypeId)).length;
    const nights = (daysBetween(window.from, window.to) + 1) * roomTypes.length + lost;
    const differing = (seen: ReadonlyMap<string, Night>, known: readonly RoomType[], among: readonly Expectation[]) => {
      const byId = new Map(known.map((roomType) => [roomType.id, roomType]));
      return among.flatMap((each) => judgeNight(seen.get(nightName(each)), each, byId.get(each.roomTypeId)) ?? []);
    };

    const suspects = new Set(differing(before, roomTypes, expected).map(nightName));
    if (suspects.size === 0) return { nights, inFlux: 0, drift: [], roomTypes, users: held.users, met: held.met };
    const present = (await hotels.facts(hotel.id))?.roomTypes ?? [];
    const doubtful = expected.filter((each) => suspects.has(nightName(each)));
    const again = byName(await ledger.again(doubtful));
    const still = doubtful.filter((each) => before.get(nightName(each))?.seq === again.get(nightName(each))?.seq);
    return {
      nights,
      inFlux: doubtful.length - still.length,
      drift: differing(again, present, still),
      roomTypes: present,
      users: held.users,
      met: held.met,
    };
  };
