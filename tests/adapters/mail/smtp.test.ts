import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smtpMailer } from '../../../functions/adapters/mail/smtp-mailer.ts';
import { type Mail, MailRefused } from '../../../functions/usecases/ports/mail.ts';
import { mailServer } from '../../support/mail-server.ts';

const mail: Mail = {
  id: 'booking-1.confirmed.2',
  kind: 'confirmed',
  to: { email: 'ada@example.com', name: 'Ada Lovelace' },
  subject: 'Your room is booked',
  text: 'See you in Faro.',
  html: '<p>See you in Faro.</p>',
  attachments: [{ filename: 'stay.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' }],
  bookingId: 'booking-1',
  about: '2027-03-01T12:00:00.000Z',
};

let server: Awaited<ReturnType<typeof mailServer>>;
beforeEach(async () => {
  server = await mailServer();
});
afterEach(() => server.stop());
const send = () => smtpMailer(server.url, 'bookings@example.com').send(mail);
const ending = () =>
  send().then(
    () => 'sent',
    (error: unknown) => error,
  );

describe('a mail by SMTP', () => {
  it('comes with both texts, what is attached, and one Message-ID however often it is sent', async () => {
    await send();
    await send();
    const ids = server.taken.map((each) => /^Message-ID: (.+)$/im.exec(each)?.[1]);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toContain('booking-1.confirmed.2');
    expect(server.taken[0]).toMatch(/^To: .*ada@example\.com/m);
    for (const part of ['text/plain', 'text/html', 'text/calendar']) expect(server.taken[0]).toContain(part);
  });

  it('is not sent if no server answers, or where the server refuses it', async () => {
    server.be('refuses');
    expect(await ending()).toBeInstanceOf(MailRefused);
    await server.away();
    expect(await ending()).toBeInstanceOf(MailRefused);
    expect(server.taken).toEqual([]);
    server.be('ok');
    await server.back();
    expect(await ending()).toBe('sent');
  });

  it('may have been sent where the line breaks after it was handed over', async () => {
    server.be('breaks');
    const error = await ending();
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(MailRefused);
  });
});
