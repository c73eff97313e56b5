import { type Inventory, isClosed, type NightFacts, occupancyOf, rateRevOf, sellable } from './availability.ts';
import { daysBetween, type IsoDate } from './calendar/date.ts';
import { inventoryOf, type Night, type RoomType } from './hotel/hotel.ts';
import { type PricedNight, priceNight, roomsAt, type StayNight } from './price.ts';
import type { GuestPricing } from './rates/party.ts';
import { isRestricted, type Restrictions } from './rates/restrictions.ts';

/** A night of a room type as it can be sold: its price before plan and party, and what is restricted. */
export interface NightRate extends PricedNight {
  /** The rate revision it was made of. */
  readonly rev: number;
  readonly guestPricing?: GuestPricing | undefined;
  readonly restrictions?: Restrictions | undefined;
  /** How many rooms can be sold, 0 on a closed night. */
  readonly available: number;
  readonly closed: boolean;
}

/** What a night's price and rooms depend on of its room type. */
export type NightlyRoomType = Pick<
  RoomType,
  'basePrice' | 'demandPricing' | 'guestPricing' | 'totalRooms' | 'softLimit' | 'capacityChange' | 'deleting'
>;

/** What is stored of a night, as far as its price and rooms depend on it. */
export type NightlyFacts = NightFacts & Pick<Night, 'price' | 'reason' | 'restrictions'>;

/** Where the night is sold. */
export interface NightlyHotel {
  readonly deleting?: boolean | undefined;
}

/** What a room type of this hotel can sell. */
export function inventoryAt(roomType: NightlyRoomType, hotel: NightlyHotel): Inventory {
  const own = inventoryOf(roomType);
  return hotel.deleting === true ? { ...own, deleting: true } : own;
}

/**
 * One night of a room type, for everybody who prices, shows or sells it. `night` is what is stored of it; an absent one
 * is untouched. `today` is the hotel's own day.
 */
export function nightOf(
  roomType: NightlyRoomType,
  hotel: NightlyHotel,
  night: NightlyFacts | undefined,
  { date, today }: { readonly date: IsoDate; readonly today: IsoDate },
): NightRate {
  const inventory = inventoryAt(roomType, hotel);
  const priced = priceNight({
    base: roomType.basePrice,
    override: night?.price === undefined ? undefined : { price: night.price, reason: night.reason ?? 'other' },
    demand: roomType.demandPricing ?? undefined,
    ...occupancyOf(night, inventory),
    daysAhead: daysBetween(today, date),
  });
  return {
    date,
    ...priced,
    rev: rateRevOf(night),
    ...(roomType.guestPricing && { guestPricing: roomType.guestPricing }),
    ...(isRestricted(night?.restrictions) && { restrictions: night.restrictions }),
    available: sellable(night, inventory),
    closed: isClosed(night, inventory),
  };
}

/** The night of a stay in so many rooms, all at this rate. */
export function stayNightOf(rate: NightRate, rooms: number): StayNight {
  const { date, restrictions } = rate;
  return { date, rooms: roomsAt(rate, rooms), ...(restrictions && { restrictions }) };
}
