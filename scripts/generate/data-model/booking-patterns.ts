import { writeHowFar } from '../../../demo/how-far.ts';
import { bookingDetails } from '../../../functions/adapters/dynamo/bookings/booking-details.ts';
import { bookingRepository } from '../../../functions/adapters/dynamo/bookings/booking-repository.ts';
import { failingRefunds } from '../../../functions/adapters/dynamo/bookings/failing-refunds.ts';
import { moneyLedger } from '../../../functions/adapters/dynamo/bookings/money-ledger.ts';
import { indexTickets, searchWorldId } from '../../../functions/adapters/dynamo/hotels/index-tickets.ts';
import { nightLedger } from '../../../functions/adapters/dynamo/nights/reconciliation-nights.ts';
import { reconciliationWalk } from '../../../functions/adapters/dynamo/nights/reconciliation-walk.ts';
import { advanceTime } from '../../../functions/adapters/dynamo/sandbox/sandbox-clock.ts';
import { composeAdminBookings } from '../../../functions/composition/admin-bookings.ts';
import { composeBookings } from '../../../functions/composition/bookings.ts';
import { composeDesk } from '../../../functions/composition/desk.ts';
import { composeHotels } from '../../../functions/composition/hotels.ts';
import { composePayments } from '../../../functions/composition/payments.ts';
import { auditParts } from '../../../functions/composition/reconciliation.ts';
import { composeStays } from '../../../functions/composition/stays.ts';
import { composeExpiry } from '../../../functions/composition/sweeps.ts';
import { dueShards, shardOf } from '../../../functions/contract/keys.ts';
import type { Booking } from '../../../functions/domain/booking/booking.ts';
import { accountAccess } from '../../../functions/domain/booking/guest-access.ts';
import { addHours } from '../../../functions/domain/calendar/instant.ts';
import { ANYBODY } from '../../../functions/domain/rates/plan.ts';
import { isRefusal, type Refusal } from '../../../functions/domain/refusal.ts';
import { auditMoney } from '../../../functions/usecases/reconciliation/audit-money.ts';
import type { Pattern } from './patterns.ts';
import { start, type World } from './world.ts';

const granted = <T extends object>(outcome: T | Refusal): T => {
  if (isRefusal(outcome)) throw new Error(`the example was refused: ${JSON.stringify(outcome)}`);
  return outcome;
};

const stay = {
  hotelId: 'tejo',
  roomTypeId: 'double',
  checkIn: '2027-04-01',
  checkOut: '2027-04-04',
  party: [{ adults: 2, childAges: [] }],
  caller: ANYBODY,
};

