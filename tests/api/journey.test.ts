import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alternatives } from '../../functions/contract/answers/bookings.ts';
import { type Step, walkJourney } from '../journey/journey.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let steps: Step[];
beforeAll(async () => {
  server = await startServer({ args: ['--no-limits'] });
  const [owner, admin] = [await server.signIn('owner@example.com'), await server.signIn('admin@example.com')];
  steps = await walkJourney({ anyone: server.client, owner, admin }, 'journey');
}, 60_000);
afterAll(() => server?.stop());

const at = (name: string): Step => {
  const step = steps.find((each) => each.name === name);
  if (!step) throw new Error(`no step ${name}`);
  return step;
};

describe('the whole way of a guest', () => {
  it('answers every step as the API says', () => {
    const expected: Record<string, number> = {
      'an owner makes a hotel': 201,
      'and its rooms': 201,
      'a guest registers': 201,
      'holds it': 201,
      'pays with a card that is declined': 402,
      'holds another room': 201,
      'a third one is sold out': 409,
      review: 201,
      once: 409,
    };
    const answered = steps.map(({ name, status, body }) => ({ name, status, ...(status >= 400 && { body }) }));
    expect(answered.map(({ name, status }) => [name, status])).toEqual(
      steps.map(({ name }) => [name, expected[name] ?? 200]),
    );
  });

  it('finds the new hotel with a price that can be booked', () => {
    expect(at('finds the hotel by place and dates').body).toMatchObject({
      total: 1,
      items: [{ offer: { total: { amount: '371.00', currency: 'EUR' } } }],
    });
    expect(at('holds it').body).toMatchObject({
      booking: { totals: { total: { amount: '371.00' } } },
      deduplicated: false,
    });
    expect(at('twice').body).toMatchObject({ deduplicated: true });
  });

  it('charges what the stay costs, and gives back what the cancelled one cost', () => {
    expect(at('reads the payments').body).toMatchObject({
      items: [
        { kind: 'charge', amount: { amount: '371.00' }, status: 'failed' },
        { kind: 'charge', amount: { amount: '371.00' }, status: 'succeeded' },
        { kind: 'charge', amount: { amount: '106.00' }, status: 'succeeded' },
      ],
    });
    expect(at('cancels it').body).toMatchObject({ refund: { amount: '371.00' }, booking: { status: 'cancelled' } });
  });

  it('releases the hold by the clock, and offers alternatives while it is sold out', () => {
    expect(at('lets the hold run out').body).toMatchObject({ ran: { expiry: { done: 1 } } });
    expect(at('which is expired').body).toMatchObject({ booking: { status: 'expired', actions: ['confirm'] } });
    const soldOut = at('a third one is sold out').body as { alternatives: unknown };
    expect(alternatives.safeParse(soldOut.alternatives).error).toBeUndefined();
    expect(soldOut).toMatchObject({
      type: '/problems/sold-out',
      alternatives: { roomTypes: [] },
    });
  });

  it('tells who did what, and leaves no drift', () => {
    const { items } = at('the history').body as { items: { event: string }[] };
    expect(items.map(({ event }) => event)).toEqual([
      'booking.held',
      'payment.failed',
      'booking.confirmed',
      'booking.changed',
      'booking.checked_in',
      'booking.completed',
      'review.created',
    ]);
    expect(at('and no night has drifted').body).toMatchObject({ drift: [] });
  });
});
