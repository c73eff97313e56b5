import { beforeAll, describe, expect, it } from 'vitest';
import { RUNNING } from '../../demo/furnish.ts';
import { demoHotelId } from '../../demo/hotels.ts';
import { seedDemo } from '../../demo/index.ts';
import { bookingRepository } from '../../functions/adapters/dynamo/bookings/booking-repository.ts';
import { cellKeysOf } from '../../functions/adapters/dynamo/hotels/hotel-item.ts';
import { hotelReader } from '../../functions/adapters/dynamo/hotels/hotel-repository.ts';
import { reviewReader } from '../../functions/adapters/dynamo/hotels/review-repository.ts';
import { blocksOfHotel } from '../../functions/adapters/dynamo/nights/block-reader.ts';
import { nightReader } from '../../functions/adapters/dynamo/nights/night-repository.ts';
import { ratePlanRepository } from '../../functions/adapters/dynamo/rates/rate-plan-repository.ts';
import { type Item, queryAll } from '../../functions/adapters/dynamo/table.ts';
import { unitRepository } from '../../functions/adapters/dynamo/units/unit-repository.ts';
import { simulatedGateway } from '../../functions/adapters/payments/simulated-gateway.ts';
import { hotelRanges } from '../../functions/contract/hotel-ranges.ts';
import { keys } from '../../functions/contract/keys.ts';
import { capOf } from '../../functions/domain/availability.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { heldBy } from '../../functions/domain/booking/delta.ts';
import { chargeKey, UNPAID } from '../../functions/domain/booking/payment.ts';
import { eachNight } from '../../functions/domain/calendar/date.ts';
import { type Block, blockedDates } from '../../functions/domain/hotel/block.ts';
import type { Night } from '../../functions/domain/hotel/hotel.ts';
import { scoreOf } from '../../functions/domain/hotel/review.ts';
import { fitsParty, hasChildren } from '../../functions/domain/rates/party.ts';
import { STANDARD_ID, termsOf } from '../../functions/domain/rates/plan.ts';
import { dueOfStay } from '../../functions/domain/stay-price.ts';
import { ANCHOR, emptyTable, PASSWORD } from './world.ts';

const HOTELS = 40;
const hotelIds = Array.from({ length: HOTELS }, (_, index) => demoHotelId(index));

/** Rooms and bookings each night is held by, as reconciliation counts them. */
const heldNights = (bookings: readonly Booking[]) => {
  const held = new Map<string, { sold: number; bookings: number }>();
  for (const booking of bookings) {
    const { dates, rooms, roomTypeId } = heldBy(booking);
    for (const date of dates) {
      const night = held.get(`${date} ${roomTypeId}`) ?? { sold: 0, bookings: 0 };
      held.set(`${date} ${roomTypeId}`, { sold: night.sold + rooms, bookings: night.bookings + 1 });
    }
  }
  return held;
};

const blockedOn = (blocks: readonly Block[], { date, roomTypeId }: Night): number =>
  blocks
    .filter((block) => block.roomTypeId === roomTypeId && blockedDates(block).includes(date))
    .reduce((rooms, block) => rooms + block.rooms, 0);

/** A stay to come has its unit since its last entry; one that has begun was checked in after that. */
const assignedLast = ({ status, unitIds }: Booking): boolean => status === 'confirmed' && unitIds !== undefined;

