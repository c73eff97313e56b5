import { beforeEach, describe, expect, it } from 'vitest';
import {
  bookingLinkTokens,
  resetTokens,
  verificationTokens,
} from '../../functions/adapters/dynamo/accounts/mailed-tokens.ts';
import { bookingDetails } from '../../functions/adapters/dynamo/bookings/booking-details.ts';
import { bookingMessages } from '../../functions/adapters/dynamo/bookings/booking-messages.ts';
import { idsOfReference } from '../../functions/adapters/dynamo/bookings/booking-references.ts';
import { bookingRepository } from '../../functions/adapters/dynamo/bookings/booking-repository.ts';
import { ownedHotels } from '../../functions/adapters/dynamo/hotels/owned-hotels.ts';
import { mailClaims } from '../../functions/adapters/dynamo/outbox/mail-claims.ts';
import { sentMails, tableMailer } from '../../functions/adapters/dynamo/sandbox/sent-mail.ts';
import { mailWriter } from '../../functions/adapters/mail/mail-writer.ts';
import type { AnyEvent } from '../../functions/contract/events.ts';
import { accountAccess } from '../../functions/domain/booking/guest-access.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import { MailTaken, notify } from '../../functions/usecases/notifications/notify.ts';
import type { Accounts } from '../../functions/usecases/ports/accounts.ts';
import { type Mail, type Mailer, MailRefused } from '../../functions/usecases/ports/mail.ts';
import { openAccount } from '../support/account.ts';
import { type BookingWorld, bookingWorld } from '../support/booking-world.ts';
import { tellingMemory } from '../support/telling-memory.ts';

let world: BookingWorld;
let events: AnyEvent[];
let sent: Mail[];
let accounts: Accounts;
beforeEach(async () => {
  const { client, told } = tellingMemory();
  events = told;
  sent = [];
  world = await bookingWorld(client);
  // The owner has no account, and so no copies.
  accounts = (await openAccount(world, 'guest-1', 'guest')).accounts;
  events.length = 0;
});

const telling = (mailer: Mailer) => {
  const { table, clock, delay, signing } = world.core;
  return notify({
    bookings: bookingRepository(table),
    accounts,
    resets: resetTokens(table, delay, signing.session),
    verifications: verificationTokens(table, delay, signing.session),
    links: bookingLinkTokens(table, delay, signing.session),
    idsOfReference: idsOfReference(table),
    publicUrl: async () => undefined,
    ownedHotels: ownedHotels(table),
    bookingDetails: bookingDetails(table),
    claims: mailClaims(table, clock),
    messages: bookingMessages(table),
    clock,
    writer: mailWriter,
    mailer,
  });
};
/** A mail server that takes every mail, or breaks off where it is told to. */
const server = (breaks: () => boolean = () => false): Mailer => ({
  exact: false,
  send: async (mail) => {
    if (breaks()) throw new Error('the line broke');
    sent.push(mail);
  },
});
const held = async (): Promise<AnyEvent> => {
  const outcome = await world.hold();
  if (isRefusal(outcome)) throw new Error(outcome.refused);
  const event = events.find(({ type }) => type === 'booking.held');
  if (event === undefined) throw new Error('no event');
  return event;
};

describe('rule 22: a mail', () => {
  it('that the mail server refuses is noted as refused, and as sent once it is taken', async () => {
    const event = await held();
    const bookingId = 'bookingId' in event.data ? event.data.bookingId : '';
    const noted = async () => (await bookingMessages(world.core.table).of(bookingId, 10, undefined)).messages;
    const refusing: Mailer = {
      exact: false,
      send: async () => {
        throw new MailRefused('550');
      },
    };
    await expect(telling(refusing)(event)).rejects.toThrow(MailRefused);
    expect(await noted()).toMatchObject([
      { kind: 'hold-made', state: 'refused', to: { kind: 'account', email: null } },
    ]);
    world.advance(6);
    await telling(server())(event);
    expect(await noted()).toMatchObject([{ kind: 'hold-made', state: 'sent', at: world.now() }]);
  });

  it('is sent once, however often its event comes', async () => {
    const event = await held();
    const tell = telling(server());
    for (let times = 0; times < 5; times += 1) await tell(event);
    expect(sent.map(({ kind }) => kind)).toEqual(['hold-made']);
  });

  it('is sent by one worker while others have its event too', async () => {
    const event = await held();
    const tell = telling(server());
    const endings = await Promise.allSettled(Array.from({ length: 8 }, () => tell(event)));
    expect(sent).toHaveLength(1);
    for (const ending of endings) {
      if (ending.status === 'rejected') expect(ending.reason).toBeInstanceOf(MailTaken);
    }
    await tell(event);
    expect(sent).toHaveLength(1);
  });

  it('that could not be sent is another worker’s after five minutes, and not before', async () => {
    const event = await held();
    let broken = true;
    const tell = telling(server(() => broken));
    await expect(tell(event)).rejects.toThrow('the line broke');
    broken = false;
    world.advance(4);
    await expect(tell(event)).rejects.toThrow(MailTaken);
    world.advance(2);
    await tell(event);
    expect(sent).toHaveLength(1);
  });

  it('that the mail server did not take is the next worker’s at once', async () => {
    const event = await held();
    const refusing: Mailer = {
      exact: false,
      send: async () => {
        throw new MailRefused('mailbox full');
      },
    };
    await expect(telling(refusing)(event)).rejects.toThrow('mailbox full');
    await telling(server())(event);
    await telling(server())(event);
    expect(sent).toHaveLength(1);
  });

  it('is sent again only where the process died between sending and writing that down', async () => {
    const event = await held();
    const dies: Mailer = {
      exact: false,
      send: async (mail) => {
        sent.push(mail);
        throw new Error('killed');
      },
    };
    await expect(telling(dies)(event)).rejects.toThrow('killed');
    world.advance(6);
    await telling(server())(event);
    expect(sent).toHaveLength(2);
    // The Message-ID is made from the id: who receives both can tell that they are one.
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  });

  it('of the sandbox is exact: sent twice, it is there once', async () => {
    const event = await held();
    const outbox = tableMailer(world.table, 'us@example.com');
    await Promise.all([telling(outbox)(event), telling(outbox)(event), telling(outbox)(event)]);
    await telling(outbox)(event);
    expect((await sentMails(world.table)(10, undefined)).mails).toHaveLength(1);
  });

  it('of a hold is not sent once the booking has moved on', async () => {
    const event = await held();
    world.advance(30);
    await world.sweepAll();
    await telling(server())(event);
    expect(sent).toEqual([]);
  });

  it('of a charge that nothing keeps says how much went back', async () => {
    const first = await held();
    if (!('bookingId' in first.data)) throw new Error('no booking');
    const { bookingId } = first.data;
    await world.confirm({ access: accountAccess('guest-1'), bookingId, paymentMethod: 'tok_visa', ifMatch: undefined });
    const refunded = events.filter(({ type }) => type === 'payment.refunded');
    expect(refunded).toEqual([]);
    const actor = { kind: 'guest', id: 'guest-1' } as const;
    await world.cancel({ bookingId, ifMatch: undefined, reason: null, actor, mayCancel: () => true });
    const tell = telling(server());
    for (const event of events) await tell(event);
    expect(sent.map(({ kind }) => kind)).toEqual(['confirmed', 'cancelled', 'refunded']);
    expect(sent.at(-1)?.text).toMatch(/EUR \d+\.\d\d has gone back/);
  });
});
