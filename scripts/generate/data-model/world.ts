import { createHash } from 'node:crypto';
import { tableOf } from '../../../functions/adapters/dynamo/open-table.ts';
import type { Core } from '../../../functions/composition/core.ts';
import { addMinutes, type Instant } from '../../../functions/domain/calendar/instant.ts';
import type { Hotel, RoomType } from '../../../functions/domain/hotel/hotel.ts';
import type { Account } from '../../../functions/usecases/ports/accounts.ts';
import { createTable } from '../../../local/table-definition.ts';
import { createMemoryDynamo } from '../../../memory-dynamodb/index.ts';
import { meter } from './meter.ts';

export const start: Instant = '2027-03-01T12:00:00.000Z';

export const hotel: Hotel = {
  id: 'tejo',
  ownerId: 'rui',
  name: 'Hotel Tejo',
  description: 'Above the river, ten minutes on foot from the station.',
  address: 'Rua do Alecrim 12',
  city: 'Lisboa',
  country: 'PT',
  latitude: 38.7071,
  longitude: -9.1431,
  starRating: 4,
  amenities: ['free_wifi', 'bar', 'air_conditioning'],
  images: [{ url: '/pictures/tejo/1.svg', alt: 'The house from the river' }],
  status: 'active',
  timeZone: 'Europe/Lisbon',
  currency: 'EUR',
  checkInTime: '15:00',
  checkOutTime: '11:00',
  taxes: [
    { name: 'VAT', kind: 'percent', value: '6' },
    { name: 'City tax', kind: 'per_person_per_night', value: '4.00' },
  ],
  cancellationPolicy: { steps: [{ hoursBeforeCheckIn: 48, refundPercent: 100 }] },
  createdAt: start,
  updatedAt: start,
  version: 1,
  roomTypeCount: 0,
};

export const roomType: RoomType = {
  id: 'double',
  hotelId: 'tejo',
  name: 'Double room',
  description: 'A double bed, a desk, a window on the river.',
  basePrice: 12_000,
  maxGuests: 2,
  totalRooms: 10,
  softLimit: null,
  demandPricing: null,
  amenities: ['tv', 'safe'],
  images: [],
  version: 1,
};

export const account = (id: string, role: Account['role']): Account => ({
  id,
  email: `${id}@example.com`,
  emailVerified: true,
  name: `${id} Example`,
  role,
  status: 'active',
  passwordHash: '$2b$12$'.padEnd(60, '.'),
  epoch: 1,
  credentialVersion: 1,
  version: 1,
  createdAt: start,
});

/** An empty table in memory that bills as AWS does, with a clock and ids that are the same at every run. */
export const freshWorld = async () => {
  const client = createMemoryDynamo().client();
  await createTable(client, 'reservations');
  const table = tableOf(client, 'reservations');
  const metered = meter(table.client);
  let now = start;
  let count = 0;
  const id = (kind: string): string => {
    count += 1;
    return createHash('sha256').update(`${kind} ${count}`).digest('base64url').slice(0, 22);
  };
  const key = createHash('sha256').update('the data model').digest();
  const core: Core = {
    table,
    clock: { now: () => now },
    delay: { sleep: async () => undefined, random: () => 0.5 },
    ids: { next: () => id('id'), nonce: () => id('nonce') },
    signing: { quote: [key], session: [key], cursor: [key] },
    limited: true,
    sandbox: true,
    placesFile: '',
    passwordCost: 4,
  };
  return {
    core,
    table,
    metered,
    advance: (minutes: number) => {
      now = addMinutes(now, minutes);
    },
    moveTo: (instant: Instant) => {
      now = instant;
    },
  };
};

export type World = Awaited<ReturnType<typeof freshWorld>>;
