import { sellable } from '../../domain/availability.ts';
import { eachNight, type IsoDate } from '../../domain/calendar/date.ts';
import { today } from '../../domain/calendar/zone.ts';
import { inventoryOf, type RoomType } from '../../domain/hotel/hotel.ts';
import type { PricedNight } from '../../domain/price.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { horizon } from '../../domain/stay.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { NightReader } from '../ports/nights.ts';
import type { Settings } from '../ports/settings.ts';
import type { Clock } from '../ports/time.ts';
import { nightsByDate, priceNights } from './offers.ts';
import { noHotel, noRoomType } from './ownership.ts';
import { isPublic } from './public-hotel.ts';

export interface CalendarDeps {
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly nights: NightReader;
  readonly settings: Settings;
  readonly clock: Clock;
}

export interface CalendarNight extends PricedNight {
  readonly roomTypeId: string;
  /** Rooms left; none on nights that are past or not on sale yet. */
  readonly available: number;
  readonly closed: boolean;
}

export interface Calendar {
  readonly currency: string;
  /** By date, then in the order of the room types. */
  readonly nights: readonly CalendarNight[];
}

/** What each night from `from` to `to`, both included, costs and has left, of one room type or of all. */
export const calendar =
  (deps: CalendarDeps) =>
  async (request: {
    readonly hotelId: string;
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly roomTypeId?: string | undefined;
  }): Promise<Calendar | Refusal> => {
    const { hotelId, from, to, roomTypeId } = request;
    const [facts, nights, { horizonMonths }] = await Promise.all([
      deps.hotels.facts(hotelId),
      deps.nights.nights(hotelId, from, to),
      deps.settings.current(),
    ]);
    if (facts === undefined || !isPublic(facts.hotel)) return noHotel;
    const { hotel } = facts;
    const roomTypes = facts.roomTypes.filter(({ id }) => roomTypeId === undefined || id === roomTypeId);
    if (roomTypeId !== undefined && roomTypes.length === 0) return noRoomType;

    const now = deps.clock.now();
    const day = today(now, hotel.timeZone);
    const last = horizon(day, horizonMonths);
    const dates = [...eachNight(from, to), to];
    const rows = roomTypes.map((roomType: RoomType) => {
      const touched = nightsByDate(nights, roomType.id);
      const closed = roomType.deleting === true || hotel.deleting === true;
      return priceNights({ hotel, roomType, nights, now }, dates).map(({ rev: _rev, ...night }): CalendarNight => {
        const facts = touched.get(night.date);
        const onSale = !closed && night.date >= day && night.date <= last;
        return {
          ...night,
          roomTypeId: roomType.id,
          available: onSale ? sellable(facts, inventoryOf(roomType)) : 0,
          closed: closed || facts?.closed === true,
        };
      });
    });
    const byDate = dates.flatMap((_, index) => rows.flatMap((row) => row[index] ?? []));
    return { currency: hotel.currency, nights: byDate };
  };
