import type { Client } from '../../functions/contract/client.ts';
import { success } from '../../tests/support/api-world.ts';
import { aPerson } from '../../tests/support/markers.ts';
import type { RunningServer } from '../../tests/support/server.ts';

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const dates = { checkIn: day(30), checkOut: day(31) };

interface World {
  readonly guest: Client;
  readonly admin: Client;
  readonly hold: (key: string) => Promise<string>;
}
const worlds = new WeakMap<RunningServer, World>();

/** An owner opens a hotel whose rooms a guest can hold. */
const openWorld = async (server: RunningServer): Promise<World> => {
  const known = worlds.get(server);
  if (known) return known;
  const [owner, guest, admin] = await Promise.all(
    ['owner', 'guest', 'admin'].map((name) => server.signIn(`${name}@example.com`)),
  );
  if (!owner || !guest || !admin) throw new Error('no accounts');
  const place = { address: 'Rua da Prata 1', city: 'Lisboa', country: 'PT', latitude: 38.71, longitude: -9.14 };
  const { hotel } = success(await owner.call('createHotel', { body: { name: 'Pensão do Rio', ...place } }));
  const room = { hotelId: hotel.id, name: 'Double', basePrice: '100.00', maxGuests: 2, totalRooms: 50 };
  const { roomType } = success(await owner.call('createRoomType', { body: room }));
  const stay = { hotelId: hotel.id, roomTypeId: roomType.id, ...dates, guests: 2 };
  const hold = async (idempotencyKey: string): Promise<string> => {
    const body = { ...stay, ...aPerson() };
    return success(await guest.call('createBooking', { body, idempotencyKey })).booking.id;
  };
  const world = { guest, admin, hold };
  worlds.set(server, world);
  for (let time = 0; time < 2; time += 1) {
    success(await guest.call('getHotel', { params: { hotelId: hotel.id } }));
    const query = { from: dates.checkIn, to: dates.checkOut };
    success(await guest.call('getCalendar', { params: { hotelId: hotel.id }, query }));
  }
  return world;
};

const pay = async ({ guest }: World, bookingId: string): Promise<void> => {
  const paid = { params: { bookingId }, body: { paymentMethod: 'tok_visa' } };
  success(await guest.call('confirmBooking', paid));
};

/** A guest searches, pays for one room and lets the hold of another expire; the schedules run for an hour. */
export const journey = async (server: RunningServer, round: 'first' | 'second'): Promise<void> => {
  const world = await openWorld(server);
  for (let time = 0; time < 3; time += 1) {
    success(await world.guest.call('searchHotels', { body: { latitude: 38.71, longitude: -9.14, ...dates } }));
  }
  await pay(world, await world.hold(`paid-in-the-${round}`));
  await world.hold(`unpaid-in-the-${round}`);
  success(await world.admin.call('putClock', { body: { advance: 'PT61M' } }));
};

/** The payment gateway fails while guests pay, or recovers and the payments are retried. */
export const breakPayments = async (server: RunningServer, payments: 'down' | 'ok'): Promise<void> => {
  const world = await openWorld(server);
  success(await world.admin.call('putFaults', { body: { payments } }));
  for (let time = 0; payments === 'down' && time < 6; time += 1) {
    await pay(world, await world.hold(`while-down-${time}`));
  }
  // The schedule of each minute retries the open payments.
  if (payments === 'ok') success(await world.admin.call('putClock', { body: { advance: 'PT3M' } }));
};
