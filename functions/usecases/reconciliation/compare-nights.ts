import { addDays, daysBetween } from '../../domain/calendar/date.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { today } from '../../domain/calendar/zone.ts';
import { type Drift, type Expectation, judgeNight } from '../../domain/hotel/drift.ts';
import type { Hotel, Night, RoomType } from '../../domain/hotel/hotel.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { NightLedger } from '../ports/reconciliation.ts';
import { heldNights, nightName } from './held-nights.ts';
import type { Window } from './window.ts';

export interface CompareDeps {
  readonly bookings: Pick<Bookings, 'idsOfHotel' | 'findMany'>;
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly ledger: Pick<NightLedger, 'counted' | 'again'>;
}

/** What a comparison of a hotel's nights with its bookings found. */
export interface Comparison {
  /** Nights looked at, each room type's by itself. */
  readonly nights: number;
  /** Nights that differed and were counted on meanwhile: nothing can be said of them. */
  readonly inFlux: number;
  readonly drift: readonly Drift[];
  readonly roomTypes: readonly RoomType[];
  /** Whose bookings were met, and whether one of them is an open hold. */
  readonly users: ReadonlyMap<string, boolean>;
}

const byName = (nights: readonly Night[]) => new Map(nights.map((night) => [nightName(night), night]));

/** Every night that has counters or holders, with what it should be judged by. */
const expectations = (
  hotel: Hotel,
  roomTypes: readonly RoomType[],
  counted: ReadonlyMap<string, Night>,
  held: ReadonlyMap<string, number>,
  now: Instant,
): Expectation[] => {
  const known = new Map(roomTypes.map((roomType) => [roomType.id, roomType]));
  const firstPassed = addDays(today(now, hotel.timeZone), -1);
  return [...new Set([...counted.keys(), ...held.keys()])].sort().map((name) => {
    const [date = '', roomTypeId = ''] = name.split('#');
    const bookings = held.get(name) ?? 0;
    return { hotelId: hotel.id, roomTypeId, date, bookings, roomType: known.get(roomTypeId), firstPassed };
  });
};

/**
 * Compares the nights of a hotel with the bookings that hold them (rule 17): the nights, the holders, and the nights
 * again. Of those that differ only the ones whose `seq` stood still over the holders' reading are judged. Where nothing
 * differs the second reading is spared.
 */
export const compareNights =
  ({ bookings, hotels, ledger }: CompareDeps) =>
  async (hotel: Hotel, window: Window, now: Instant): Promise<Comparison> => {
    const before = byName(await ledger.counted(hotel.id, window.from, window.to));
    const [facts, held] = await Promise.all([hotels.facts(hotel.id), heldNights({ bookings })(hotel.id, window)]);
    const roomTypes = facts?.roomTypes ?? [];
    const expected = expectations(hotel, roomTypes, before, held.rooms, now);
    const suspects = expected.filter((each) => judgeNight(before.get(nightName(each)), each) !== undefined);
    const again = byName(suspects.length === 0 ? [] : await ledger.again(suspects));
    const still = suspects.filter((each) => before.get(nightName(each))?.seq === again.get(nightName(each))?.seq);
    const lost = expected.filter(({ roomType }) => roomType === undefined).length;
    return {
      nights: (daysBetween(window.from, window.to) + 1) * roomTypes.length + lost,
      inFlux: suspects.length - still.length,
      drift: still.flatMap((each) => judgeNight(again.get(nightName(each)), each) ?? []),
      roomTypes,
      users: held.users,
    };
  };
