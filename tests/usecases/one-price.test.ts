import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeHotels } from '../../functions/composition/hotels.ts';
import { addDays } from '../../functions/domain/calendar/date.ts';
import type { Night, RoomType } from '../../functions/domain/hotel/hotel.ts';
import { partyOf } from '../../functions/domain/rates/party.ts';
import { isOpenTo, isSoldFor, plansOf, type RateCaller } from '../../functions/domain/rates/plan.ts';
import { isRefusal } from '../../functions/domain/refusal.ts';
import type { FrozenStay } from '../../functions/domain/stay-price.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { bookingWorld } from '../support/booking-world.ts';
import { somebody, somePlansAsked } from '../support/search-rates.ts';
import { aCommand, answered, type Given, itemsOf, NOW, searching, write } from '../support/search-world.ts';
import { aGiven } from '../support/search-worlds.ts';

const lisbon = { latitude: 38.7167, longitude: -9.1333 };

/** A night as the table has it: of left, sold and cap all, which add up to what the room type sells, or none. */
const counted = ({ left, sold: _, cap: __, ...night }: Night, { totalRooms, softLimit }: RoomType): Night => {
  const cap = softLimit ?? totalRooms;
  if (left === undefined) return night;
  return { ...night, left: Math.min(left, cap), sold: cap - Math.min(left, cap), cap };
};

/** An open hotel with random room types, nights, plans, restrictions, taxes and currency. */
const aHouse: fc.Arbitrary<Given> = aGiven('h', lisbon).map(({ hotel, nights, ...given }) => {
  const { deleting: _, ...open } = hotel;
  const roomTypes = given.roomTypes.map(({ deleting: __, capacityChange: ___, ...roomType }) => roomType);
  return {
    ...given,
    hotel: { ...open, ...lisbon, status: 'active', roomTypeCount: roomTypes.length },
    roomTypes,
    nights: nights.flatMap((night) => {
      const roomType = roomTypes.find(({ id }) => id === night.roomTypeId);
      return roomType ? [counted(night, roomType)] : [];
    }),
  };
});

const someDates = fc
  .record({ ahead: fc.integer({ min: 1, max: 5 }), nights: fc.integer({ min: 1, max: 4 }) })
  .map(({ ahead, nights }) => {
    const checkIn = addDays(NOW.slice(0, 10), ahead);
    return { checkIn, checkOut: addDays(checkIn, nights) };
  });

const aCase = fc.record({ house: aHouse, dates: someDates, people: somebody, asked: somePlansAsked });
type Case = typeof aCase extends fc.Arbitrary<infer C> ? C : never;

/** What is said of a stay's price, its plan and what comes back, by whoever says it. */
const promiseOf = ({
  party,
  plan,
  nights,
  totals,
  policy,
}: Pick<FrozenStay, 'party' | 'plan' | 'nights' | 'totals' | 'policy'>) => ({
  party,
  plan,
  totals,
  policy,
  nights: nights.map(({ date, rooms, restrictions }) => ({ date, rooms, restrictions })),
});

const worldOf = async ({ house: { hotel, roomTypes, nights, rating } }: Case) => {
  const given = { hotel, roomTypes: [...roomTypes], limited: false };
  const world = await bookingWorld(createMemoryDynamo().client(), given);
  await write(world.table, itemsOf({ hotel, roomTypes, nights, rating }));
  world.moveTo(NOW);
  let holds = 0;
  /** Holds the stay, and lets it go again. */
  const hold = async (body: Parameters<typeof world.hold>[0]) => {
    holds += 1;
    const held = await world.hold({ ...body, userId: `guest-${holds}` });
    if (isRefusal(held)) return held;
    const { booking } = held;
    const cancelled = await world.cancel({
      bookingId: booking.id,
      ifMatch: undefined,
      reason: null,
      actor: { kind: 'guest', id: `guest-${holds}` },
      mayCancel: () => true,
    });
    if (isRefusal(cancelled)) throw new Error(JSON.stringify(cancelled));
    return booking;
  };
  return { hold, offers: composeHotels(world.core).roomOffers, search: searching(world.table, { now: NOW }) };
};

