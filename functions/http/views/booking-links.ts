import { addresses } from '../../contract/generated/addresses.ts';
import type { Audience, BookingAction } from '../../domain/booking/actions.ts';

type Address = keyof typeof addresses;

/** The route behind each action; a cancellation by the hotel is another than the guest's. */
const routeOf: Readonly<Record<BookingAction, Address>> = {
  confirm: 'confirmBooking',
  change: 'changeBooking',
  cancel: 'cancelBooking',
  review: 'reviewBooking',
  check_in: 'checkIn',
  check_out: 'checkOut',
  no_show: 'noShow',
  reinstate: 'reinstate',
  rebook: 'rebook',
};

const hrefOf = (route: Address, bookingId: string): string =>
  addresses[route].slice(addresses[route].indexOf(' ') + 1).replace('{bookingId}', bookingId);

/** Where the booking is, and where each of its actions is done, below the API's origin. */
export const bookingLinks = (bookingId: string, actions: readonly BookingAction[], audience: Audience) => ({
  self: hrefOf(audience === 'guest' ? 'getBooking' : 'getHotelBooking', bookingId),
  ...(Object.fromEntries(
    actions.map((action) => {
      const route = action === 'cancel' && audience === 'owner' ? 'cancelHotelBooking' : routeOf[action];
      return [action, hrefOf(route, bookingId)];
    }),
  ) as Partial<Record<BookingAction, string>>),
});
