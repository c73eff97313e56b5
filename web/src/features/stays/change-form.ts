import { partyIn, type TypedRoom } from '../../lib/ages.ts';
import type { StayChange } from '../../ui/change-cost.tsx';
import type { Booking } from './queries.ts';

/** The stay as entered in the form. */
export interface StayForm {
  readonly checkIn: string;
  readonly checkOut: string;
  readonly roomTypeId: string;
  readonly rooms: readonly TypedRoom[];
}

export const formOf = ({ checkIn, checkOut, roomTypeId, party }: Booking): StayForm => ({
  checkIn,
  checkOut,
  roomTypeId,
  rooms: party.map(({ adults, childAges }) => ({ adults, ages: childAges.join(', ') })),
});

/** The differences from the booking; null if the input is not a stay. */
export const changeOf = (form: StayForm, booking: Booking): StayChange | null => {
  const party = partyIn(form.rooms);
  if (form.checkIn >= form.checkOut || party === null) return null;
  return {
    ...(form.checkIn !== booking.checkIn && { checkIn: form.checkIn }),
    ...(form.checkOut !== booking.checkOut && { checkOut: form.checkOut }),
    ...(form.roomTypeId !== booking.roomTypeId && { roomTypeId: form.roomTypeId }),
    ...(JSON.stringify(party) !== JSON.stringify(booking.party) && { party }),
  };
};
