import {
  bookingLinkTokens,
  resetTokens,
  verificationTokens,
} from '../../../functions/adapters/dynamo/accounts/mailed-tokens.ts';
import { bookingMessages } from '../../../functions/adapters/dynamo/bookings/booking-messages.ts';
import { bookingRepository } from '../../../functions/adapters/dynamo/bookings/booking-repository.ts';
import { healthRecord } from '../../../functions/adapters/dynamo/health-record.ts';
import { mailClaims } from '../../../functions/adapters/dynamo/outbox/mail-claims.ts';
import { pendingOutbox } from '../../../functions/adapters/dynamo/outbox/pending-outbox.ts';
import { sandboxFaults } from '../../../functions/adapters/dynamo/sandbox/sandbox-faults.ts';
import { sentMail, sentMails, tableMailer } from '../../../functions/adapters/dynamo/sandbox/sent-mail.ts';
import { webhookRepository } from '../../../functions/adapters/dynamo/webhooks/webhook-repository.ts';
import { dueShards } from '../../../functions/contract/keys.ts';
import { addMinutes } from '../../../functions/domain/calendar/instant.ts';
import type { Delivery, Webhook } from '../../../functions/domain/webhook.ts';
import type { BookingMessage, Mail } from '../../../functions/usecases/ports/mail.ts';
import type { OutboxKey } from '../../../functions/usecases/ports/pending-outbox.ts';
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

const webhook: Webhook = {
  id: 'hook',
  ownerId: 'rui',
  scope: 'own',
  hotelId: null,
  url: 'https://pms.example.com/hooks',
  events: ['booking.confirmed'],
  status: 'active',
  disabledReason: null,
  secret: 'whsec_',
  previousSecret: null,
  previousUntil: null,
  createdAt: start,
  updatedAt: start,
  version: 1,
};
const delivery: Delivery = {
  id: '20270301120000000-5f2b',
  webhookId: 'hook',
  type: 'booking.confirmed',
  version: 2,
  occurredAt: start,
  body: '{}',
  state: 'pending',
  attempts: 0,
  createdAt: start,
  dueAt: start,
  deliveredAt: null,
  tries: [],
};

