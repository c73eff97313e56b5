import type { Audience, BookingAction } from '../../domain/booking/actions.ts';

/** Behind the booking's own address; spelled here, as the whole route table would be a tenth of the hold's bundle. */
const PATHS: Readonly<Record<BookingAction, string>> = {
  confirm: '/confirm',
  change: '',
  correct: '',
  cancel: '/cancel',
  resend: '/resend',
  review: '/review',
  check_in: '/check-in',
  check_out: '/check-out',
  no_show: '/no-show',
  reinstate: '/reinstate',
  rebook: '/rebook',
};

/** Where the booking is, and where each of its actions is done, below the API's origin. */
export const bookingLinks = (bookingId: string, actions: readonly BookingAction[], audience: Audience) => {
  const self = `/api/v1${audience === 'guest' ? '' : '/admin'}/bookings/${bookingId}`;
  const links: Partial<Record<BookingAction, string>> = {};
  for (const action of actions) links[action] = self + PATHS[action];
  return { self, ...links };
};
