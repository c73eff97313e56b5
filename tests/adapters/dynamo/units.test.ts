import { describe, expect, it } from 'vitest';
import { composeAdminBookings } from '../../../functions/composition/admin-bookings.ts';
import type { BodyOf } from '../../../functions/contract/routes.ts';
import { accountAccess } from '../../../functions/domain/booking/guest-access.ts';
import { isRefusal } from '../../../functions/domain/refusal.ts';
import { aRoomType } from '../../support/booking-world.ts';
import { given } from '../../support/given.ts';
import { clients, type HotelWorld, hotelWorld, owner } from '../../support/hotel-world.ts';

const actor = { kind: 'owner', id: owner.userId } as const;
const roomTypes = [aRoomType({ totalRooms: 6 }), aRoomType({ id: 'room-2', name: 'Suite', totalRooms: 6 })];

/** A hotel with three doubles, 101 to 103, and a suite, 201. */
const hotelWithUnits = async (client: Parameters<typeof hotelWorld>[0]) => {
  const world = await hotelWorld(client, { roomTypes });
  const make = async (number: string, roomTypeId = 'room-1') =>
    given(await world.desk.createUnit({ caller: owner, hotelId: 'hotel-1', body: { roomTypeId, number } })).id;
  const units = {
    a: await make('101'),
    b: await make('102'),
    c: await make('103'),
    suite: await make('201', 'room-2'),
  };
  const front = composeAdminBookings(world.core);
  const booked = async (dates: [string, string], rooms = 1): Promise<string> => {
    const { booking } = given(await world.hold({ dates, rooms, guests: rooms }));
    const { userId, id: bookingId } = booking;
    given(
      await world.confirm({ access: accountAccess(userId), bookingId, paymentMethod: 'tok_visa', ifMatch: undefined }),
    );
    return bookingId;
  };
  const assign = (bookingId: string, unitIds: string[], ifMatch?: number) =>
    world.desk.assignUnits({ caller: owner, actor, bookingId, unitIds, ifMatch });
  const desk = { caller: owner, actor };
  return { ...world, units, front, booked, assign, at: (bookingId: string) => ({ ...desk, bookingId }) };
};
type World = Awaited<ReturnType<typeof hotelWithUnits>>;

const replace = (world: HotelWorld, unitId: string, body: Partial<BodyOf<'replaceUnit'>>) =>
  world.desk.replaceUnit({
    ...{ caller: owner, unitId, ifMatch: undefined },
    body: { roomTypeId: 'room-1', number: '101', ...body },
  });
/** Whether somebody else can have the unit on these dates: as an assignment that is then taken away again. */
const isFree = async (world: World, unitId: string, dates: [string, string]): Promise<boolean> => {
  const other = await world.booked(dates);
  const free = !isRefusal(await world.assign(other, [unitId]));
  given(await world.assign(other, []));
  return free;
};

