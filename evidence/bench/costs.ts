import { randomUUID } from 'node:crypto';
import { marshall } from '@aws-sdk/util-dynamodb';
import { composeSchedules } from '../../functions/composition/schedules.ts';
import type { Client } from '../../functions/contract/client.ts';
import type { Item } from '../../memory-dynamodb/index.ts';
import { createMemoryDynamo, itemSize } from '../../memory-dynamodb/index.ts';
import { type Cost, type Meter, meterOf } from '../../tests/support/meter.ts';
import { dayFromNow, type House, openHouse } from '../load/ground.ts';
import { benchWorld } from './in-process.ts';

export interface CostRow {
  readonly what: string;
  readonly status: number;
  readonly cost: Cost;
  /** CPU time of this process from the call to its answer. */
  readonly cpuMs: number;
  /** Size of the answer as JSON. */
  readonly bytes: number;
}

const hotelsAround = 20;
const [checkIn, checkOut, later] = [dayFromNow(30), dayFromNow(33), dayFromNow(34)];
const dates = { checkIn, checkOut };

/** Every main route once, on the in-memory table, which bills like AWS; warm, like most containers. */
export const measureCosts = async (): Promise<{ rows: CostRow[]; bookingBytes: number; nights: number }> => {
  const memory = createMemoryDynamo();
  let meter: Meter | undefined;
  const world = await benchWorld(memory.client(), {
    limited: true,
    meter: (dynamo) => {
      meter = meterOf(dynamo);
    },
  });
  const { anyone, core, advance } = world;
  const rows: CostRow[] = [];
  const owner = await world.signIn('owner@example.com');
  const houses: House[] = [];
  for (let number = 0; number < hotelsAround; number += 1) houses.push(await openHouse(owner, `Hotel ${number}`, 20));
  const [house] = houses;
  if (house === undefined) throw new Error('no hotel');
  const tight = await openHouse(owner, 'Tight', 1);
  let guest: Client = await world.signIn('guest@example.com');

  /** Costs of one call. */
  const row = async <A extends { readonly status: number }>(what: string, call: () => Promise<A>): Promise<A> => {
    if (meter === undefined) throw new Error('nothing is measured');
    const began = process.cpuUsage();
    const { cost, result } = await meter.measure(call);
    const { user, system } = process.cpuUsage(began);
    const cpuMs = (user + system) / 1000;
    const bytes = 'body' in result ? Buffer.byteLength(JSON.stringify(result.body) ?? '') : 0;
    rows.push({ what, status: result.status, cost, cpuMs, bytes });
    return result;
  };

  const quoteOf = async (here: House): Promise<string> => {
    const answer = await anyone.call('getHotelRooms', {
      params: { hotelId: here.hotelId },
      query: { ...dates, guests: '2' },
    });
    const quote = answer.status === 200 ? answer.body.rooms[0]?.offer?.quote : undefined;
    if (quote === undefined) throw new Error(`no offer: ${JSON.stringify(answer.body)}`);
    return quote;
  };
  const holdOf = (here: House, quote?: string) => ({
    idempotencyKey: randomUUID(),
    body: {
      ...here,
      ...dates,
      guests: 2,
      guestName: 'Ada Lovelace',
      guestEmail: 'guest@example.com',
      ...(quote !== undefined && { quote }),
    },
  });
  const held = async (): Promise<string> => {
    const answer = await guest.call('createBooking', holdOf(house));
    if (answer.status !== 201) throw new Error(`no hold: ${JSON.stringify(answer.body)}`);
    return answer.body.booking.id;
  };
  // A container reads settings twice per minute: here, for holds and for payments, before the first row.
  const warm = { bookingId: await held() };
  await guest.call('confirmBooking', { params: warm, body: { paymentMethod: 'tok_visa' } });

  await row('POST /auth/login', () =>
    anyone.call('login', { body: { email: 'guest@example.com', password: world.password, transport: 'bearer' } }),
  );
  await row('GET /auth/me', () => guest.call('me'));
  await row('GET /places', () => anyone.call('listPlaces', { query: { q: 'Lisb' } }));
  await row(`POST /search, ${hotelsAround} hotels, no dates`, () =>
    anyone.call('searchHotels', { body: { location: 'Lisboa, PT' } }),
  );
  await row(`POST /search, ${hotelsAround} hotels, dates`, () =>
    anyone.call('searchHotels', { body: { location: 'Lisboa, PT', ...dates } }),
  );
  await row('GET /hotels/:id', () => anyone.call('getHotel', { params: { hotelId: house.hotelId } }));
  await row('GET /hotels/:id/rooms, offers', () =>
    anyone.call('getHotelRooms', { params: { hotelId: house.hotelId }, query: { ...dates, guests: '2' } }),
  );

  const call = holdOf(house, await quoteOf(house));
  const made = await row('POST /bookings, quote, 3 nights', () => guest.call('createBooking', call));
  const bookingId = made.status === 201 ? made.body.booking.id : warm.bookingId;
  await row('POST /bookings, its replay', () => guest.call('createBooking', call));
  const lastQuote = await quoteOf(tight);
  await (await world.signIn('owner@example.com')).call('createBooking', holdOf(tight, lastQuote));
  await row('POST /bookings, quote, sold out', () => guest.call('createBooking', holdOf(tight, lastQuote)));
  await row('POST /bookings, no quote', () => guest.call('createBooking', holdOf(house)));
  const stored = memory.items(world.tableName).find((item) => item['type'] === 'booking' && item['id'] === bookingId);
  if (stored === undefined) throw new Error('the booking is not in the table');

  const params = { bookingId };
  await row('GET /bookings/:id', () => guest.call('getBooking', { params }));
  await row('GET /bookings', () => guest.call('listBookings'));
  await row('POST /bookings/:id/confirm', () =>
    guest.call('confirmBooking', { params, body: { paymentMethod: 'tok_visa' } }),
  );
  const preview = await row('POST /bookings/:id/change-preview', () =>
    guest.call('previewChange', { params, body: { checkOut: later } }),
  );
  const quote = preview.status === 200 ? preview.body.quote : '';
  await row('PATCH /bookings/:id, a night more', () =>
    guest.call('changeBooking', { params, body: { checkOut: later, quote } }),
  );
  await row('POST /bookings/:id/cancel, paid', () => guest.call('cancelBooking', { params }));
  const anew = await guest.call('createBooking', holdOf(house));
  const unpaid = { bookingId: anew.status === 201 ? anew.body.booking.id : '' };
  await row('POST /bookings/:id/cancel, a hold', () => guest.call('cancelBooking', { params: unpaid }));
  await row('PUT /admin/rooms/:id/pricing, 30 nights', () =>
    owner.call('setPricing', {
      params: { roomTypeId: house.roomTypeId },
      body: { overrides: [{ from: dayFromNow(60), to: dayFromNow(89), price: '120.00', reason: 'holiday' }] },
    }),
  );

  const { expiry } = composeSchedules(core);
  const sweepRow = async (what: string): Promise<void> => {
    await row(what, async () => ({ status: Number(Object.values(await expiry()).length > 0) * 200 }));
  };
  // The limit of ten bookings per minute: wait for the next minute.
  advance(16);
  await expiry();
  guest = await world.signIn('guest@example.com');
  await sweepRow('expiry schedule, nothing due');
  await held();
  advance(16);
  await sweepRow('expiry schedule, one hold');
  const item: Item = JSON.parse(JSON.stringify(marshall(stored, { removeUndefinedValues: true })));
  return { rows, bookingBytes: itemSize(item), nights: 3 };
};
