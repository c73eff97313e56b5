import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { toUnitHomeItem, toUnitItem, toUnitNumberItem } from '../../functions/adapters/dynamo/units/unit-items.ts';
import { composeDesk } from '../../functions/composition/desk.ts';
import { composeNumbers } from '../../functions/composition/numbers.ts';
import { reconciliationParts } from '../../functions/composition/reconciliation-parts.ts';
import { composeReports } from '../../functions/composition/reports.ts';
import { keys } from '../../functions/contract/keys.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { reconcileHotel } from '../../functions/usecases/reconciliation/reconcile-hotel.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { given } from '../support/given.ts';
import { owner, type StayWorld, stayWorld } from '../support/stay-world.ts';

let world: StayWorld;
beforeEach(async () => {
  world = await stayWorld(createMemoryDynamo().client());
});

const look = async (repair = false) => {
  const command = { caller: owner, actor: { kind: 'owner', id: 'owner-1' }, hotelId: 'hotel-1' } as const;
  return given(await reconcileHotel(reconciliationParts(world.core))({ ...command, repair }));
};
const send = (command: PutCommand | UpdateCommand | DeleteCommand) => world.table.client.send(command as PutCommand);
const table = () => world.table.name;

describe("rule 33: a hotel's units against its bookings, and back", () => {
  const unitIds = ['101', '102'];
  beforeEach(async () => {
    for (const number of unitIds) {
      const unit = {
        ...{ id: number, hotelId: 'hotel-1', roomTypeId: 'room-1', number, floor: null, version: 1 },
        ...{ status: 'in_service' as const, housekeeping: 'clean' as const },
      };
      for (const Item of [toUnitItem(unit), toUnitNumberItem(unit), toUnitHomeItem(unit)]) {
        await send(new PutCommand({ TableName: table(), Item }));
      }
    }
  });
  const assigned = async (unitId: string): Promise<Booking> => {
    const booking = await world.confirmed({ dates: ['2027-04-02', '2027-04-04'] });
    const command = { caller: owner, actor: { kind: 'owner', id: 'owner-1' }, bookingId: booking.id } as const;
    given(await composeDesk(world.core).assignUnits({ ...command, unitIds: [unitId], ifMatch: undefined }));
    return booking;
  };
  const kept = async () =>
    (await reconciliationParts(world.core).units.nights('101', '2027-04-01')).map(({ holder }) => holder);
  const setNight = (date: string, holder: string | null) =>
    send(
      new UpdateCommand({
        TableName: table(),
        Key: keys.unitMonth('101', '2027-04'),
        UpdateExpression: holder === null ? 'REMOVE #date' : 'SET #date = :holder, #type = :type, #schema = :one',
        ExpressionAttributeNames: { '#date': date, ...(holder !== null && { '#type': 'type', '#schema': 'schema' }) },
        ...(holder !== null && { ExpressionAttributeValues: { ':holder': holder, ':type': 'unitMonth', ':one': 1 } }),
      }),
    );

  it('agree where nobody has come between', async () => {
    await assigned('101');
    expect((await look(true)).units).toEqual({ nights: 2, drift: [] });
  });

  it('give a night back to the stay that says it has it', async () => {
    const { id } = await assigned('101');
    await setNight('2027-04-03', null);
    const drift = { unitId: '101', date: '2027-04-03', holder: null, claims: [`booking:${id}`] };
    expect((await look()).units.drift).toEqual([{ ...drift, repaired: false }]);
    expect((await look(true)).units.drift).toEqual([{ ...drift, repaired: true }]);
    expect((await look()).units.drift).toEqual([]);
    expect(await kept()).toEqual([`booking:${id}`, `booking:${id}`]);
  });

  it('free a night that nobody says to have', async () => {
    const { id } = await assigned('101');
    await setNight('2027-04-09', `booking:${id}`);
    await setNight('2027-04-10', 'block:gone');
    const { drift } = (await look(true)).units;
    expect(drift.map(({ date, claims, repaired }) => [date, claims, repaired])).toEqual([
      ['2027-04-09', [], true],
      ['2027-04-10', [], true],
    ]);
    expect(await kept()).toEqual([`booking:${id}`, `booking:${id}`]);
  });

  it('put the stay that has it in the place of another that does not', async () => {
    const { id } = await assigned('101');
    await setNight('2027-04-02', 'booking:of-nobody');
    expect((await look(true)).units.drift).toMatchObject([{ holder: 'booking:of-nobody', repaired: true }]);
    expect(await kept()).toEqual([`booking:${id}`, `booking:${id}`]);
  });

  it('leave two stays that both say to have a unit to the hotel', async () => {
    const one = await assigned('101');
    const other = await assigned('102');
    await send(
      new UpdateCommand({
        TableName: table(),
        Key: keys.booking(other.id),
        UpdateExpression: 'SET unitIds = :units',
        ExpressionAttributeValues: { ':units': ['101'] },
      }),
    );
    const { drift } = (await look(true)).units;
    const twice = drift.filter(({ unitId }) => unitId === '101');
    const both = [`booking:${one.id}`, `booking:${other.id}`].sort();
    expect(twice).toMatchObject([
      { claims: both, repaired: false },
      { claims: both, repaired: false },
    ]);
    expect(await kept()).toEqual([`booking:${one.id}`, `booking:${one.id}`]);
  });
});

