import { createHash, randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { fullNights } from '../../functions/adapters/cache/full-nights.ts';
import { noRatings, toHotelItem, toRatingItem } from '../../functions/adapters/dynamo/hotels/hotel-item.ts';
import { toHomeItem, toRoomTypeItem } from '../../functions/adapters/dynamo/hotels/room-type-item.ts';
import { nightReader } from '../../functions/adapters/dynamo/nights/night-repository.ts';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import type { Table } from '../../functions/adapters/dynamo/table.ts';
import { sha256Digests } from '../../functions/adapters/signing/digests.ts';
import { codeTries } from '../../functions/composition/code-tries.ts';
import type { Core } from '../../functions/composition/core.ts';
import { paymentParts } from '../../functions/composition/payments.ts';
import { addMinutes, epochMillis, type Instant, instantOf } from '../../functions/domain/calendar/instant.ts';
import type { Hotel, RoomType } from '../../functions/domain/hotel/hotel.ts';
import { spreadGuests } from '../../functions/domain/rates/party.ts';
import { ANYBODY } from '../../functions/domain/rates/plan.ts';
import { correctBooking } from '../../functions/usecases/bookings/correct-booking.ts';
import { type HoldBody, type HoldCommand, holdRooms } from '../../functions/usecases/bookings/hold-rooms.ts';
import { cancelBooking } from '../../functions/usecases/payments/cancel-booking.ts';
import { changeBooking } from '../../functions/usecases/payments/change-booking.ts';
import { confirmBooking } from '../../functions/usecases/payments/confirm-booking.ts';
import { previewChange } from '../../functions/usecases/payments/preview-change.ts';
import { sweep } from '../../functions/usecases/payments/sweep.ts';
import { freshTable } from './dynamodb.ts';

export const aHotel = (changes: Partial<Hotel> = {}): Hotel => ({
  id: 'hotel-1',
  ownerId: 'owner-1',
  name: 'Hotel Lisboa',
  description: '',
  address: 'Rua Augusta 1',
  city: 'Lisboa',
  country: 'PT',
  latitude: 38.71,
  longitude: -9.14,
  starRating: 4,
  amenities: ['wifi'],
  images: [],
  status: 'active',
  timeZone: 'Europe/Lisbon',
  currency: 'EUR',
  checkInTime: '15:00',
  checkOutTime: '11:00',
  roomTypeCount: 1,
  taxes: [{ name: 'VAT', kind: 'percent', value: '6' }],
  cancellationPolicy: { steps: [{ hoursBeforeCheckIn: 48, refundPercent: 100 }] },
  createdAt: '2027-01-01T00:00:00.000Z',
  updatedAt: '2027-01-01T00:00:00.000Z',
  version: 1,
  ...changes,
});

export const aRoomType = (changes: Partial<RoomType> = {}): RoomType => ({
  id: 'room-1',
  hotelId: 'hotel-1',
  name: 'Double',
  description: '',
  basePrice: 10_000,
  maxGuests: 2,
  totalRooms: 2,
  softLimit: null,
  demandPricing: null,
  amenities: [],
  images: [],
  version: 1,
  ...changes,
});

const put = (table: Table, Item: Record<string, unknown>) =>
  table.client.send(new PutCommand({ TableName: table.name, Item }));

/** A hotel open for booking on a fresh table, a clock that stands still until it is moved, no waiting between tries. */
export const bookingWorld = async (
  client: DynamoDBClient,
  given: { hotel?: Hotel; roomTypes?: RoomType[]; stream?: boolean; limited?: boolean } = {},
) => {
  const table = tableOf(client, await freshTable(client, given));
  const hotel = given.hotel ?? aHotel();
  const roomTypes = given.roomTypes ?? [aRoomType()];
  await put(table, toHotelItem(hotel));
  await put(table, toRatingItem(hotel, noRatings));
  for (const roomType of roomTypes) {
    await put(table, toRoomTypeItem(hotel, roomType));
    await put(table, toHomeItem(roomType));
  }
  let now: Instant = '2027-03-01T12:00:00.000Z';
  const key = createHash('sha256').update('a key of tests').digest();
  const core: Core = {
    table,
    clock: { now: () => now },
    delay: { sleep: async () => undefined, random: Math.random },
    ids: { next: randomUUID, nonce: randomUUID },
    signing: { quote: [key], session: [key], cursor: [key] },
    limited: true,
    sandbox: true,
    placesFile: '',
    passwordCost: 4,
  };
  const parts = paymentParts(core);
  const nothing = async () => true;
  const ownersChanges = {
    ...{ finishRoomChange: nothing, finishHotelDeletion: nothing, finishGridChange: nothing },
    finishBlock: nothing,
  };
  const deps = {
    ...parts,
    codes: codeTries(core),
    digests: sha256Digests,
    fullNights: fullNights(),
    limited: given.limited ?? true,
    ownersChanges,
  };
  const stay = {
    hotelId: hotel.id,
    roomTypeId: 'room-1',
    checkIn: '2027-04-01',
    checkOut: '2027-04-04',
    party: spreadGuests(2, 1),
    caller: ANYBODY,
  };
  const hold = (
    changes: Partial<Omit<HoldCommand, 'body'>> & Partial<HoldBody> & { dates?: [string, string] } = {},
  ) => {
    const { dates: [checkIn, checkOut] = [stay.checkIn, stay.checkOut], ...others } = changes;
    const { userId = 'guest-1', withoutAccount, isMember = true, ...sent } = others;
    const { idempotencyKey = randomUUID(), address = null, ...body } = sent;
    const guest = { guestName: 'Ada Lovelace', guestEmail: 'ada@example.com', source: 'direct' };
    return holdRooms(deps)({
      userId,
      withoutAccount,
      idempotencyKey,
      isMember,
      body: {
        hotelId: stay.hotelId,
        roomTypeId: stay.roomTypeId,
        checkIn,
        checkOut,
        ...(body.party === undefined && { guests: 2 }),
        ...guest,
        ...body,
      },
      address,
    });
  };
  const sweepAll = () =>
    sweep(deps)({
      kinds: ['hold', 'payment_limit', 'completion', 'attempt', 'refund'],
      inTime: () => true,
    });
  return {
    core,
    table,
    hotel,
    deps,
    stay,
    hold,
    sweepAll,
    holdWith: holdRooms(deps),
    confirm: confirmBooking(deps),
    cancel: cancelBooking(deps),
    change: changeBooking(deps),
    correct: correctBooking(deps),
    preview: previewChange(deps),
    nights: (from = stay.checkIn, to = '2027-04-30') => nightReader(table).nights(hotel.id, from, to),
    now: () => now,
    advance: (minutes: number) => {
      now = addMinutes(now, minutes);
    },
    advanceSeconds: (seconds: number) => {
      now = instantOf(epochMillis(now) + seconds * 1000);
    },
    moveTo: (instant: Instant) => {
      now = instant;
    },
  };
};

export type BookingWorld = Awaited<ReturnType<typeof bookingWorld>>;
