import { bookingRepository } from '../../../functions/adapters/dynamo/booking-repository.ts';
import { mailClaims } from '../../../functions/adapters/dynamo/mail-claims.ts';
import { resetRepository } from '../../../functions/adapters/dynamo/reset-repository.ts';
import { sentMails, tableMailer } from '../../../functions/adapters/dynamo/sent-mail.ts';
import { addMinutes } from '../../../functions/domain/calendar/instant.ts';
import type { Mail } from '../../../functions/usecases/ports/mail.ts';
import type { Pattern } from './patterns.ts';
import { start, type World } from './world.ts';

const mail: Mail = {
  id: '4FzU1.confirmed.3',
  kind: 'confirmed',
  to: { email: 'ana@example.com', name: 'Ana Example' },
  bookingId: '4FzU1',
  about: start,
  subject: 'Your stay at Hotel Tejo is confirmed',
  text: 'Dear Ana Example,',
  html: '<p>Dear Ana Example,</p>',
  attachments: [],
};

/** What the workers behind the queues do. */
export const eventPatterns = ({ core, table }: World): Pattern[] => {
  const claims = mailClaims(table, core.clock);
  const resets = resetRepository(table, core.pauses, core.signing.session);
  const subject = resets.subjectOf('ana@example.com');
  return [
    {
      does: 'Read the booking an event tells of',
      serves: 'the queue notifications',
      run: () => bookingRepository(table).find('4FzU1'),
    },
    { does: 'Claim a mail', serves: 'the queue notifications', run: () => claims.claim(mail.id) },
    { does: 'Mark a mail as sent', serves: 'the queue notifications', run: () => claims.markSent(mail.id) },
    {
      does: 'Keep a mail of the sandbox',
      serves: 'the queue notifications',
      run: () => tableMailer(table, 'bookings@example.com').send(mail),
    },
    { does: 'Read the mails of the sandbox', serves: 'GET /sandbox/mail', run: () => sentMails(table)(20, undefined) },
    {
      does: 'Ask for a new password, for an address known or not',
      serves: 'POST /auth/password-reset',
      run: () =>
        resets.request({
          subject,
          requestId: core.ids.nonce(),
          email: 'ana@example.com',
          createdAt: start,
          expiresAt: addMinutes(start, 30),
        }),
    },
    {
      does: 'Read the wish for a new password',
      serves: 'POST /auth/password-reset/confirm, the queue notifications',
      run: () => resets.find(subject),
    },
  ];
};
