import type { Booking } from '../../domain/booking/booking.ts';
import type { IsoDate } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import type { Unit } from '../../domain/hotel/unit.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type Caller, noHotel, owns } from '../hotels/ownership.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { Clock } from '../ports/time.ts';
import type { Units } from '../ports/units.ts';
import { type StaysTouchingDeps, staysTouching } from './stays-touching.ts';

export interface DeskDayDeps extends StaysTouchingDeps {
  readonly hotels: Pick<HotelReader, 'hotel'>;
  readonly units: Pick<Units, 'findMany'>;
  readonly clock: Clock;
}

/** A stay with the units that it has. */
export interface DeskStay {
  readonly booking: Booking;
  readonly units: readonly Unit[];
}

export interface DeskDay {
  readonly date: IsoDate;
  readonly arrivals: readonly DeskStay[];
  readonly departures: readonly DeskStay[];
  readonly inHouse: readonly DeskStay[];
}

interface Lists {
  readonly arrivals: Booking[];
  readonly departures: Booking[];
  readonly inHouse: Booking[];
}

const listsOf = (stays: readonly Booking[], date: IsoDate): Lists => ({
  // A no-show can be taken back, so it stays among those of its day.
  arrivals: stays.filter(
    ({ checkIn, status }) => checkIn === date && ['confirmed', 'checked_in', 'no_show'].includes(status),
  ),
  departures: stays.filter(({ checkOut, status }) => checkOut === date && ['checked_in', 'completed'].includes(status)),
  inHouse: stays.filter(({ status }) => status === 'checked_in'),
});

/**
 * The day of a front desk: who arrives, who departs and who is in house of the stays that touch it. `date` is today at
 * the hotel where absent. The lists of the indexes lag, the bookings themselves do not.
 */
export const deskDay =
  (deps: DeskDayDeps) =>
  async (caller: Caller, hotelId: string, asked: IsoDate | undefined): Promise<DeskDay | Refusal> => {
    const hotel = await deps.hotels.hotel(hotelId);
    if (hotel === undefined || !owns(caller, hotel)) return noHotel;
    const date = asked ?? today(deps.clock.now(), hotel.timeZone);
    const lists = listsOf(await staysTouching(deps)(hotelId, date, date), date);
    const ids = new Set(
      Object.values(lists).flatMap((stays: Booking[]) => stays.flatMap(({ unitIds = [] }) => unitIds)),
    );
    const units = new Map((await deps.units.findMany(hotelId, [...ids])).map((unit) => [unit.id, unit]));
    const shown = (stays: readonly Booking[]): DeskStay[] =>
      stays.map((booking) => ({
        booking,
        units: (booking.unitIds ?? []).flatMap((id) => units.get(id) ?? []),
      }));
    return {
      date,
      arrivals: shown(lists.arrivals),
      departures: shown(lists.departures),
      inHouse: shown(lists.inHouse),
    };
  };
