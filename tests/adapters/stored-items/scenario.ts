import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { hotelReader } from '../../../functions/adapters/dynamo/hotels/hotel-repository.ts';
import { hotelWriter } from '../../../functions/adapters/dynamo/hotels/hotel-writer.ts';
import { roomTypeRepository } from '../../../functions/adapters/dynamo/hotels/room-type-repository.ts';
import { gridStore } from '../../../functions/adapters/dynamo/rates/grid-store.ts';
import { ratePlanRepository } from '../../../functions/adapters/dynamo/rates/rate-plan-repository.ts';
import type { Item } from '../../../functions/adapters/dynamo/table.ts';
import { sha256Digests } from '../../../functions/adapters/signing/digests.ts';
import { composeBookings } from '../../../functions/composition/bookings.ts';
import { composePayments } from '../../../functions/composition/payments.ts';
import { composeStays } from '../../../functions/composition/stays.ts';
import { accountAccess } from '../../../functions/domain/booking/guest-access.ts';
import type { Hotel, RoomType } from '../../../functions/domain/hotel/hotel.ts';
import { type RatePlan, standardPlan } from '../../../functions/domain/rates/plan.ts';
import type { HoldCommand } from '../../../functions/usecases/bookings/hold-rooms.ts';
import type { AuditEntry } from '../../../functions/usecases/ports/audit.ts';
import { patternsOf } from '../../../scripts/generate/data-model/measure.ts';
import { freshWorld, hotel, roomType, start, type World } from '../../../scripts/generate/data-model/world.ts';
import { given } from '../../support/given.ts';

const ribeira: Hotel = {
  ...hotel,
  ...{ id: 'ribeira', name: 'Hotel Ribeira', city: 'Porto', town: 'porto', latitude: 41.1408, longitude: -8.6132 },
  taxes: [
    { name: 'VAT', kind: 'percent', value: '6', included: true },
    {
      ...{ name: 'City tax', kind: 'per_person_per_night', value: '2.00' },
      ...{ fromAge: 13, maxNights: 7, season: { from: '04-01', to: '10-31' }, due: 'at_hotel' },
    },
  ],
};

const suite: RoomType = {
  ...roomType,
  ...{ id: 'suite', hotelId: 'ribeira', name: 'Family suite', basePrice: 20_000, maxGuests: 4 },
  ...{ maxAdults: 2, maxChildren: 3, softLimit: 9, images: [{ url: '/pictures/suite.svg', alt: 'The suite' }] },
  guestPricing: {
    ...{ includedAdults: 2, extraAdult: 3000, fewerAdult: 2000 },
    children: [
      { toAge: 2, price: 0, counts: false },
      { toAge: 12, price: 1500, counts: true },
    ],
  },
  demandPricing: {
    occupancy: [{ id: 'nearly-full', atLeastPercent: 80, factor: '1.20' }],
    leadTime: [{ id: 'last-minute', withinDays: 3, factor: '0.90' }],
    ...{ floor: 10_000, ceiling: 50_000 },
  },
};

const plan = (changes: Partial<RatePlan>): RatePlan => ({ ...standardPlan('ribeira'), ...changes });
/** Between them they have each way to price, to pay, to cancel and to be found. */
const plans: readonly RatePlan[] = [
  plan({
    ...{ id: 'flexible', name: 'Flexible', board: 'breakfast', price: { kind: 'percent', value: '110' } },
    ...{ payment: { kind: 'deposit', percent: '30' }, audience: { kind: 'members' }, position: 1 },
    ...{ bookable: { from: '2027-01-01', to: '2027-12-31' }, minAdvanceDays: 1, maxAdvanceDays: 300 },
    cancellationPolicy: { steps: [{ hoursBeforeCheckIn: 72, penaltyNights: 1 }] },
  }),
  plan({
    ...{ id: 'family', name: 'Family week', board: 'half_board', position: 2 },
    price: { kind: 'amount', amount: 1500, per: 'person' },
    ...{ payment: { kind: 'deposit', nights: 1 }, audience: { kind: 'code', code: 'FAMILY' } },
    ...{ roomTypeIds: ['suite'], minStay: 2, maxStay: 14, stay: { from: '2027-01-01', to: '2027-12-31' } },
  }),
  plan({ id: 'at-desk', name: 'Pay at the hotel', payment: { kind: 'at_hotel' }, position: 3 }),
];

const audit = (action: string): AuditEntry => ({
  ...{ subject: 'HOTEL#ribeira', action, actor: 'rui', at: start },
  ...{ before: {}, after: { name: 'Hotel Ribeira' } },
});

type Holder = Pick<HoldCommand, 'userId' | 'withoutAccount' | 'isMember' | 'address'>;

