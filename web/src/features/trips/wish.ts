import type { Booking } from '../../lib/bookings.ts';
import { type Party, partyText } from '../../lib/party.ts';
import type { Picked } from '../../lib/pick-nights.ts';
import type { Change } from './queries.ts';

/** The stay as the guest would have it. */
export interface Wish {
  readonly picked: Picked;
  readonly roomTypeId: string;
  readonly party: Party;
}

type Booked = Pick<Booking, 'checkIn' | 'checkOut' | 'roomTypeId' | 'party'>;

export const wishOf = ({ checkIn, checkOut, roomTypeId, party }: Booked): Wish => ({
  picked: { checkIn, checkOut, open: false },
  roomTypeId,
  party,
});

/** The part of the request that the booking does not have yet: the body of a change, empty where it has all of it. */
export const changeOf = ({ picked: { checkIn, checkOut }, roomTypeId, party }: Wish, booking: Booked): Change => ({
  ...(checkIn !== null && checkIn !== booking.checkIn && { checkIn }),
  ...(checkOut !== null && checkOut !== booking.checkOut && { checkOut }),
  ...(roomTypeId !== booking.roomTypeId && { roomTypeId }),
  ...(partyText(party) !== partyText(booking.party) && {
    party: party.map(({ adults, childAges }) => ({ adults, childAges: [...childAges] })),
  }),
});