describe.each(clients)('rule 33: the units of a booking, on $on', ({ client }) => {
  it('are one a room, all or none, and a unit has one stay a night', async () => {
    const world = await hotelWithUnits(client());
    const { a, b, c } = world.units;
    const family = await world.booked(['2027-04-28', '2027-05-03'], 2);
    const couple = await world.booked(['2027-05-02', '2027-05-04'], 2);

    const first = given(await world.assign(family, [a, b]));
    expect(first.booking).toMatchObject({ unitIds: [a, b], version: 2 });
    expect(await world.assign(couple, [c, b])).toEqual({
      refused: 'unit-taken',
      unit: { id: b, number: '102' },
      nights: ['2027-05-02'],
      reference: first.booking.reference,
    });
    expect(await isFree(world, c, ['2027-05-02', '2027-05-04'])).toBe(true);
    expect(await world.assign(couple, [c])).toMatchObject({ refused: 'refused', pointer: '/unitIds' });
  });

  it('go to one of two bookings that ask for the same unit at once', async () => {
    const world = await hotelWithUnits(client());
    const ids = await Promise.all(Array.from({ length: 3 }, () => world.booked(['2027-04-01', '2027-04-03'])));
    const answers = await Promise.all(ids.map((id) => world.assign(id, [world.units.a])));
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(1);
    expect(answers.filter((answer) => isRefusal(answer) && answer.refused === 'unit-taken')).toHaveLength(2);
  });

  it('are free again with whatever frees the nights: cancellation, no-show, early departure, rebooking', async () => {
    const world = await hotelWithUnits(client());
    const { a } = world.units;
    const dates: [string, string] = ['2027-04-01', '2027-04-04'];
    const assigned = async () => {
      const id = await world.booked(dates);
      given(await world.assign(id, [a]));
      return id;
    };

    const cancelled = { bookingId: await assigned(), ifMatch: undefined, reason: null, actor, mayCancel: () => true };
    given(await world.cancel(cancelled));
    expect(await isFree(world, a, dates)).toBe(true);

    const moved = await assigned();
    const rebooked = given(
      await world.front.rebookBooking({
        ...{ bookingId: moved, roomTypeId: 'room-2', hotelId: undefined, ifMatch: undefined, actor },
        owns: () => true,
      }),
    );
    expect(rebooked.unitIds).toBeUndefined();
    expect(await isFree(world, a, dates)).toBe(true);

    const missing = await assigned();
    world.moveTo('2027-04-01T20:00:00.000Z');
    given(await world.front.markNoShow(world.at(missing)));
    expect(await isFree(world, a, ['2027-04-01', '2027-04-04'])).toBe(true);
    const back = given(await world.front.reinstateBooking(world.at(missing)));
    expect(back).toMatchObject({ status: 'confirmed' });
    expect(back.unitIds).toBeUndefined();

    given(await world.assign(missing, [a]));
    given(await world.front.checkIn(world.at(missing)));
    given(await world.front.checkOut(world.at(missing)));
    expect(await isFree(world, a, ['2027-04-02', '2027-04-04'])).toBe(true);
    expect(await isFree(world, a, ['2027-04-01', '2027-04-02'])).toBe(false);
  });

  it('stay with a change where they are free on all new nights, and are let go where not', async () => {
    const world = await hotelWithUnits(client());
    const { a } = world.units;
    const longer = await world.booked(['2027-04-01', '2027-04-03']);
    const neighbour = await world.booked(['2027-04-05', '2027-04-06']);
    given(await world.assign(longer, [a]));
    given(await world.assign(neighbour, [a]));
    const change = async (checkOut: string) => {
      const { userId } = given(await world.front.deskBooking(world.at(longer)));
      const asked = { access: accountAccess(userId), bookingId: longer, change: { checkOut } };
      const { quote } = given(await world.preview(asked));
      return given(await world.change({ ...asked, quote: world.deps.quotes.seal(quote), ifMatch: undefined }));
    };

    expect(await change('2027-04-05')).toMatchObject({ unitIds: [a] });
    expect(await isFree(world, a, ['2027-04-04', '2027-04-05'])).toBe(false);
    expect((await change('2027-04-06')).unitIds).toBeUndefined();
    expect(await isFree(world, a, ['2027-04-01', '2027-04-05'])).toBe(true);
  });

  it('move in house from tonight on: the nights before stay where they were slept', async () => {
    const world = await hotelWithUnits(client());
    const { a, b } = world.units;
    const stay = await world.booked(['2027-04-01', '2027-04-05']);
    const before = await world.booked(['2027-04-01', '2027-04-03']);
    given(await world.assign(stay, [a]));
    given(await world.assign(before, [b]));
    world.moveTo('2027-04-01T15:00:00.000Z');
    given(await world.front.checkIn(world.at(stay)));
    world.moveTo('2027-04-03T12:00:00.000Z');

    expect(given(await world.assign(stay, [b])).booking).toMatchObject({ unitIds: [b], unitsFrom: '2027-04-03' });
    expect(await isFree(world, a, ['2027-04-03', '2027-04-05'])).toBe(true);
    expect(await isFree(world, b, ['2027-04-03', '2027-04-04'])).toBe(false);
  });

  it('are of the booking’s room type, in service, and its hotel’s', async () => {
    const world = await hotelWithUnits(client());
    const { a, b, suite } = world.units;
    const id = await world.booked(['2027-04-01', '2027-04-03']);
    given(await replace(world, b, { number: '102', status: 'out_of_service' }));
    given(await replace(world, a, { housekeeping: 'dirty' }));

    expect(await world.assign(id, [suite])).toMatchObject({ refused: 'refused', code: 'does_not_go_with' });
    expect(await world.assign(id, [b])).toMatchObject({ refused: 'refused', code: 'does_not_go_with' });
    expect(await world.assign(id, ['nothing'])).toMatchObject({ refused: 'refused', code: 'invalid_value' });
    expect(given(await world.assign(id, [a])).units).toMatchObject([{ housekeeping: 'dirty' }]);
    const { booking } = given(await world.hold());
    expect(await world.assign(booking.id, [a])).toMatchObject({ refused: 'wrong-state' });
  });
});

describe.each(clients)('rule 33: a unit, on $on', ({ client }) => {
  it('has a number that no other unit of the hotel has, whatever its case, until it gives it up', async () => {
    const world = await hotelWithUnits(client());
    const make = (number: string) =>
      world.desk.createUnit({ caller: owner, hotelId: 'hotel-1', body: { roomTypeId: 'room-1', number } });
    given(await make('Attic'));

    expect(await make('ATTIC')).toMatchObject({ refused: 'refused', pointer: '/number' });
    expect(await replace(world, world.units.b, { number: 'attic' })).toMatchObject({ pointer: '/number' });
    given(await replace(world, world.units.b, { number: 'Garden' }));
    given(await make('102'));
    const twice = await Promise.all([make('7'), make('7')]);
    expect(twice.filter(isRefusal)).toHaveLength(1);
  });

  it('with stays to come is neither deleted nor given another room type, and can still be assigned after', async () => {
    const world = await hotelWithUnits(client());
    const { a } = world.units;
    given(await world.assign(await world.booked(['2027-04-01', '2027-04-03']), [a]));
    const remove = () => world.desk.deleteUnit({ caller: owner, unitId: a, ifMatch: undefined });

    const inUse = { refused: 'in-use', nights: ['2027-04-01', '2027-04-02'] };
    expect(await remove()).toMatchObject(inUse);
    expect(await replace(world, a, { roomTypeId: 'room-2' })).toMatchObject(inUse);
    given(await world.assign(await world.booked(['2027-05-01', '2027-05-03']), [a]));

    world.moveTo('2027-05-10T12:00:00.000Z');
    expect(await remove()).toBeUndefined();
    expect(await remove()).toMatchObject({ refused: 'not-found' });
    const numbers = given(await world.desk.listUnits(owner, 'hotel-1')).map(({ number }) => number);
    expect(numbers).toEqual(['102', '103', '201']);
  });

  it('is assigned or deleted, never both', async () => {
    const world = await hotelWithUnits(client());
    const { a } = world.units;
    const id = await world.booked(['2027-04-01', '2027-04-03']);
    const [assigned, deleted] = await Promise.all([
      world.assign(id, [a]),
      world.desk.deleteUnit({ caller: owner, unitId: a, ifMatch: undefined }),
    ]);
    expect(isRefusal(assigned)).toBe(deleted === undefined);
  });
});
