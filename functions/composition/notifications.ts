import { resetRepository } from '../adapters/dynamo/accounts/reset-repository.ts';
import { userRepository } from '../adapters/dynamo/accounts/user-repository.ts';
import { bookingDetails } from '../adapters/dynamo/bookings/booking-details.ts';
import { bookingRepository } from '../adapters/dynamo/bookings/booking-repository.ts';
import { ownedHotels } from '../adapters/dynamo/hotels/owned-hotels.ts';
import { mailClaims } from '../adapters/dynamo/outbox/mail-claims.ts';
import { mailWriter } from '../adapters/mail/mail-writer.ts';
import { notify } from '../usecases/notifications/notify.ts';
import type { Mailer } from '../usecases/ports/mail.ts';
import type { Core } from './core.ts';

/** Notifies guests and owners by mail. */
export const composeNotifications = ({ table, clock, ids, delay, signing }: Core, mailer: Mailer) =>
  notify({
    bookings: bookingRepository(table),
    accounts: userRepository(table, ids, delay),
    resets: resetRepository(table, delay, signing.session),
    ownedHotels: ownedHotels(table),
    bookingDetails: bookingDetails(table),
    claims: mailClaims(table, clock),
    writer: mailWriter,
    mailer,
  });
