import type * as z from 'zod';
import type * as contract from '../../contract/desk/answers.ts';
import { actionsFor } from '../../domain/booking/actions.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { balanceOf, paidNet } from '../../domain/booking/settlement.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { DeskDay, DeskStay } from '../../usecases/frontdesk/desk-day.ts';
import type { Plan, PlannedStay } from '../../usecases/frontdesk/read-plan.ts';
import { blockView } from './block.ts';
import { moneyView, signedMoneyView } from './money.ts';
import { unitView } from './unit.ts';

const stayView = (booking: Booking) => ({
  bookingId: booking.id,
  reference: booking.reference,
  status: booking.status,
  guestName: booking.guestName,
  roomTypeId: booking.roomTypeId,
  roomTypeName: booking.roomTypeName,
  rooms: booking.rooms,
  guests: booking.guests,
  checkIn: booking.checkIn,
  checkOut: booking.checkOut,
});

const deskStayView = ({ booking, units }: DeskStay, now: Instant): z.output<typeof contract.deskStay> => {
  const { currency, totals, plan } = booking;
  const paid = paidNet(booking);
  return {
    ...stayView(booking),
    guestEmail: booking.guestEmail,
    guestPhone: booking.guestPhone,
    arrivalTime: booking.arrivalTime,
    specialRequests: booking.specialRequests,
    ratePlan: { id: plan.id, name: plan.name, board: plan.board },
    units: units.map(({ id, number, housekeeping }) => ({ id, number, housekeeping })),
    total: moneyView(totals.total, currency),
    paid: moneyView(paid, currency),
    balance: signedMoneyView(balanceOf(booking), currency),
    actions: actionsFor(booking, 'owner', now),
    version: booking.version,
  };
};

/** The API's DeskDay. */
export const deskDayView = (
  { date, arrivals, departures, inHouse }: DeskDay,
  now: Instant,
): z.output<typeof contract.day> => {
  const view = (stays: readonly DeskStay[]) => stays.map((stay) => deskStayView(stay, now));
  return {
    date,
    arrivals: view(arrivals),
    departures: view(departures),
    inHouse: view(inHouse),
    counts: { arrivals: arrivals.length, departures: departures.length, inHouse: inHouse.length },
  };
};

const plannedStayView = ({ booking, from, to }: PlannedStay): z.output<typeof contract.plannedStay> => ({
  ...stayView(booking),
  from,
  to,
  unitIds: [...(booking.unitIds ?? [])],
  version: booking.version,
});

/** The API's Plan. */
export const planView = (
  { units, unassigned, blocks }: Plan,
  { from, to }: { readonly from: string; readonly to: string },
): z.output<typeof contract.plan> => ({
  from,
  to,
  units: units.map(({ unit, stays }) => ({ ...unitView(unit), stays: stays.map(plannedStayView) })),
  unassigned: unassigned.map(plannedStayView),
  blocks: blocks.map(blockView),
});
