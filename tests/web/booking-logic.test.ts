import { describe, expect, it } from 'vitest';
import {
  noCard,
  passesLuhn,
  readCard,
  spacedExpiry,
  spacedNumber,
  testCards,
} from '../../web/src/features/booking/cards.ts';
import { leftOf } from '../../web/src/features/booking/countdown.ts';
import { type HoldBody, holdOnce, intentName, type Shelf } from '../../web/src/features/booking/intents.ts';
import { titleOf } from '../../web/src/features/trips/title.ts';
import { changeOf, wishOf } from '../../web/src/features/trips/wish.ts';
import tripWords from '../../web/src/features/trips/words/en.ts';
import { isNegative, less, size } from '../../web/src/lib/money.ts';
import { ApiProblem, Unreachable } from '../../web/src/lib/problem.ts';

describe('the countdown of a hold', () => {
  const createdAt = '2027-01-10T09:00:00.000Z';
  const expiresAt = '2027-01-10T09:15:00.000Z';
  const at = (time: string) => leftOf(createdAt, expiresAt, Date.parse(`2027-01-10T${time}Z`));

  it('says the time to the end by the system’s clock, whatever ticks were slept through', () => {
    expect(at('09:00:28')).toMatchObject({ over: false, minutes: 14, seconds: 32 });
    expect(at('09:14:59')).toMatchObject({ over: false, minutes: 0, seconds: 1 });
  });

  it('has a window a minute, of which the last goes out first', () => {
    const { windows } = at('09:00:30');
    expect(windows).toHaveLength(15);
    expect(windows.slice(0, 14).every((lit) => lit === 1)).toBe(true);
    expect(windows[14]).toBe(0.5);
  });

  it('is over at its end and stays over', () => {
    expect(at('09:15:00')).toMatchObject({ over: true, minutes: 0, seconds: 0 });
    expect(at('11:00:00').windows.every((lit) => lit === 0)).toBe(true);
  });

  it('never shows more than the whole hold, where a clock runs behind', () => {
    expect(at('08:58:00')).toMatchObject({ minutes: 15, seconds: 0 });
  });

  it('has as many windows as the hold has minutes', () => {
    expect(leftOf(createdAt, '2027-01-10T09:05:00Z', Date.parse(createdAt)).windows).toHaveLength(5);
  });
});

describe('a card of the sandbox', () => {
  const now = Date.parse('2027-01-10T09:00:00Z');
  const typed = { number: '4242 4242 4242 4242', expiry: '08 / 29', code: '123' };

  it('becomes a token in the browser', () => {
    expect(readCard(typed, now)).toEqual({ token: 'tok_visa' });
    expect(readCard({ ...typed, number: '4000000000000002' }, now)).toEqual({ token: 'tok_declined' });
  });

  it('has test numbers that are card numbers, each with a token of its own', () => {
    expect(testCards.every(({ number }) => passesLuhn(number))).toBe(true);
    expect(new Set(testCards.map(({ token }) => token)).size).toBe(testCards.length);
  });

  it('is refused with what is wrong in each field', () => {
    expect(readCard(noCard, now)).toEqual({ faults: { number: 'number', expiry: 'expiry', code: 'code' } });
    expect(readCard({ ...typed, number: '4242 4242 4242 4241' }, now)).toEqual({ faults: { number: 'number' } });
  });

  it('is none of ours where the number is a real one: it is neither sent nor kept', () => {
    expect(readCard({ ...typed, number: '5555 5555 5555 4444' }, now)).toEqual({ faults: { number: 'unknown' } });
  });

  it('is valid to the end of its month', () => {
    expect(readCard({ ...typed, expiry: '01 / 27' }, now)).toEqual({ token: 'tok_visa' });
    expect(readCard({ ...typed, expiry: '12 / 26' }, now)).toEqual({ faults: { expiry: 'past' } });
    expect(readCard({ ...typed, expiry: '13 / 29' }, now)).toEqual({ faults: { expiry: 'expiry' } });
  });

  it('is set as it is printed while it is typed', () => {
    expect(spacedNumber('42424242')).toBe('4242 4242');
    expect(spacedExpiry('8', '')).toBe('08 / ');
    expect(spacedExpiry('1', '')).toBe('1');
    expect(spacedExpiry('12', '1')).toBe('12 / ');
    expect(spacedExpiry('12 / 2', '12 / ')).toBe('12 / 2');
    expect(spacedExpiry('12 /', '12 / ')).toBe('12');
  });
});

