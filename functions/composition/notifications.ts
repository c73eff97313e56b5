import { bookingLinkTokens, resetTokens, verificationTokens } from '../adapters/dynamo/accounts/mailed-tokens.ts';
import { userRepository } from '../adapters/dynamo/accounts/user-repository.ts';
import { bookingDetails } from '../adapters/dynamo/bookings/booking-details.ts';
import { bookingMessages } from '../adapters/dynamo/bookings/booking-messages.ts';
import { idsOfReference } from '../adapters/dynamo/bookings/booking-references.ts';
import { bookingRepository } from '../adapters/dynamo/bookings/booking-repository.ts';
import { ownedHotels } from '../adapters/dynamo/hotels/owned-hotels.ts';
import { mailClaims } from '../adapters/dynamo/outbox/mail-claims.ts';
import { mailWriter } from '../adapters/mail/mail-writer.ts';
import { notedMailer } from '../adapters/mail/noted-mailer.ts';
import { notify } from '../usecases/notifications/notify.ts';
import { noteHealth } from '../usecases/operating/note-health.ts';
import type { Mailer } from '../usecases/ports/mail.ts';
import type { Core } from './core.ts';

/**
 * Notifies guests and owners by mail.
 * @param publicUrl where people reach the web app, without a slash at its end; without it mails carry tokens and no links
 */
export const composeNotifications = (
  { table, clock, ids, delay, signing, health }: Core,
  mailer: Mailer,
  publicUrl: () => Promise<string | undefined> = async () => undefined,
) =>
  notify({
    bookings: bookingRepository(table),
    accounts: userRepository(table, ids, delay),
    idsOfReference: idsOfReference(table),
    resets: resetTokens(table, delay, signing.session),
    verifications: verificationTokens(table, delay, signing.session),
    links: bookingLinkTokens(table, delay, signing.session),
    publicUrl,
    ownedHotels: ownedHotels(table),
    bookingDetails: bookingDetails(table),
    claims: mailClaims(table, clock),
    messages: bookingMessages(table),
    clock,
    writer: mailWriter,
    mailer: health ? notedMailer(mailer, noteHealth(health, clock, 'mail')) : mailer,
  });