/** What the workers behind the queues do. */
export const eventPatterns = ({ core, table }: World): Pattern[] => {
  const claims = mailClaims(table, core.clock);
  const messages = bookingMessages(table);
  const message: BookingMessage = {
    ...{ bookingId: '4FzU1', id: '4FzU1.confirmed.2', kind: 'confirmed', about: start, at: start, state: 'sent' },
    ...{ to: { kind: 'guest', email: 'ana@example.com' }, subject: 'Your stay at Hotel Tejo is confirmed' },
  };
  const resets = resetTokens(table, core.delay, core.signing.session);
  const verifications = verificationTokens(table, core.delay, core.signing.session);
  const links = bookingLinkTokens(table, core.delay, core.signing.session);
  const account = verifications.subjectOf('ana');
  const booking = links.subjectOf('K7QM2D9T ana@example.com');
  const asked = () => ({ requestId: core.ids.nonce(), createdAt: start, expiresAt: addMinutes(start, 30) });
  const subject = resets.subjectOf('ana@example.com');
  const webhooks = webhookRepository(table, core.delay);
  const health = healthRecord(table);
  const pending = pendingOutbox(table, core.ids.nonce);
  let unacknowledged: OutboxKey[] = [];
  const nextPending = (): OutboxKey => unacknowledged.pop() ?? { bookingId: '4FzU1', revision: 2 };
  const all = { undelivered: false, limit: 20, after: undefined };
  return [
    {
      does: 'Have a part of the sandbox fail',
      serves: 'PUT /sandbox/faults',
      run: () => sandboxFaults(table).set({ events: 'down' }),
    },
    {
      does: 'Note that a schedule ran',
      serves: 'every schedule',
      run: () => health.ran('expiry', start),
    },
    {
      does: 'Note that a part fails',
      serves: 'POST /bookings/{bookingId}/confirm, the queue notifications',
      run: () => health.failed('mail', start),
    },
    { does: 'Read what is noted of the parts', serves: 'GET /health', run: () => health.load() },
    { does: 'Register a webhook', serves: 'POST /admin/webhooks', run: () => webhooks.add(webhook) },
    { does: 'Read a webhook', serves: 'GET /admin/webhooks/{webhookId}', run: () => webhooks.find('hook') },
    {
      does: 'Read the webhooks of an owner',
      serves: 'GET /admin/webhooks, the queue webhooks',
      run: () => webhooks.of(webhook),
    },
    {
      does: 'Number an event of a hotel or its nights',
      serves: 'the queue webhooks',
      run: () => webhooks.nextEventNumber('tejo'),
    },
    {
      does: 'Read since when a webhook is failing',
      serves: 'the queue webhooks, the schedule deliveries',
      run: () => webhooks.failingSince('hook'),
    },
    {
      does: 'Note that a webhook has failed',
      serves: 'the queue webhooks, the schedule deliveries',
      run: () => webhooks.noteFailure('hook', start),
    },
    {
      does: 'Note that a webhook which was failing has taken something',
      serves: 'the queue webhooks, the schedule deliveries',
      run: () => webhooks.noteSuccess('hook'),
    },
    { does: 'Write a delivery down', serves: 'the queue webhooks', run: () => webhooks.addDelivery(delivery) },
    {
      does: 'Take a delivery, or note how it went',
      serves: 'the queue webhooks, the schedule deliveries',
      run: () => webhooks.changeDelivery(delivery, { ...delivery, attempts: 1 }),
    },
    {
      does: 'List what was sent',
      serves: 'GET /admin/webhooks/{webhookId}/deliveries',
      run: () => webhooks.deliveries('hook', all),
    },
    {
      does: 'Find the deliveries that are due, one of eight shards',
      serves: 'the schedule deliveries',
      run: () => webhooks.due(0, start, 200),
    },
    {
      does: 'Remove an acknowledged entry from the pending outbox',
      serves: 'the queue webhooks, each event of a booking or a hotel',
      given: async () => {
        const shards = Array.from({ length: dueShards }, (_, shard) => shard);
        const found = await Promise.all(shards.map((shard) => pending.before(shard, '2028-01-01T00:00:00.000Z', 10)));
        unacknowledged = found.flat();
      },
      run: () => pending.acknowledge(nextPending()),
    },
    {
      does: 'Find entries not acknowledged within 25 h, one of eight shards',
      serves: 'the outbox schedule, each day',
      run: () => pending.before(0, start, 100),
    },
    {
      does: 'Tell an entry again',
      serves: 'the outbox schedule, npm run replay-outbox',
      run: () => pending.republish(nextPending()),
    },
    {
      does: 'Read the booking an event tells of',
      serves: 'the queue notifications',
      run: () => bookingRepository(table).find('4FzU1'),
    },
    { does: 'Claim a mail', serves: 'the queue notifications', run: () => claims.claim(mail.id) },
    {
      does: 'Give back a mail that was not sent',
      serves: 'the queue notifications',
      run: () => claims.release(mail.id),
    },
    { does: 'Mark a mail as sent', serves: 'the queue notifications', run: () => claims.markSent(mail.id) },
    {
      does: 'Note that a mail about a booking was sent',
      serves: 'the queue notifications',
      run: () => messages.note(message),
    },
    {
      does: 'The mails about a booking',
      serves: 'GET /admin/bookings/{bookingId}/messages',
      run: () => messages.of(message.bookingId, 20, undefined),
    },
    {
      does: 'Keep a mail of the sandbox',
      serves: 'the queue notifications',
      run: () => tableMailer(table, 'bookings@example.com').send(mail),
    },
    { does: 'Read the mails of the sandbox', serves: 'GET /sandbox/mail', run: () => sentMails(table)(20, undefined) },
    {
      does: 'Look at a mail of the sandbox',
      serves: 'GET /sandbox/mail/{mailId}',
      run: () => sentMail(table)(mail.about, mail.id),
    },
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
          credentialVersion: 1,
        }),
    },
    {
      does: 'Ask for the mail that verifies an address',
      serves: 'POST /auth/register, POST /auth/verify/resend',
      run: () => verifications.request({ subject: account, userId: 'ana', email: 'ana@example.com', ...asked() }),
    },
    {
      does: 'Ask for a link to a booking, one that exists or not',
      serves: 'POST /auth/booking-link',
      run: () => links.request({ subject: booking, reference: 'K7QM2D9T', email: 'ana@example.com', ...asked() }),
    },
    {
      does: 'Use up a link to a booking',
      serves: 'POST /auth/booking-session',
      run: async () => links.use((await links.find(booking)) ?? { subject: booking, requestId: '' }, start),
    },
    {
      does: 'Read the request for a new password',
      serves: 'POST /auth/password-reset/confirm, the queue notifications',
      run: () => resets.find(subject),
    },
  ];
};
