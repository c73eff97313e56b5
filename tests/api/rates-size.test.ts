import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
});
afterAll(() => world?.stop());

describe('the largest answer of offers', () => {
  it('of 20 room types, 20 plans, 8 rooms and 30 nights stays under 4 MB, and a plan alone has its nights', async () => {
    const long = (text: string) => text.repeat(20);
    const hotel = await world.hotel({
      taxes: Array.from({ length: 10 }, (_, index) => ({
        name: `${long('Tax ')}${index}`,
        kind: 'per_person_per_night',
        value: '1.25',
        fromAge: 12,
      })),
    });
    const guestPricing = {
      includedAdults: 2,
      extraAdult: '30.00',
      fewerAdult: '10.00',
      children: [1, 5, 11].map((toAge) => ({ toAge, price: '12.50', counts: true })),
    };
    for (let index = 0; index < 20; index += 1) {
      await world.room(hotel.id, { name: `${long('Room ')}${index}`, maxGuests: 6, totalRooms: 50, guestPricing });
    }
    const body = {
      hotelId: hotel.id,
      board: 'half_board' as const,
      price: { kind: 'amount' as const, value: '25.00', per: 'person' as const },
      payment: { kind: 'deposit' as const, percent: '30' },
    };
    let ratePlanId = '';
    for (let index = 1; index < 20; index += 1) {
      const made = await world.clients.owner.call('createRatePlan', {
        body: { ...body, name: `${long('Plan ')}${index}` },
      });
      ratePlanId = success(made).ratePlan.id;
    }
    // Eight rooms of eight different parties.
    const party = Array.from({ length: 8 }, (_, room) => `${1 + (room % 3)}-${room}-${17 - room}`).join(',');
    const path = `/hotels/${hotel.id}/rooms?checkIn=${day(30)}&checkOut=${day(60)}&party=${party}`;
    const answer = await fetch(`${world.server.url}/api/v1${path}`);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    expect(text.length).toBeLessThan(4_000_000);
    const offers = JSON.parse(text).rooms.flatMap(({ offers: all }: { offers: object[] }) => all);
    expect(offers).toHaveLength(400);
    const withNights = (all: { nightlyPrices: object[] }[]) =>
      all.filter((offer) => offer.nightlyPrices.length > 0).length;
    expect(withNights(offers)).toBe(20);
    const one = await world.send(`GET ${path}&ratePlanId=${ratePlanId}`);
    const { rooms } = one.body as { rooms: { offers: { nightlyPrices: object[] }[] }[] };
    expect(withNights(rooms.flatMap(({ offers: all }) => all))).toBe(20);
  });
});
