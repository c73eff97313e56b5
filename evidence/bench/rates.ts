import { randomUUID } from 'node:crypto';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Client } from '../../functions/contract/client.ts';
import { createMemoryDynamo, type Item, itemSize } from '../../memory-dynamodb/index.ts';
import { type Cost, type Meter, meterOf } from '../../tests/support/meter.ts';
import { dayFromNow } from '../load/ground.ts';
import { benchWorld } from './in-process.ts';

// The cost of rates: offers of many room types and plans, and the hold of a family under a plan with taxes.

const roomTypeCount = 5;
const planCount = 8;
const party = [{ adults: 2, childAges: [4, 9] }];

export interface OffersCost {
  readonly what: string;
  readonly cost: Cost;
  readonly offers: number;
  readonly bytes: number;
  /** CPU time of one answer including the in-memory table, the minimum of the rounds. */
  readonly cpuMs: number;
}

export interface HoldCost {
  readonly what: string;
  readonly cost: Cost;
  readonly nights: number;
  readonly bookingBytes: number;
}

/** A hotel with prices per person, a board in every other plan, a deposit, and a tax due at the hotel. */
const openHotel = async (owner: Client): Promise<{ hotelId: string; roomTypeId: string; ratePlanId: string }> => {
  const place = { address: 'Rua Augusta 1', city: 'Lisboa', country: 'PT', latitude: 38.71, longitude: -9.14 };
  const hotel = await owner.call('createHotel', {
    body: {
      name: 'Rates',
      ...place,
      taxes: [
        { name: 'VAT', kind: 'percent', value: '6', included: true },
        { name: 'City tax', kind: 'per_person_per_night', value: '4', fromAge: 13, maxNights: 7, due: 'at_hotel' },
      ],
    },
  });
  if (hotel.status !== 201) throw new Error(`no hotel: ${JSON.stringify(hotel.body)}`);
  const hotelId = hotel.body.hotel.id;
  const children = [
    { toAge: 2, price: '0', counts: false },
    { toAge: 12, price: '12.50', counts: true },
  ];
  let roomTypeId = '';
  for (let index = 0; index < roomTypeCount; index += 1) {
    const guestPricing = { includedAdults: 2, extraAdult: '30', fewerAdult: '15', children };
    const room = {
      name: `Room ${index}`,
      basePrice: `${100 + index * 20}`,
      maxGuests: 4,
      totalRooms: 20,
      guestPricing,
    };
    const made = await owner.call('createRoomType', { body: { hotelId, ...room } });
    if (made.status !== 201) throw new Error(`no room type: ${JSON.stringify(made.body)}`);
    roomTypeId = made.body.roomType.id;
  }
  let ratePlanId = '';
  for (let index = 1; index < planCount; index += 1) {
    const made = await owner.call('createRatePlan', {
      body: {
        hotelId,
        name: `Half board ${index}`,
        board: index % 2 === 0 ? 'half_board' : 'room_only',
        price: { kind: 'amount', value: '25', per: 'person' },
        payment: { kind: 'deposit', percent: '30' },
        cancellationPolicy: { steps: [{ hoursBeforeCheckIn: 72, penaltyNights: 1 }] },
      },
    });
    if (made.status !== 201) throw new Error(`no plan: ${JSON.stringify(made.body)}`);
    ratePlanId = made.body.ratePlan.id;
  }
  return { hotelId, roomTypeId, ratePlanId };
};

/** Offers of 5 room types and 8 plans for 3 and for 14 nights, and holds under one of them with and without its quote. */
export const measureRates = async (rounds: number): Promise<{ offers: OffersCost[]; holds: HoldCost[] }> => {
  const memory = createMemoryDynamo();
  let meter: Meter | undefined;
  const { signIn, anyone, tableName } = await benchWorld(memory.client(), {
    limited: true,
    meter: (dynamo) => {
      meter = meterOf(dynamo);
    },
  });
  if (meter === undefined) throw new Error('nothing is measured');
  const { measure } = meter;
  const house = await openHotel(await signIn('owner@example.com'));
  const guest = await signIn('guest@example.com');
  const stayOf = (nights: number) => ({ checkIn: dayFromNow(30), checkOut: dayFromNow(30 + nights) });
  const ask = async (nights: number) => {
    const answer = await anyone.call('getHotelRooms', {
      params: { hotelId: house.hotelId },
      query: { ...stayOf(nights), party: '2-4-9' },
    });
    if (answer.status !== 200) throw new Error(`no offers: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  const offers: OffersCost[] = [];
  for (const nights of [3, 14]) {
    await ask(nights);
    const { cost, result } = await measure(() => ask(nights));
    let cpuMs = Number.POSITIVE_INFINITY;
    for (let round = 0; round < rounds; round += 1) {
      const before = process.cpuUsage();
      await ask(nights);
      const { user, system } = process.cpuUsage(before);
      cpuMs = Math.min(cpuMs, (user + system) / 1000);
    }
    const count = result.rooms.reduce((sum, room) => sum + room.offers.length, 0);
    const what = `${roomTypeCount} room types x ${planCount} plans x ${nights} nights`;
    offers.push({ what, cost, offers: count, bytes: Buffer.byteLength(JSON.stringify(result)), cpuMs });
  }

  const hold = async (what: string, nights: number, quoted: boolean): Promise<HoldCost> => {
    const found = (await ask(nights)).rooms
      .find(({ roomType }) => roomType.id === house.roomTypeId)
      ?.offers.find(({ ratePlan }) => ratePlan.id === house.ratePlanId);
    if (found === undefined) throw new Error('the plan has no offer');
    const call = () =>
      guest.call('createBooking', {
        idempotencyKey: randomUUID(),
        body: {
          ...house,
          ...stayOf(nights),
          party,
          guestName: 'Ada Lovelace',
          guestEmail: 'guest@example.com',
          ...(quoted && { quote: found.quote }),
        },
      });
    const { cost, result } = await measure(call);
    if (result.status !== 201) throw new Error(`no hold: ${JSON.stringify(result.body)}`);
    const { id } = result.body.booking;
    const stored = memory.items(tableName).find((item) => item['type'] === 'booking' && item['id'] === id);
    const item: Item = JSON.parse(JSON.stringify(marshall(stored, { removeUndefinedValues: true })));
    return { what, cost, nights, bookingBytes: itemSize(item) };
  };
  // A container's first hold reads the settings.
  await hold('warm', 3, false);
  const holds: HoldCost[] = [];
  for (const nights of [3, 14]) {
    holds.push(await hold(`a family under a plan, ${nights} nights, with quote`, nights, true));
    holds.push(await hold(`a family under a plan, ${nights} nights, without`, nights, false));
  }
  return { offers, holds };
};