/** A hotel that uses everything a hotel can say, and stays under its plans. */
const familySteps = ({ core, table, advance }: World): readonly (() => Promise<unknown>)[] => {
  const { ids, delay } = core;
  const hotels = hotelWriter(table, delay, ids);
  const rooms = roomTypeRepository(table, delay, ids);
  const { holdRooms } = composeBookings(core);
  const { previewChange, quotes } = composeStays(core);
  const pay = composePayments(core);
  const visitor = {
    userId: sha256Digests.guest('ana@example.com'),
    withoutAccount: { session: 'one', email: 'ana@example.com' },
    isMember: false,
    address: '198.51.100.7',
  };
  const ana = { userId: 'ana', isMember: true, address: '2001:db8::7' };
  const hold = async (idempotencyKey: string, ratePlanId: string, code?: string, by: Holder = ana) =>
    given(
      await holdRooms({
        ...by,
        idempotencyKey,
        body: {
          ...{ hotelId: 'ribeira', roomTypeId: 'suite', checkIn: '2027-05-03', checkOut: '2027-05-06' },
          ...{ ratePlanId, ...(code !== undefined && { code }) },
          party: [
            { adults: 2, childAges: [1, 9] },
            { adults: 1, childAges: [] },
          ],
          ...{ guestName: 'Ana Example', guestEmail: 'ana@example.com', source: 'direct', language: 'pt' },
          ...{ externalReference: 'PMS-7', metadata: { agent: 'seven' } },
        },
      }),
    ).booking;
  const confirm = async (bookingId: string, paymentMethod?: string) =>
    pay.confirmBooking({
      ...{ access: accountAccess('ana'), bookingId, ifMatch: undefined },
      ...(paymentMethod !== undefined && { paymentMethod }),
    });
  const held = new Map<string, string>();
  const holding = (name: string, ratePlanId: string, code?: string) => async () => {
    held.set(name, (await hold(name, ratePlanId, code)).id);
  };
  const paying = (name: string, paymentMethod?: string) => async () => {
    await confirm(held.get(name) ?? '', paymentMethod);
  };
  const createPlan = (each: RatePlan, planRev: number) => async () => {
    const before = { ...ribeira, roomTypeCount: 1, plans: plans.slice(0, planRev), ...(planRev > 0 && { planRev }) };
    const written = await ratePlanRepository(table, delay, ids).create(before, each, audit('rate_plan.created'));
    if (written !== 'committed') throw new Error(`the plan ${each.id} was not written: ${written}`);
  };
  const deletion = { changeId: 'change-3', startedAt: start, by: 'rui', from: '2027-03-01', to: '2028-09-01' };
  return [
    () => hotels.create(ribeira, audit('hotel.created')),
    () => rooms.create(ribeira, suite, audit('room_type.created')),
    ...plans.map(createPlan),
    holding('paid', 'flexible'),
    paying('paid', 'tok_visa'),
    async () => {
      const wanted = {
        access: accountAccess('ana'),
        bookingId: held.get('paid') ?? '',
        change: { checkOut: '2027-05-08' },
      };
      const { quote } = given(await previewChange(wanted));
      given(await pay.changeBooking({ ...wanted, ifMatch: undefined, quote: quotes.seal(quote) }));
    },
    async () => hold('without an account', 'at-desk', undefined, visitor),
    holding('declined', 'family', 'FAMILY'),
    paying('declined', 'tok_declined'),
    async () => advance(1),
    paying('declined', 'tok_down'),
    // A refund that the gateway does not make at once.
    holding('refund', 'flexible'),
    paying('refund', 'tok_refund_fails'),
    async () =>
      given(
        await pay.cancelBooking({
          ...{ bookingId: held.get('refund') ?? '', ifMatch: undefined, reason: 'A storm.' },
          ...{ actor: { kind: 'guest', id: 'ana' }, mayCancel: () => true },
        }),
      ),
    // Last: what is confirmed with nothing paid counts in the share of its address.
    holding('at the hotel', 'at-desk'),
    paying('at the hotel'),
    () =>
      rooms.beginChange(
        suite,
        {
          ...{ changeId: 'change-4', cap: 8, previousCap: 9, totalRooms: 9, softLimit: 8 },
          ...{ startedAt: start, by: 'rui', from: '2027-03-01', to: '2028-09-01' },
        },
        { ...suite, totalRooms: 9, softLimit: 8 },
      ),
    // A change of the grid that its worker has begun and not ended.
    async () => {
      const facts = await hotelReader(table).facts('ribeira');
      if (facts === undefined) throw new Error('the hotel is not there');
      const set = { price: 30_000, reason: 'holiday', minStay: 3, minStayThrough: 4, maxStay: 10 } as const;
      const unset = { price: null, reason: null, minStay: null, minStayThrough: null, maxStay: null };
      const open = { closedToArrival: false, closedToDeparture: false, closed: false };
      const shut = { closedToArrival: true, closedToDeparture: true, closed: true };
      const night = {
        roomTypeId: 'suite',
        date: '2027-12-24',
        before: { ...unset, ...open },
        after: { ...set, ...shut },
      };
      const change = { hotelId: 'ribeira', changeId: 'open-change', bodyHash: 'a hash', by: 'rui', startedAt: start };
      const record = { ...change, revision: 2, nights: [night], failed: [], done: false };
      const begun = await gridStore(table, delay, ids).begin(record, facts, []);
      if (begun !== 'committed') throw new Error(`the change of the grid was not begun: ${begun}`);
    },
    () => hotels.create({ ...ribeira, id: 'foz', status: 'inactive' }, audit('hotel.created')),
    () => rooms.create({ ...ribeira, id: 'foz' }, { ...suite, id: 'loft', hotelId: 'foz' }, audit('room_type.created')),
    () => rooms.beginDeletion({ ...suite, id: 'loft', hotelId: 'foz' }, deletion),
  ];
};

/**
 * Every item that a world in which everything happens once ever has, in the order it is written: by the use cases and
 * repositories themselves, on the own table. An item that changes comes once for each of its states.
 */
export const writeEverything = async (): Promise<Item[]> => {
  const world = await freshWorld();
  const seen = new Map<string, Item>();
  const look = async () => {
    const { Items = [] } = await world.table.client.send(new ScanCommand({ TableName: world.table.name }));
    for (const item of Items) seen.set(JSON.stringify(item), item);
  };
  // The stays under plans come first: the patterns move the time on.
  for (const step of familySteps(world)) {
    await step();
    await look();
  }
  for (const pattern of patternsOf(world)) {
    await pattern.given?.();
    await look();
    await pattern.run();
    await look();
  }
  return [...seen.values()];
};
