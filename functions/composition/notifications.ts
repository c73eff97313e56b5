import { bookingDetails } from '../adapters/dynamo/booking-details.ts';
import { bookingRepository } from '../adapters/dynamo/booking-repository.ts';
import { mailClaims } from '../adapters/dynamo/mail-claims.ts';
import { ownedHotels } from '../adapters/dynamo/owned-hotels.ts';
import { resetRepository } from '../adapters/dynamo/reset-repository.ts';
import { userRepository } from '../adapters/dynamo/user-repository.ts';
import { mailWriter } from '../adapters/mail/mail-writer.ts';
import { notify } from '../usecases/notifications/notify.ts';
import type { Mailer } from '../usecases/ports/mail.ts';
import type { Core } from './core.ts';

/** Who tells guests and owners by mail. */
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
