import { composeDesk } from '../../../functions/composition/desk.ts';
import { composePayments } from '../../../functions/composition/payments.ts';
import { isRefusal } from '../../../functions/domain/refusal.ts';
import type { DeskBookingBody } from '../../../functions/usecases/frontdesk/book-at-desk.ts';
import type { Pattern } from './patterns.ts';
import type { World } from './world.ts';

const caller = { userId: 'rui', role: 'hotel_admin' } as const;
const stay = { from: '2027-06-28', to: '2027-07-03' } as const;

const expectMade = <T>(outcome: T): void => {
  if (isRefusal(outcome)) throw new Error(`the example was refused: ${JSON.stringify(outcome)}`);
};

/** What the front desk does in the hotel that the other patterns have made. */
export const deskPatterns = ({ core }: World): Pattern[] => {
  const desk = composeDesk(core);
  const body = { roomTypeId: 'double', ...stay, rooms: 2, reason: 'Repainted' };
  const walkIn: DeskBookingBody = {
    ...{ roomTypeId: 'double', checkIn: '2027-06-01', checkOut: '2027-06-04', guests: 2 },
    ...{ guestName: 'Rita Example', source: 'desk', payment: { method: 'cash' } },
  };
  let walkInId = '';
  const longer = { checkOut: '2027-06-05' };
  const previewed = async () => {
    const planned = await desk.previewAtDesk({ caller, bookingId: walkInId, change: longer });
    if (isRefusal(planned)) throw new Error(`the example was refused: ${JSON.stringify(planned)}`);
    return desk.quotes.seal(planned.quote);
  };
  let quote = '';
  let unitId = '';
  const actor = { kind: 'owner', id: 'rui' } as const;
  return [
    {
      does: 'Book 3 nights at the desk, paid in cash',
      serves: 'POST /admin/hotels/{hotelId}/bookings',
      run: async () => {
        const booked = await desk.bookAtDesk({
          ...{ caller, actor: { kind: 'owner', id: 'rui' }, hotelId: 'tejo', idempotencyKey: 'walk-in' },
          body: walkIn,
        });
        expectMade(booked);
        if (!isRefusal(booked)) walkInId = booked.booking.id;
      },
    },
    {
      does: 'Give back at the desk',
      serves: 'POST /admin/bookings/{bookingId}/payments',
      run: async () =>
        expectMade(
          await desk.payAtDesk({
            ...{ caller, actor: { kind: 'owner', id: 'rui' }, bookingId: walkInId, idempotencyKey: 'too-much' },
            body: { amount: '-20.00', method: 'cash' },
          }),
        ),
    },
    {
      does: 'Preview a night more at the desk',
      serves: 'POST /admin/bookings/{bookingId}/change-preview',
      run: async () => {
        quote = await previewed();
      },
    },
    {
      does: 'Stay a night longer, settled at the desk',
      serves: 'PATCH /admin/bookings/{bookingId}',
      run: async () => {
        const command = { caller, actor, bookingId: walkInId, ifMatch: undefined };
        expectMade(await composePayments(core).changeAtDesk({ ...command, change: longer, quote, settle: 'desk' }));
      },
    },
    {
      does: 'Block 2 rooms for 5 nights of two months',
      serves: 'POST /admin/hotels/{hotelId}/blocks',
      run: async () =>
        expectMade(await desk.createBlock({ caller, hotelId: 'tejo', idempotencyKey: 'painters', body })),
    },
    {
      does: 'Make a unit',
      serves: 'POST /admin/hotels/{hotelId}/units',
      run: async () =>
        expectMade(
          await desk.createUnit({ caller, hotelId: 'tejo', body: { roomTypeId: 'double', number: '101', floor: '1' } }),
        ),
    },
    {
      does: 'The units of a hotel',
      serves: 'GET /admin/hotels/{hotelId}/units',
      run: async () => expectMade(await desk.listUnits(caller, 'tejo')),
    },
    {
      does: 'Block a unit for 3 nights of a month',
      serves: 'POST /admin/hotels/{hotelId}/blocks',
      given: async () => {
        const units = await desk.listUnits(caller, 'tejo');
        unitId = isRefusal(units) ? '' : (units[0]?.id ?? '');
      },
      run: async () => {
        const unitBlock = { unitId, from: '2027-08-01', to: '2027-08-04', reason: 'Repair' };
        expectMade(await desk.createBlock({ caller, hotelId: 'tejo', idempotencyKey: 'plumbers', body: unitBlock }));
      },
    },
    {
      does: 'The blocks of a hotel',
      serves: 'GET /admin/hotels/{hotelId}/blocks, reconciliation',
      run: async () => expectMade(await desk.listBlocks({ caller, hotelId: 'tejo', limit: 20, after: undefined })),
    },
  ];
};
