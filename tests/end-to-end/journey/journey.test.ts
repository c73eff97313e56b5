import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alternatives } from '../../../functions/contract/bookings/answers.ts';
import { routes } from '../../../functions/contract/routes.ts';
import { type Step, walkJourney } from '../../support/journey/journey.ts';
import { localGround } from '../../support/journey/local-ground.ts';
import { type RunningServer, startServer } from '../../support/server.ts';

let server: RunningServer;
let steps: Step[];
beforeAll(async () => {
  server = await startServer();
  steps = await walkJourney(localGround(server), 'journey');
});
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
      'which is stale by then': 412,
      'a guest registers': 201,
      'nobody does so twice': 409,
      'a friend signs in by cookie': 201,
      'may not run the system': 403,
      'nor see the users': 403,
      'holds it': 201,
      'but not another under its key': 422,
      'pays with a card that is declined': 402,
      'holds another room': 201,
      'a third one is sold out': 409,
      'the hotel cannot go while it is sold': 409,
      'OPTIONS of a path': 204,
      'a method there is not': 405,
      'a path there is not': 404,
      'a path outside the API': 404,
      'a body that is no JSON': 400,
      'a body of another type': 415,
      'a body that is too large': 413,
      'an unknown field': 400,
      'a query given twice': 400,
      'a forged token': 401,
      'the session of before has ended': 401,
      review: 201,
      once: 409,
      'the guest signs out': 204,
      'for good': 401,
    };
    const walked = steps.filter(({ name }) => !name.startsWith("a stranger's "));
    expect(walked.map(({ name, status }) => [name, status])).toEqual(
      walked.map(({ name }) => [name, expected[name] ?? 200]),
    );
  });

  it('lets no stranger do anything, on any route', () => {
    const strangers = steps.filter(({ name }) => name.startsWith("a stranger's "));
    expect(strangers.map(({ name }) => name.replace("a stranger's ", ''))).toEqual(Object.keys(routes));
    for (const { name, status } of strangers) expect([200, 400, 401, 404], name).toContain(status);
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
    expect(at('lets the hold run out').body).toMatchObject({ booking: { status: 'expired', actions: ['confirm'] } });
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