/** Everything is read back by the repositories, as the system reads it. */
describe('a seeded table', () => {
  let world: Awaited<ReturnType<typeof emptyTable>>;
  let report: Awaited<ReturnType<typeof seedDemo>>;
  beforeAll(async () => {
    world = await emptyTable();
    report = await seedDemo(world.core, { hotels: HOTELS, password: PASSWORD, progress: () => undefined });
  });

  const bookingsOf = async (hotelId: string): Promise<Booking[]> => {
    const bookings = bookingRepository(world.table);
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await bookings.idsOfHotel(hotelId, {}, 100, after);
      found.push(...page.ids);
      after = page.next;
    } while (after !== undefined);
    return bookings.findMany(found);
  };
  const nightsOf = (hotelId: string) => nightReader(world.table).nights(hotelId, '2000-01-01', '2099-12-31');

  it('reports what it holds', async () => {
    const bookings = (await Promise.all(hotelIds.map(bookingsOf))).flat();
    const nights = (await Promise.all(hotelIds.map(nightsOf))).flat();
    expect(report).toMatchObject({ complete: true, hotels: HOTELS, written: { accounts: 11, hotels: HOTELS } });
    expect(report.written.bookings).toBe(bookings.length);
    expect(report.written.nights).toBe(nights.length);
    expect(new Set(bookings.map(({ status }) => status))).toEqual(new Set(['confirmed', 'checked_in', 'completed']));
  });

  it('has no night whose counter differs from its bookings', async () => {
    for (const hotelId of hotelIds) {
      const held = heldNights(await bookingsOf(hotelId));
      const blocks = await blocksOfHotel(world.table)(hotelId, '2000-01-01');
      const facts = await hotelReader(world.table).facts(hotelId);
      const caps = new Map(facts?.roomTypes.map((roomType) => [roomType.id, capOf(roomType)]));
      for (const night of await nightsOf(hotelId)) {
        const name = `${night.date} ${night.roomTypeId}`;
        const { sold, bookings } = held.get(name) ?? { sold: 0, bookings: 0 };
        held.delete(name);
        const blocked = blockedOn(blocks, night);
        expect([night.sold ?? 0, night.blocked ?? 0], name).toEqual([sold, blocked]);
        expect(night.seq ?? 0, name).toBe(bookings + blocked);
        const cap = caps.get(night.roomTypeId) ?? 0;
        if (night.sold !== undefined) expect([night.cap, night.left], name).toEqual([cap, cap - sold - blocked]);
        expect(sold + blocked).toBeLessThanOrEqual(cap);
        expect(night.rateRev ?? 0).toBe(night.price === undefined ? 0 : 1);
      }
      expect([...held.keys()]).toEqual([]);
    }
  });

  it('has a unit for every room of a running hotel, each night of a unit for one stay, and guests in house', async () => {
    const units = unitRepository(world.table, world.core.delay, world.core.ids);
    for (const index of RUNNING) {
      const hotelId = demoHotelId(index);
      const facts = await hotelReader(world.table).facts(hotelId);
      const doors = await units.ofHotel(hotelId);
      for (const { id, totalRooms } of facts?.roomTypes ?? []) {
        expect(doors.filter(({ roomTypeId }) => roomTypeId === id)).toHaveLength(totalRooms);
      }
      expect(new Set(doors.map(({ number }) => number)).size).toBe(doors.length);
      const bookings = await bookingsOf(hotelId);
      const said = bookings.flatMap((booking) =>
        (booking.unitIds ?? []).flatMap((unitId) =>
          eachNight(booking.checkIn, booking.checkOut).map((date) => `${unitId} ${date} booking:${booking.id}`),
        ),
      );
      const stored = await Promise.all(
        doors.map(async ({ id }) =>
          (await units.nights(id, '2000-01-01')).map(({ date, holder }) => `${id} ${date} ${holder}`),
        ),
      );
      expect(stored.flat().sort()).toEqual(said.sort());
      const inHouse = bookings.filter(({ status }) => status === 'checked_in');
      expect(inHouse.length).toBeGreaterThan(doors.length / 4);
      expect(inHouse.every(({ unitIds }) => unitIds?.length === 1)).toBe(true);
      const arrivals = bookings.filter(({ checkIn }) => checkIn === ANCHOR.slice(0, 10));
      expect(arrivals.some(({ unitIds }) => unitIds === undefined)).toBe(true);
      expect(doors.filter(({ status }) => status === 'out_of_service')).toHaveLength(1);
    }
  });

  it('has nights to come that are full, weekends and holidays that cost more', async () => {
    const nights = (await Promise.all(hotelIds.map(nightsOf))).flat();
    expect(nights.filter(({ left, date }) => left === 0 && date > ANCHOR.slice(0, 10)).length).toBeGreaterThan(10);
    const reasons = new Set(nights.map(({ reason }) => reason));
    expect(reasons).toEqual(new Set([undefined, 'weekend', 'holiday', 'high_demand']));
  });

  it('has what was due with each booking paid by one kept attempt, and a history that ends as it stands', async () => {
    const bookings = bookingRepository(world.table);
    const gateway = simulatedGateway(world.table, world.clock, world.core.delay);
    for (const booking of (await Promise.all(hotelIds.map(bookingsOf))).flat()) {
      const { attempts, refunds } = await bookings.money(booking.id);
      const { dueNow } = dueOfStay(booking);
      expect(refunds).toEqual([]);
      if (dueNow === 0) {
        expect([attempts, booking.payment]).toEqual([[], UNPAID]);
      } else {
        expect(attempts).toMatchObject([{ n: 1, state: 'kept', amount: dueNow, targetVersion: 2 }]);
        const charges = [{ attempt: 1, amount: dueNow }];
        expect(booking.payment).toMatchObject({ status: 'paid', paid: dueNow, charges });
        expect(await gateway.lookUp(chargeKey(booking.id, 1))).toBe('succeeded');
      }
      const history = await bookings.history(booking.id);
      expect(history.at(-1)?.after).toMatchObject({ status: booking.status, version: booking.version });
      // A unit that is given is a write of its own, without an entry.
      expect(booking.revision - (history.at(-1)?.revision ?? 0)).toBe(assignedLast(booking) ? 1 : 0);
      expect(booking.updatedAt < ANCHOR, booking.id).toBe(true);
      expect(booking.createdAt < booking.checkInAt).toBe(true);
    }
  });

  it('has stays of families and of guests alone under several plans, each as the hotel sells it', async () => {
    const booked = (await Promise.all(hotelIds.map(bookingsOf))).flat();
    for (const booking of booked) {
      const facts = await hotelReader(world.table).facts(booking.hotelId);
      const roomType = facts?.roomTypes.find(({ id }) => id === booking.roomTypeId);
      const plan = facts?.hotel.plans?.find(({ id }) => id === booking.plan.id);
      if (roomType === undefined || plan === undefined) throw new Error(`${booking.id} has no room type or plan`);
      expect(booking.plan).toEqual(termsOf(plan));
      expect(fitsParty(booking.party, roomType), booking.id).toBe(true);
    }
    expect(booked.some(({ party }) => hasChildren(party))).toBe(true);
    const boards = new Set(booked.map(({ plan }) => plan.board));
    expect(boards).toEqual(new Set(['room_only', 'breakfast', 'half_board']));
    expect(booked.some(({ policy }) => policy.steps.length === 0)).toBe(true);
    expect(booked.some((booking) => dueOfStay(booking).dueAtHotel > 0)).toBe(true);
  });

  it('lets an owner find each of its plans by the id of the plan', async () => {
    const plans = ratePlanRepository(world.table, world.core.delay, world.core.ids);
    for (const hotelId of hotelIds) {
      const facts = await hotelReader(world.table).facts(hotelId);
      for (const { id } of facts?.hotel.plans ?? []) {
        if (id !== STANDARD_ID) expect(await plans.homeOf(id)).toBe(hotelId);
      }
    }
  });

  it('has nothing due yet, and no open holds', async () => {
    const due: Item[] = [];
    for (let shard = 0; shard < 8; shard += 1) {
      due.push(...(await queryAll(world.table, { index: 'due', pk: `DUE#${shard}`, to: ANCHOR })));
    }
    expect(due).toEqual([]);
    expect(world.items().filter((item) => item['sk'] === 'HOLDS' && item['open'] !== 0)).toEqual([]);
  });

  it('counts each rating exactly once', async () => {
    let all = 0;
    for (const hotelId of hotelIds) {
      const facts = await hotelReader(world.table).facts(hotelId);
      const { reviews } = await reviewReader(world.table).page(hotelId, 100, undefined);
      const counts = [1, 2, 3, 4, 5].map((stars) => reviews.filter(({ rating }) => rating === stars).length);
      expect(facts?.rating, hotelId).toEqual(counts);
      if (facts !== undefined) expect(scoreOf(facts.rating).count).toBe(reviews.length);
      const reviewed = (await bookingsOf(hotelId))
        .filter((booking) => booking.reviewedAt !== null)
        .map((booking) => booking.id);
      expect(reviews.map(({ bookingId }) => bookingId).sort()).toEqual(reviewed.sort());
      all += reviews.length;
    }
    expect(all).toBe(report.written.reviews);
    expect(all).toBeGreaterThan(20);
  });

  it('lets every hotel be found in its cell with its rating and five room types, by its owner and by its city', async () => {
    const partitions = new Set(world.items().map(({ pk }) => pk));
    for (const hotelId of hotelIds) {
      const facts = await hotelReader(world.table).facts(hotelId);
      if (facts === undefined) throw new Error(`${hotelId} is missing`);
      const { hotel } = facts;
      const { cellPk, cellSk } = cellKeysOf(hotel, '');
      const rows = await queryAll(world.table, { index: 'cells', pk: String(cellPk), beginsWith: String(cellSk) });
      expect(rows.map(({ type }) => type).sort()).toEqual(['hotel', 'rating', ...Array(5).fill('roomType')]);
      const stored = await queryAll(world.table, { pk: keys.hotel(hotelId).pk, ...hotelRanges.facts });
      expect(stored).toHaveLength(7);
      for (const { id } of facts.roomTypes) {
        expect(partitions.has(keys.roomTypeHome(id).pk)).toBe(true);
      }
    }
    const lisbon = await queryAll(world.table, { index: 'byCity', pk: 'CITY#lisbon' });
    expect(lisbon.map(({ citySk }) => citySk)).toEqual(['PT#demo-00000', 'PT#demo-00016']);
    const owned = await queryAll(world.table, { index: 'byOwner', pk: 'USER#demo-owner#HOTELS' });
    expect(owned.map(({ ownerSk }) => ownerSk)).toEqual(hotelIds);
  });
});
