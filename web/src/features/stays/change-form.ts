import { agesOf } from '../../lib/ages.ts';
import type { StayChange } from '../../ui/change-cost.tsx';
import type { Booking } from './queries.ts';

/** The stay as it stands in the form. */
export interface StayForm {
  readonly checkIn: string;
  readonly checkOut: string;
  readonly roomTypeId: string;
  readonly rooms: readonly { readonly adults: number; readonly ages: string }[];
}

export const formOf = ({ checkIn, checkOut, roomTypeId, party }: Booking): StayForm => ({
  checkIn,
  checkOut,
  roomTypeId,
  rooms: party.map(({ adults, childAges }) => ({ adults, ages: childAges.join(', ') })),
});

/** What differs from the booking; null where what was typed is no stay. */
export const changeOf = (form: StayForm, booking: Booking): StayChange | null => {
  const party = form.rooms.map(({ adults, ages }) => ({ adults, childAges: agesOf(ages) }));
  if (form.checkIn >= form.checkOut || party.some(({ childAges }) => childAges === null)) return null;
  const people = party.map(({ adults, childAges }) => ({ adults, childAges: childAges ?? [] }));
  return {
    ...(form.checkIn !== booking.checkIn && { checkIn: form.checkIn }),
    ...(form.checkOut !== booking.checkOut && { checkOut: form.checkOut }),
    ...(form.roomTypeId !== booking.roomTypeId && { roomTypeId: form.roomTypeId }),
    ...(JSON.stringify(people) !== JSON.stringify(booking.party) && { party: people }),
  };
};