describe("a hotel's numbers against a recount", () => {
  const sold = async (date: string) => {
    const command = { caller: owner, hotelId: 'hotel-1', from: date, to: date, by: 'day' } as const;
    return given(await composeReports(world.core).readHotelNumbers(command)).rows[0]?.sold;
  };
  const counted = async (booking: Booking): Promise<void> => {
    const [entry] = (await world.deps.bookings.history(booking.id)).slice(-1);
    await composeNumbers(world.core)({ type: 'booking.confirmed', data: { ...entry, bookingId: booking.id } } as never);
  };
  const night = '2027-04-01';

  it('count the bookings that were there before there were numbers, once', async () => {
    await world.confirmed({ dates: [night, '2027-04-03'] });
    expect((await look()).numbers).toMatchObject({ bookings: 1, uncounted: 0, drift: [] });
    world.advance(6);
    expect((await look()).numbers).toMatchObject({ bookings: 1, uncounted: 1, counted: 0 });
    expect(await sold(night)).toBe(0);
    expect((await look(true)).numbers).toMatchObject({ uncounted: 1, counted: 1 });
    expect(await sold(night)).toBe(1);
    expect((await look(true)).numbers).toEqual({ bookings: 1, uncounted: 0, counted: 0, drift: [] });
    expect(await sold(night)).toBe(1);
  });

  it('count a booking as it is now where the event of its end was lost', async () => {
    const booking = await world.confirmed({ dates: [night, '2027-04-03'] });
    await counted(booking);
    const actor = { kind: 'guest', id: booking.userId } as const;
    const cancel = { bookingId: booking.id, ifMatch: undefined, reason: null, actor, mayCancel: () => true };
    given(await world.cancel(cancel));
    world.advance(6);
    expect((await look(true)).numbers).toMatchObject({ uncounted: 1, counted: 1 });
    expect(await sold(night)).toBe(0);
  });

  it('set the sums of a day right once two passes five minutes apart found the same', async () => {
    await counted(await world.confirmed({ dates: [night, '2027-04-03'] }));
    await send(
      new UpdateCommand({
        TableName: table(),
        Key: keys.dayNumbers('hotel-1', night, 'EUR'),
        UpdateExpression: 'SET sold = :seven',
        ExpressionAttributeValues: { ':seven': 7 },
      }),
    );
    const drift = { date: night, currency: 'EUR', counted: { sold: 7 }, bookings: { sold: 1 } };
    expect((await look(true)).numbers.drift).toMatchObject([{ ...drift, repaired: false }]);
    world.advance(4);
    expect((await look(true)).numbers.drift).toMatchObject([{ repaired: false }]);
    expect(await sold(night)).toBe(7);
    world.advance(1);
    expect((await look(true)).numbers.drift).toMatchObject([{ ...drift, repaired: true }]);
    expect(await sold(night)).toBe(1);
    expect((await look()).numbers.drift).toEqual([]);
  });

  it('bring back a day that is gone', async () => {
    await counted(await world.confirmed({ dates: [night, '2027-04-03'] }));
    await send(new DeleteCommand({ TableName: table(), Key: keys.dayNumbers('hotel-1', night, 'EUR') }));
    await look(true);
    world.advance(5);
    expect((await look(true)).numbers.drift).toMatchObject([{ date: night, repaired: true }]);
    expect(await sold(night)).toBe(1);
  });
});
