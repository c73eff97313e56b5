import type { BookingSearch } from '../../lib/booking-address.ts';
import { partyText } from '../../lib/party.ts';
import { partyIn, readCode, readStay } from '../../lib/stay-search.ts';

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9A-Za-z_-]{1,64}$/.test(value);

/** The stay to hold, from the address; empty if it has no room or nights. */
export const readBooking = (search: Record<string, unknown>): Partial<BookingSearch> => {
  const { hotelId, roomTypeId, ratePlanId } = search;
  const { checkIn, checkOut, party } = readStay(search);
  if (!isId(hotelId) || !isId(roomTypeId) || checkIn === undefined || checkOut === undefined) return {};
  return {
    hotelId,
    roomTypeId,
    checkIn,
    checkOut,
    party: partyText(partyIn(party === undefined ? {} : { party })),
    ...(isId(ratePlanId) && { ratePlanId }),
    ...readCode(search),
  };
};

export const isWhole = (search: Partial<BookingSearch>): search is BookingSearch => search.hotelId !== undefined;