describe('the intent to hold a room', () => {
  const shelfOf = (): Shelf & { readonly kept: Map<string, string> } => {
    const kept = new Map<string, string>();
    return {
      kept,
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
      removeItem: (name) => void kept.delete(name),
    };
  };
  const search = { hotelId: 'h', roomTypeId: 'r', checkIn: '2027-02-10', checkOut: '2027-02-13', party: '2' };
  const name = intentName(search, 'guest-1');
  const body = { hotelId: 'h', guestName: 'Ada Lovelace' } as HoldBody;
  const problem = (status: number): ApiProblem => new ApiProblem(status, {}, new Headers());
  const held = async () => ({ status: 'reserved' as const });

  it('has one key, however often it is pressed while it is unpaid', async () => {
    const shelf = shelfOf();
    const keys: string[] = [];
    const post = async (key: string) => {
      keys.push(key);
      return held();
    };
    await holdOnce(shelf, name, body, post);
    await holdOnce(shelf, name, body, post);
    expect(new Set(keys).size).toBe(1);
  });

  it('keeps its key and its first body where no answer came', async () => {
    const shelf = shelfOf();
    const sent: [string, HoldBody][] = [];
    const lost = async (...call: [string, HoldBody]) => {
      sent.push(call);
      throw new Unreachable(new Error('offline'));
    };
    await expect(holdOnce(shelf, name, body, lost)).rejects.toThrow(Unreachable);
    await holdOnce(shelf, name, { ...body, guestName: 'Ada King' }, async (...call) => {
      sent.push(call);
      return held();
    });
    expect(sent[1]).toEqual(sent[0]);
  });

  it.each([500, 503, 429, 401])('keeps its key at %i, which judged nothing', async (status) => {
    const shelf = shelfOf();
    await expect(holdOnce(shelf, name, body, async () => Promise.reject(problem(status)))).rejects.toThrow();
    expect(shelf.kept.has(name)).toBe(true);
  });

  it.each([400, 404, 409, 422])('gives its key up at %i: another try is another intent', async (status) => {
    const shelf = shelfOf();
    await expect(holdOnce(shelf, name, body, async () => Promise.reject(problem(status)))).rejects.toThrow();
    expect(shelf.kept.has(name)).toBe(false);
  });

  it('begins anew where what it held is paid, given back or has run out', async () => {
    for (const status of ['confirmed', 'cancelled', 'expired'] as const) {
      const shelf = shelfOf();
      await holdOnce(shelf, name, body, held);
      const keys: string[] = [];
      await holdOnce(shelf, name, body, async (key) => {
        keys.push(key);
        return { status: keys.length === 1 ? status : 'reserved' };
      });
      expect(new Set(keys).size).toBe(2);
    }
  });

  it('is another one for another guest, room, night or party', () => {
    const others = [
      intentName(search, 'guest-2'),
      intentName({ ...search, party: '2-4' }, 'guest-1'),
      intentName({ ...search, checkOut: '2027-02-14' }, 'guest-1'),
      intentName({ ...search, ratePlanId: 'p' }, 'guest-1'),
    ];
    expect(new Set([name, ...others]).size).toBe(5);
  });
});

describe('a trip', () => {
  const trip = {
    status: 'confirmed',
    checkIn: '2027-02-10',
    checkOut: '2027-02-13',
    hotel: { city: 'Lisbon' },
  } as const;

  it.each([
    ['2027-01-11', '30 days until Lisbon'],
    ['2027-02-09', 'Tomorrow: Lisbon'],
    ['2027-02-10', 'Today: Lisbon'],
    ['2027-02-12', 'You are in Lisbon'],
    ['2027-02-13', 'Today you leave Lisbon'],
    ['2027-02-14', 'You were in Lisbon'],
  ])('on %s is called: %s', (today, title) => {
    expect(titleOf(trip, today, tripWords.titles)).toBe(title);
  });

  it('is called by what became of it, where it did not take place', () => {
    expect(titleOf({ ...trip, status: 'cancelled' }, '2027-01-11', tripWords.titles)).toBe('Lisbon, cancelled');
    expect(titleOf({ ...trip, status: 'no_show' }, '2027-02-14', tripWords.titles)).toBe('Lisbon, no-show');
  });

  it('is changed by no more than what differs', () => {
    const booked = { ...trip, roomTypeId: 'r', party: [{ adults: 2, childAges: [4] }] };
    const wish = wishOf(booked);
    expect(changeOf(wish, booked)).toEqual({});
    expect(changeOf({ ...wish, picked: { ...wish.picked, checkOut: '2027-02-14' } }, booked)).toEqual({
      checkOut: '2027-02-14',
    });
    const party = [{ adults: 2, childAges: [4, 9] }];
    expect(changeOf({ ...wish, party }, booked)).toEqual({ party });
  });
});

describe('amounts', () => {
  it('are taken from each other exactly, in the digits of their currency', () => {
    const euro = (amount: string) => ({ amount, currency: 'EUR' });
    expect(less(euro('0.30'), euro('0.10'))).toEqual(euro('0.20'));
    expect(less(euro('354.72'), euro('355.00'))).toEqual(euro('-0.28'));
    expect(less({ amount: '12.345', currency: 'KWD' }, { amount: '0.346', currency: 'KWD' }).amount).toBe('11.999');
    expect(less({ amount: '1204300', currency: 'JPY' }, { amount: '300', currency: 'JPY' }).amount).toBe('1204000');
    expect(isNegative(euro('-0.00'))).toBe(false);
    expect(size(euro('-0.28'))).toEqual(euro('0.28'));
  });
});
