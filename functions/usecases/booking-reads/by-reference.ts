import type { Booking } from '../../domain/booking/booking.ts';
import { type GuestAccess, isOwnBooking } from '../../domain/booking/guest-access.ts';
import { isWholeReference, plainReference, readReference } from '../../domain/booking/reference.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { bookingNotFound } from '../bookings/move-booking.ts';
import { atDesk } from '../frontdesk/desk.ts';
import type { Caller } from '../hotels/ownership.ts';
import type { IdsOfReference } from '../ports/booking-lists.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { HotelReader } from '../ports/hotels.ts';

interface Deps {
  readonly bookings: Pick<Bookings, 'findMany'>;
  readonly idsOfReference: IdsOfReference;
}

/** Every booking with the reference as it is written; more than one can have it, though hardly ever does. */
const withReference = async ({ bookings, idsOfReference }: Deps, written: string): Promise<readonly Booking[]> => {
  const plain = readReference(written);
  if (!isWholeReference(plain)) return [];
  const found = await bookings.findMany(await idsOfReference(plain));
  return found.filter(({ reference }) => plainReference(reference) === plain);
};

/** The guest's own booking of this reference. */
export const ownBookingByReference =
  (deps: Deps) =>
  async (access: GuestAccess, reference: string): Promise<Booking | Refusal> =>
    (await withReference(deps, reference)).find((booking) => isOwnBooking(booking, access)) ?? bookingNotFound;

/** The bookings of this reference at the caller's hotels. */
export const deskBookingsByReference =
  (deps: Deps & { readonly hotels: Pick<HotelReader, 'hotel'> }) =>
  async (caller: Caller, reference: string): Promise<readonly Booking[]> => {
    const found = await withReference(deps, reference);
    const visible = await Promise.all(found.map((booking) => atDesk(deps.hotels, caller, booking)));
    return found.filter((_booking, index) => visible[index]);
  };
