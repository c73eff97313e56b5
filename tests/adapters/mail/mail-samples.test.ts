import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bookingTemplates } from '../../../functions/adapters/mail/booking-templates.ts';
import { mailWriter } from '../../../functions/adapters/mail/mail-writer.ts';
import type { BookingLetter } from '../../../functions/usecases/ports/mail.ts';
import { cancellationInWords } from '../../../functions/words/cancellation.ts';
import { sampleMails } from '../../../scripts/generate/mails/samples.ts';

const sampleOf = (name: string) => {
  const sample = sampleMails.find((one) => one.name === name);
  if (sample === undefined) throw new Error(`no sample ${name}`);
  return sample;
};
const textOf = (letter: BookingLetter): string =>
  mailWriter.write(letter, { email: 'ana@example.com', name: 'Ana' }).text;
const bookingLetter = (name: string): BookingLetter => {
  const { letter } = sampleOf(name);
  if (!('booking' in letter)) throw new Error(`${name} is not about a booking`);
  return letter;
};

describe('docs/mails', () => {
  it('has a sample of every mail, as it is sent', () => {
    const others = ['owner-disabled', 'password-reset', 'webhook-disabled', 'verification', 'booking-link'];
    const kinds = new Set<string>(sampleMails.map(({ letter }) => letter.kind));
    expect([...kinds].toSorted()).toEqual([...Object.keys(bookingTemplates), ...others].toSorted());
    for (const { name, letter, to } of sampleMails) {
      const { html } = mailWriter.write(letter, to);
      expect(readFileSync(new URL(`../../../docs/mails/${name}.html`, import.meta.url), 'utf8')).toBe(html);
    }
  });
});

describe('a mail', () => {
  it('says what points paid, what came back in points, and what remains of both', () => {
    const letter = bookingLetter('confirmed-with-points');
    expect(textOf(letter)).toContain('Total: EUR 330.00\nPaid: EUR 280.00\nPaid with 5,000 points: EUR 50.00\n');
    const { booking } = letter;
    const redeemed = { worth: 3000, batches: [{ until: '2028-12-31T00:00:00.000Z', points: 3000 }] };
    const payment = { ...booking.payment, refunded: 18_000, redeemed };
    expect(textOf({ ...letter, kind: 'changed', booking: { ...booking, payment } })).toContain(
      'Given back in 2,000 points: EUR 20.00\nGiven back: EUR 180.00\nRemains paid: EUR 130.00',
    );
  });

  it('of a hold says what is to be paid', () => {
    expect(textOf(bookingLetter('hold-made'))).toContain('Total: EUR 330.00\nTo pay now: EUR 330.00');
  });

  it('of half board for a family says who comes, the plan, the deposit, what the hotel gets and what its policy keeps', () => {
    const text = textOf(bookingLetter('confirmed-with-deposit'));
    expect(text).toContain(
      'For: 2 adults, 2 children (4 and 9 years), 3 nights\nRate: Half board, early\nBoard: Half board',
    );
    expect(text).toContain('City tax, at the hotel: EUR 12.00\nTotal: EUR 687.00\nDeposit paid: EUR 337.50\n');
    expect(text).toContain('To pay at the hotel: EUR 349.50');
    expect(text).toContain('gives back EUR 112.50, and the hotel keeps EUR 225.00.');
  });

  it('of a stay that is paid on arrival asks for nothing before it', () => {
    const text = textOf(bookingLetter('confirmed-on-arrival'));
    expect(text).toContain('Your room is yours, and you pay at the hotel.');
    expect(text).toContain('To pay at the hotel: EUR 687.00');
    expect(text).toContain('Nothing is paid before arrival, so a cancellation costs nothing.');
  });

  it('of a cancellation says what the hotel keeps', () => {
    expect(textOf(bookingLetter('cancelled-in-part'))).toContain(
      'Paid: EUR 330.00\nOn its way back: EUR 165.00\nKept by the hotel: EUR 165.00',
    );
  });
});

describe('a cancellation policy in words', () => {
  const eur = (amount: string) => ({ amount, currency: 'EUR' });
  const policy = {
    steps: [
      { until: '2027-03-25T14:00:00.000Z', refund: eur('330.00') },
      { until: '2027-03-30T14:00:00.000Z', refund: eur('165.00') },
    ],
    paid: eur('330.00'),
    timeZone: 'Pacific/Kiritimati',
  };
  const last = 'After that a cancellation gives nothing back.';

  it('names each deadline on the hotel’s clock with its zone', () => {
    expect(cancellationInWords(policy, '2027-03-01T00:00:00.000Z')).toEqual([
      'Free cancellation until 26 March 2027 at 04:00 (Pacific/Kiritimati).',
      'Until 31 March 2027 at 04:00 (Pacific/Kiritimati) a cancellation gives back EUR 165.00, and the hotel keeps EUR 165.00.',
      last,
    ]);
  });

  it('leaves out what is past', () => {
    expect(cancellationInWords(policy, '2027-03-26T00:00:00.000Z')).toHaveLength(2);
    expect(cancellationInWords(policy, '2027-03-31T00:00:00.000Z')).toEqual(['A cancellation gives nothing back.']);
  });

  it('says where nothing ever comes back', () => {
    expect(cancellationInWords({ ...policy, steps: [] }, '2027-03-01T00:00:00.000Z')).toEqual([
      'A cancellation gives nothing back.',
    ]);
  });
});
