import { stringifySearch } from './search-text.ts';

/** What a booking begins with: the room, the nights and the people that were chosen on the hotel's page. */
export interface BookingSearch {
  readonly hotelId: string;
  readonly roomTypeId: string;
  readonly checkIn: string;
  readonly checkOut: string;
  /** As in party.ts. */
  readonly party: string;
  /** The plan that was chosen; the cheapest unless given. */
  readonly ratePlanId?: string;
  /** What opens a plan that is not public. */
  readonly code?: string;
}

/** The address where a chosen room is held and paid. */
export const bookingAddress = (search: BookingSearch): string => `/book${stringifySearch({ ...search })}`;