/** A booking for these people and plans of this caller. */
const wanted = ({ dates, people, asked }: Case, roomTypeId: string, ratePlanId: string) => {
  const { isMember, code }: RateCaller = asked.caller;
  return {
    ...{
      hotelId: 'h',
      roomTypeId,
      ratePlanId,
      isMember,
      party: partyOf(people).map((room) => ({ ...room, childAges: [...room.childAges] })),
    },
    dates: [dates.checkIn, dates.checkOut] as [string, string],
    ...(code !== undefined && { code }),
  };
};

type World = Awaited<ReturnType<typeof worldOf>>;

const offersIn = async ({ offers }: World, { dates, people, asked }: Case) => {
  const shown = await offers('h', { ...dates, party: partyOf(people) }, { caller: asked.caller });
  if (isRefusal(shown)) throw new Error(JSON.stringify(shown));
  return shown.rooms;
};
type ShownRoom = Awaited<ReturnType<typeof offersIn>>[number];

/** Holds every offer of a room type with its quote and without. */
const buyAll = async ({ hold }: World, each: Case, { roomType, offers }: ShownRoom): Promise<number> => {
  for (const { quote, token } of offers) {
    const body = wanted(each, roomType.id, quote.plan.id);
    for (const booking of [await hold({ ...body, quote: token }), await hold(body)]) {
      if (isRefusal(booking)) throw new Error(`${JSON.stringify(booking)} of ${JSON.stringify(quote)}`);
      expect(promiseOf(booking)).toEqual(promiseOf(quote));
    }
  }
  return offers.length;
};

/** Tries to hold a room type under each plan of the hotel that has no offer. */
const tryOthers = async ({ hold }: World, each: Case, { roomType, offers, unavailable }: ShownRoom) => {
  const plans = plansOf(each.house.hotel).filter((plan) => isSoldFor(plan, roomType.id));
  const others = plans.filter(({ id }) => !offers.some(({ quote }) => quote.plan.id === id));
  for (const plan of others) {
    const outcome = await hold(wanted(each, roomType.id, plan.id));
    if (!isRefusal(outcome)) throw new Error(`a hold of ${plan.id}, which has no offer`);
    // A plan that is not for this caller is one that does not exist.
    if (!isOpenTo(plan, each.asked.caller)) expect(outcome).toMatchObject({ code: 'unknown_rate_plan' });
    else if (plans.length === 1 && outcome.refused === 'stay-not-allowed') {
      expect(outcome).toMatchObject({ reason: unavailable?.reason });
    }
  }
  return others.length;
};

describe('one price for everybody', () => {
  it('whatever an offer shows, a hold charges with its quote and without, and what has no offer is not sold', {
    timeout: 120_000,
  }, async () => {
    let [sold, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(aCase, async (each) => {
        const world = await worldOf(each);
        for (const room of await offersIn(world, each)) {
          sold += await buyAll(world, each, room);
          refused += await tryOthers(world, each, room);
        }
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 60) },
    );
    // With sixty random hotels there are hundreds of both.
    expect(sold).toBeGreaterThan(10);
    expect(refused).toBeGreaterThan(10);
  });

  it('a search shows the room type and plan of an offer at its price, and no hotel without one', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(aCase, async (each) => {
        const { dates, people, asked } = each;
        const world = await worldOf(each);
        const all = (await offersIn(world, each)).flatMap((room) => room.offers);
        const { guests: _, rooms: __, ...command } = aCommand({ nights: { ...dates, shiftDays: 0 } });
        const { hotels } = answered(await world.search({ ...command, ...people, caller: asked.caller }));
        expect(hotels.map(({ hotel }) => hotel.id)).toEqual(all.length > 0 ? ['h'] : []);
        const offer = hotels[0]?.offer;
        if (!offer) return;
        const same = all.find(({ quote }) => quote.roomTypeId === offer.roomType.id && quote.plan.id === offer.plan.id);
        expect(same?.quote.totals).toMatchObject({ rooms: offer.rooms, total: offer.total });
        expect(Math.min(...all.map(({ quote }) => quote.totals.rooms))).toBe(offer.rooms);
        const booking = await world.hold(wanted(each, offer.roomType.id, offer.plan.id));
        if (isRefusal(booking)) throw new Error(JSON.stringify(booking));
        expect(booking.totals.total).toBe(offer.total);
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 60) },
    );
  });
});
