import { addDays, eachNight, type IsoDate, weekday } from '../functions/domain/calendar/date.ts';
import type { Hotel, Night } from '../functions/domain/hotel/hotel.ts';
import type { OverrideReason } from '../functions/domain/price.ts';
import type { Restrictions } from '../functions/domain/rates/restrictions.ts';
import { weekendNights } from './countries.ts';
import type { House } from './hotels.ts';
import { scaled } from './prices.ts';
import { isResort } from './resorts.ts';

/** How much of a hotel's year has special prices. */
export interface CalendarExtent {
  /** The number of weeks whose weekends are priced, from today. */
  readonly weeks: number;
  /**
   * Weekends and all holidays in every room type, the weekends of the high season in double rooms; or, only in double
   * rooms, weekends and the three main nights of the holidays.
   */
  readonly wholeHouse: boolean;
}

interface Occasion {
  readonly reason: OverrideReason;
  /** Against the base price. */
  readonly factor: number;
}

const YEAR_DAYS = 365;

const greatNights: Readonly<Record<string, Occasion>> = {
  '12-24': { reason: 'holiday', factor: 1.4 },
  '12-25': { reason: 'holiday', factor: 1.5 },
  '12-31': { reason: 'holiday', factor: 1.9 },
};
const holidays: Readonly<Record<string, Occasion>> = {
  ...greatNights,
  '12-26': { reason: 'holiday', factor: 1.4 },
  '12-30': { reason: 'holiday', factor: 1.5 },
  '01-01': { reason: 'holiday', factor: 1.5 },
};
const weekend: Occasion = { reason: 'weekend', factor: 1.2 };
const highSeason: Occasion = { reason: 'high_demand', factor: 1.35 };

/** July and August; south of the equator January and February. */
const seasonMonths = (hotel: Hotel): readonly string[] => (hotel.latitude < 0 ? ['01', '02'] : ['07', '08']);

const occasionOf = (hotel: Hotel, date: IsoDate, weekendsUntil: IsoDate, wholeHouse: boolean): Occasion | undefined => {
  const holiday = (wholeHouse ? holidays : greatNights)[date.slice(5)];
  if (holiday !== undefined) return holiday;
  if (!weekendNights(hotel.country).includes(weekday(date))) return undefined;
  if (wholeHouse && seasonMonths(hotel).includes(date.slice(5, 7))) return highSeason;
  return date < weekendsUntil ? weekend : undefined;
};

/** A weekend in a resort needs two nights; the last day of the year takes no arrival and needs a stay through it. */
const resortWeekend: Restrictions = { minStay: 2 };
const resortNewYear: Restrictions = { closedToArrival: true, minStayThrough: 3 };

const restrictionsOf = (hotel: Hotel, date: IsoDate, { reason }: Occasion): Restrictions | undefined => {
  if (!isResort(hotel)) return undefined;
  if (date.slice(5) === '12-31') return resortNewYear;
  return reason === 'holiday' ? undefined : resortWeekend;
};

/** The nights from `today` on that the owner has priced: weekends, holidays of the next year, the high season. */
export const pricedNights = ({ hotel, roomTypes }: House, today: IsoDate, extent: CalendarExtent): Night[] => {
  const weekendsUntil = addDays(today, extent.weeks * 7);
  const doubles = roomTypes.slice(1, 2);
  return eachNight(today, addDays(today, YEAR_DAYS)).flatMap((date) => {
    const occasion = occasionOf(hotel, date, weekendsUntil, extent.wholeHouse);
    if (occasion === undefined) return [];
    const restrictions = restrictionsOf(hotel, date, occasion);
    const priced = extent.wholeHouse && occasion !== highSeason ? roomTypes : doubles;
    return priced.map((roomType) => ({
      hotelId: hotel.id,
      roomTypeId: roomType.id,
      date,
      rateRev: 1,
      price: scaled(roomType.basePrice, occasion.factor, hotel.currency),
      reason: occasion.reason,
      ...(restrictions && { restrictions }),
    }));
  });
};
