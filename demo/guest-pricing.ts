import type { Hotel, RoomType } from '../functions/domain/hotel/hotel.ts';
import type { Chance } from './chance.ts';
import { scaled } from './prices.ts';
import { isResort } from './resorts.ts';

/** Hotels that price people, in percent; resorts all do. */
const SHARE = 70;
/** The price of a room is for two adults, and these are the shares of a double room's price that people change. */
const INCLUDED_ADULTS = 2;
const EXTRA_ADULT = 0.22;
const FEWER_ADULT = 0.1;
const CHILD = 0.12;
/** A baby sleeps in a cot and takes no place; a child pays less up to this age. */
const BABY_AGE = 2;
const CHILD_AGE = 11;

/**
 * The room types with the prices of more and fewer adults and of children, if the hotel has them. Single rooms cost the
 * same for any party; a suite has a sofa bed for children and room for two adults.
 */
export const withGuestPricing = (roomTypes: readonly RoomType[], hotel: Hotel, chance: Chance): RoomType[] => {
  const prices = chance.percent(SHARE) || isResort(hotel);
  const double = roomTypes[1];
  if (double === undefined) throw new Error('a demo hotel has double rooms');
  const share = (factor: number): number => scaled(double.basePrice, factor, hotel.currency);
  const guestPricing = {
    includedAdults: INCLUDED_ADULTS,
    extraAdult: share(EXTRA_ADULT),
    fewerAdult: share(FEWER_ADULT),
    children: [
      { toAge: BABY_AGE, price: 0, counts: false },
      { toAge: CHILD_AGE, price: share(CHILD), counts: true },
    ],
  };
  return roomTypes.map((roomType) => ({
    ...roomType,
    ...(roomType.maxGuests === 3 && { maxAdults: 2, maxChildren: 2 }),
    ...(prices && roomType.maxGuests > 1 && { guestPricing }),
  }));
};
