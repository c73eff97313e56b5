import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
});
afterAll(() => world?.stop());

const nights = 30;

/** Text that hardly repeats itself, of letters that have one byte or three, the same in every run. */
const writer = (letters: string) => {
  let seed = 1;
  return (length: number): string => {
    let text = '';
    while (text.length < length) {
      seed = (seed * 48_271) % 2_147_483_647;
      text += letters[Math.floor(seed / 997) % letters.length];
    }
    return text;
  };
};
const latin = 'etaoinshrdlucmfwypvbgkqjxz';
const chinese = Array.from({ length: 20_000 }, (_, index) => String.fromCharCode(0x4e00 + index)).join('');

/** A hotel of 20 room types and 20 plans with all that the contract lets them have, and every night its own price. */
const largestHotel = async (letters: string) => {
  const text = writer(letters);
  const steps = Array.from({ length: 10 }, (_, index) => ({
    hoursBeforeCheckIn: 600 - index * 11,
    refundPercent: 99.99 - index * 3.11,
  }));
  const hotel = await world.hotel({
    name: text(200),
    cancellationPolicy: { steps },
    taxes: Array.from({ length: 10 }, () => ({
      name: text(100),
      kind: 'per_person_per_night',
      value: '12.25',
      fromAge: 12,
      maxNights: 29,
      season: { from: '01-01', to: '12-31' },
      due: 'at_hotel',
    })),
  });
  const guestPricing = {
    includedAdults: 2,
    extraAdult: '10000030.00',
    fewerAdult: '10000.00',
    children: Array.from({ length: 10 }, (_, toAge) => ({ toAge, price: '12345612.50', counts: true })),
  };
  const roomTypeIds: string[] = [];
  for (let index = 0; index < 20; index += 1) {
    const room = { name: text(200), description: text(5000), maxGuests: 20, totalRooms: 50, guestPricing };
    roomTypeIds.push((await world.room(hotel.id, room)).id);
  }
  let ratePlanId = '';
  for (let index = 1; index < 20; index += 1) {
    const made = await world.clients.owner.call('createRatePlan', {
      body: {
        hotelId: hotel.id,
        name: text(200),
        board: 'all_inclusive',
        price: { kind: 'amount', value: '25000.00', per: 'person' },
        payment: { kind: 'deposit', percent: '30' },
        roomTypeIds,
        cancellationPolicy: { steps },
        stay: { from: '2027-01-01', to: '2028-12-31' },
        minStay: 1,
        maxStay: 60,
      },
    });
    ratePlanId = success(made).ratePlan.id;
  }
  const set = { reason: 'high_demand' as const, minStay: 30, minStayThrough: 30, maxStay: 60, closedToArrival: false };
  success(
    await world.clients.owner.call('changeGrid', {
      params: { hotelId: hotel.id },
      idempotencyKey: hotel.id,
      body: {
        changes: Array.from({ length: nights }, (_, ahead) => {
          const date = day(30 + ahead);
          return { roomTypeIds, from: date, to: date, set: { ...set, price: `${100_000_000 + ahead}.99` } };
        }),
      },
    }),
  );
  return { hotel, ratePlanId };
};

interface ShownOffer {
  readonly quote: string;
  readonly nightlyPrices: readonly { readonly rooms: readonly object[] }[];
}

/** The offers to eight rooms of eight parties of twenty people each for 30 nights. */
const offersOf = async (hotelId: string, query = '') => {
  const ages = (room: number) => Array.from({ length: 19 - room }, (_, age) => (age + room) % 18);
  const party = Array.from({ length: 8 }, (_, room) => [room + 1, ...ages(room)].join('-')).join(',');
  const stay = `checkIn=${day(30)}&checkOut=${day(30 + nights)}&party=${party}`;
  const answer = await fetch(`${world.server.url}/api/v1/hotels/${hotelId}/rooms?${stay}${query}`);
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(Buffer.byteLength(text)).toBeLessThan(4_000_000);
  const { rooms } = JSON.parse(text) as { rooms: { offer: ShownOffer; offers: ShownOffer[] }[] };
  expect(rooms).toHaveLength(20);
  for (const { offer, offers } of rooms) expect(offer).toEqual(offers[0]);
  const offers = rooms.flatMap((room) => room.offers);
  for (const { quote } of offers) expect(quote.length).toBeLessThan(40_000);
  const whole = offers.filter((offer) => offer.nightlyPrices.length > 0);
  for (const { nightlyPrices } of whole) {
    expect(nightlyPrices).toHaveLength(nights);
    expect(new Set(nightlyPrices.map((night) => night.rooms.length))).toEqual(new Set([8]));
  }
  return { perRoom: rooms.map((room) => room.offers.length), offers, whole: whole.length };
};

describe('the largest answer of offers: 20 room types, 20 plans, 8 rooms of 20 people and 30 nights', () => {
  it('stays under 4 MB with all 400 offers, the first with their nights; those of a plan all have theirs', async () => {
    const { hotel, ratePlanId } = await largestHotel(latin);
    const all = await offersOf(hotel.id);
    expect(all.offers).toHaveLength(400);
    expect(all.whole).toBeGreaterThanOrEqual(5);
    const one = await offersOf(hotel.id, `&ratePlanId=${ratePlanId}`);
    expect([one.offers.length, one.whole]).toEqual([20, 20]);
  });

  it('stays under 4 MB with letters of three bytes everywhere: the dearest offers of each room type are left out', async () => {
    const { hotel, ratePlanId } = await largestHotel(chinese);
    const { perRoom } = await offersOf(hotel.id);
    expect(Math.min(...perRoom)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...perRoom) - Math.min(...perRoom)).toBeLessThanOrEqual(1);
    const one = await offersOf(hotel.id, `&ratePlanId=${ratePlanId}`);
    expect([one.offers.length, one.whole]).toEqual([20, 20]);
  });
});