/** Bookings, from the hold to the review, in the order they happen. */
export const bookingPatterns = ({ core, table, advance, moveTo }: World): Pattern[] => {
  const guest = { ...composeBookings(core), ...composeStays(core) };
  const pay = composePayments(core);
  const desk = composeAdminBookings(core);
  const bookings = bookingRepository(table);
  const actor = { kind: 'owner', id: 'rui' } as const;
  const caller = { userId: 'rui', role: 'hotel_admin' } as const;
  const page = { limit: 20, after: undefined };
  const range = { from: '2027-04-01', to: '2027-04-30' };
  const april = { ...page, ...range, caller, hotelId: 'tejo', status: undefined };
  let quote: string | undefined;
  let booking: Booking | undefined;
  const id = (): string => booking?.id ?? '';

  const hold = async (idempotencyKey: string) =>
    granted(
      await guest.holdRooms({
        userId: 'ana',
        isMember: true,
        idempotencyKey,
        body: {
          hotelId: 'tejo',
          roomTypeId: 'double',
          checkIn: stay.checkIn,
          checkOut: stay.checkOut,
          guests: 2,
          guestName: 'Ana Example',
          guestEmail: 'ana@example.com',
          guestPhone: '+351 912 345 678',
          specialRequests: 'A quiet room, please.',
          source: 'direct',
          quote,
        },
        address: '192.0.2.7',
      }),
    ).booking;
  const confirm = async (bookingId: string) =>
    granted(
      await pay.confirmBooking({
        access: accountAccess('ana'),
        bookingId,
        paymentMethod: 'tok_visa',
        ifMatch: undefined,
      }),
    );

  return [
    {
      does: 'Hold three nights by a quote',
      serves: 'POST /bookings',
      given: async () => {
        const offers = granted(await composeHotels(core).roomOffers('tejo', stay, { caller: ANYBODY }));
        quote = offers.rooms[0]?.offers[0]?.token;
        // The settings are read once and kept for half a minute.
        await hold('the first key');
      },
      run: async () => {
        booking = await hold('a key');
      },
    },
    { does: 'The same hold again', serves: 'POST /bookings, replayed', run: () => hold('a key') },
    { does: 'One booking', serves: 'GET /bookings/{bookingId}', run: () => bookings.find(id()) },
    { does: 'Pay and confirm', serves: 'POST /bookings/{bookingId}/confirm', run: () => confirm(id()) },
    {
      does: "A guest's bookings, newest first",
      serves: 'GET /bookings',
      run: () => guest.listOwnBookings(accountAccess('ana'), { ...page, status: undefined, when: undefined }),
    },
    {
      does: "A hotel's bookings by arrival",
      serves: 'GET /admin/hotels/{hotelId}/bookings',
      run: async () => {
        granted(await desk.listHotelBookings({ ...april, by: 'arrival', q: undefined }));
      },
    },
    {
      does: "A hotel's bookings by departure",
      serves: 'GET /admin/hotels/{hotelId}/bookings?by=departure',
      run: async () => {
        granted(await desk.listHotelBookings({ ...april, by: 'departure', q: undefined }));
      },
    },
    {
      does: "A hotel's bookings by when they were made, of guests whose names begin so",
      serves: 'GET /admin/hotels/{hotelId}/bookings?by=made&q',
      run: async () => {
        granted(await desk.listHotelBookings({ ...april, by: 'made', from: undefined, to: undefined, q: 'exam' }));
      },
    },
    {
      does: 'A booking by its reference',
      serves: 'GET /bookings/by-reference/{reference}, GET /admin/bookings?reference',
      run: async () => {
        granted(await guest.ownBookingByReference(accountAccess('ana'), booking?.reference ?? ''));
      },
    },
    {
      does: 'History of a booking',
      serves: 'GET (/admin)/bookings/{bookingId}/history',
      run: () => bookings.history(id()),
    },
    {
      does: 'Money of a booking',
      serves: 'GET (/admin)/bookings/{bookingId}/payments',
      run: () => bookings.money(id()),
    },
    {
      does: 'Cancel a paid stay and give the money back',
      serves: 'POST /bookings/{bookingId}/cancel',
      given: async () => {
        quote = undefined;
        booking = (await confirm((await hold('another key')).id)).booking;
      },
      run: async () => {
        const guestActor = { kind: 'guest', id: 'ana' } as const;
        const command = { bookingId: id(), ifMatch: undefined, reason: null, actor: guestActor, mayCancel: () => true };
        granted(await pay.cancelBooking(command));
      },
    },
    {
      does: 'What is due, one of eight shards',
      serves: 'the expiry and completion schedules',
      given: () => hold('a forgotten key'),
      run: () => bookings.due(shardOf(id(), dueShards), '2027-12-31T00:00:00.000Z', 200, undefined),
    },
    {
      does: 'A run that releases the holds of two guests',
      serves: 'the expiry schedule, each minute',
      given: async () => advance(20),
      run: composeExpiry(core),
    },
    {
      does: 'Assign a unit for three nights of a month',
      serves: 'PUT /admin/bookings/{bookingId}/units',
      given: async () => {
        booking = (await confirm((await hold('a third key')).id)).booking;
      },
      run: async () => {
        const { listUnits, assignUnits } = composeDesk(core);
        const [unit] = granted(await listUnits(caller, 'tejo'));
        const unitIds = unit === undefined ? [] : [unit.id];
        granted(await assignUnits({ caller, actor, bookingId: id(), unitIds, ifMatch: undefined }));
      },
    },
    {
      does: 'The front desk’s day: a stay with its unit',
      serves: 'GET /admin/hotels/{hotelId}/desk',
      run: async () => granted(await composeDesk(core).deskDay(caller, 'tejo', '2027-04-01')),
    },
    {
      does: 'The plan of a month',
      serves: 'GET /admin/hotels/{hotelId}/plan',
      run: async () => granted(await composeDesk(core).readPlan({ caller, hotelId: 'tejo', ...range })),
    },
    {
      does: 'Check in',
      serves: 'POST /admin/bookings/{bookingId}/check-in',
      given: async () => moveTo('2027-04-01T16:00:00.000Z'),
      run: async () => granted(await desk.checkIn({ bookingId: id(), caller, actor })),
    },
    {
      does: 'Check out early: one night is freed',
      serves: 'POST /admin/bookings/{bookingId}/check-out',
      given: async () => moveTo('2027-04-02T09:00:00.000Z'),
      run: async () => granted(await desk.checkOut({ bookingId: id(), caller, actor })),
    },
    {
      does: 'Review a stay',
      serves: 'POST /bookings/{bookingId}/review',
      run: async () => {
        const words = { rating: 5, title: 'A fine house', content: 'Quiet, and the river below.' };
        granted(
          await guest.reviewBooking({
            access: accountAccess('ana'),
            userName: 'Ana Example',
            bookingId: id(),
            ...words,
          }),
        );
      },
    },
    {
      does: 'The hotels and reviews of the bookings of a page',
      serves: 'every answer with bookings',
      run: async () => bookingDetails(table)(await bookings.findMany([id()])),
    },
    {
      does: 'The hotel of a booking, where it is deleted',
      serves: 'every answer with bookings',
      run: () => bookingDetails(table)([{ id: 'old', hotelId: 'mondego', reviewedAt: null }]),
    },
    {
      does: 'Compare the nights of a hotel with its bookings',
      serves: 'GET /admin/hotels/{hotelId}/reconciliation, the hourly schedule',
      run: async () => granted(await desk.reconcileHotel({ caller, actor, hotelId: 'tejo', repair: false })),
    },
    {
      does: 'Keep a finding of a drift',
      serves: 'POST /admin/hotels/{hotelId}/reconciliation, the hourly schedule',
      run: () =>
        nightLedger(table, core.ids, core.delay).keepFinding(
          { hotelId: 'tejo', roomTypeId: 'double', date: '2027-04-02' },
          { seq: 4, sold: 3, bookings: 2, foundAt: start },
        ),
    },
    {
      does: 'Keep the place in the list of hotels',
      serves: 'the hourly schedule, every 64 hotels',
      run: () => reconciliationWalk(table).moveTo('3 PT#tejo'),
    },
    {
      does: 'Hold the money of a day against the gateway’s record',
      serves: 'npm run reconcile, the hourly schedule',
      run: () => auditMoney(auditParts(core))({ from: start, to: addHours(start, 12) }),
    },
    {
      does: 'Keep until when money has been audited',
      serves: 'the hourly schedule',
      run: () => moneyLedger(table).moveTo(start),
    },
    {
      does: 'List refunds that keep failing',
      serves: 'GET /admin/refunds',
      run: () => failingRefunds(table).failing(20, undefined),
    },
    {
      does: 'Take a ticket for the index of hotels',
      serves: 'the indexing worker, each hotel it writes',
      run: () => indexTickets(table).take('tejo'),
    },
    {
      does: 'Read the name of this table among indexes of hotels',
      serves: 'a rebuild of the index, each start of a process that searches it',
      run: () => searchWorldId(table, 'a-world'),
    },
    {
      does: 'Move the sandbox clock',
      serves: 'PUT /sandbox/clock',
      run: () => advanceTime(table, { offsetMs: 960_000, lastRunMs: {} }),
    },
    {
      does: 'Keep how far the demo world has come',
      serves: 'npm start -- --seed',
      run: () => writeHowFar(table, { seed: 1, done: 100, begun: 100, anchor: start, wanted: 100 }),
    },
  ];
};
