import type { BodyOf } from '../../contract/routes.ts';
import { foldEmail } from '../../domain/account/email.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import type { HistoryActor } from '../../domain/booking/history.ts';
import { makeAtDesk } from '../../domain/booking/make-at-desk.ts';
import type { DeskPayment } from '../../domain/booking/payment.ts';
import { referenceFrom } from '../../domain/booking/reference.ts';
import { formatAmount, type Minor } from '../../domain/money.ts';
import type { Quote } from '../../domain/quote.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { hashOfBody, saidIn } from '../bookings/hold-rooms.ts';
import { wantedStay } from '../bookings/plan-hold.ts';
import { refuseSale, type Sale, type SellDeps, type Sold, sellRooms } from '../bookings/sell-rooms.ts';
import type { Caller } from '../hotels/ownership.ts';
import type { Digests } from '../ports/digests.ts';
import type { HotelReader } from '../ports/hotels.ts';
import type { Ids } from '../ports/time.ts';
import { amountOr } from '../rooms/judge-room-type.ts';
import { ownHotel } from './desk.ts';

export interface BookAtDeskDeps extends SellDeps {
  readonly hotels: Pick<HotelReader, 'forStay' | 'hotel'>;
  readonly digests: Digests;
  readonly ids: Ids;
}

/** The parsed body of POST /admin/hotels/{hotelId}/bookings. */
export type DeskBookingBody = BodyOf<'createDeskBooking'>;

export interface BookAtDeskCommand {
  readonly caller: Caller;
  readonly actor: HistoryActor;
  readonly hotelId: string;
  readonly idempotencyKey: string;
  readonly body: DeskBookingBody;
}

type Payment = DeskBookingBody['payment'];

/** What of the price is paid now: all of it where no amount is said, nothing where it is paid at the hotel. */
const paidNow = (payment: Payment, { totals, currency }: Pick<Quote, 'totals' | 'currency'>): Minor | Refusal => {
  if (payment.method === 'at_hotel') return 0;
  if (payment.amount === undefined) return totals.total;
  const pointer = '/payment/amount';
  const amount = amountOr(payment.amount, currency, pointer);
  if (typeof amount !== 'number') return { refused: 'invalid-request', errors: [amount] };
  const most = formatAmount(totals.total, currency);
  const detail = `the stay costs ${most} ${currency}: more cannot be taken with it`;
  return amount <= totals.total ? amount : { refused: 'refused', detail, pointer, code: 'invalid_value' };
};

/** The payment that is written with its booking. */
const firstPayment = (booking: Booking, payment: Payment, amount: Minor): DeskPayment | undefined =>
  payment.method === 'at_hotel' || amount === 0 || booking.madeBy === undefined
    ? undefined
    : {
        bookingId: booking.id,
        id: 'booking',
        amount,
        currency: booking.currency,
        method: payment.method,
        actor: booking.madeBy,
        bodyHash: booking.bodyHash,
        at: booking.createdAt,
      };

/** Whose booking it is: of the guests of the address, who find it once they have proved it; else of the desk alone. */
const bookedBy = (digests: Digests, hotelId: string, guestEmail: string | null) => {
  if (guestEmail === null) return { userId: digests.guestAtDesk(hotelId) };
  const email = foldEmail(guestEmail);
  return { userId: digests.guest(email), withoutAccount: { session: 'desk', email } };
};

const saleOf = async (
  { digests, ids, settings, clock }: BookAtDeskDeps,
  { caller, actor, hotelId, idempotencyKey, body }: BookAtDeskCommand,
): Promise<Sale> => {
  const { payment, ...stay } = body;
  const { id, referenceBytes } = digests.booking(`${caller.userId}\ndesk\n${hotelId}`, idempotencyKey);
  const asked = { ...stay, hotelId, payment: JSON.stringify(Object.entries(payment).sort()) };
  const bodyHash = hashOfBody(digests, asked);
  const nonce = ids.nonce();
  const { holdMinutes } = await settings.current();
  const guestEmail = body.guestEmail ?? null;
  return {
    // The hotel sells to whom it likes: its plans for members too.
    wanted: wantedStay({ ...stay, hotelId }, true),
    quote: body.quote,
    id,
    bodyHash,
    nonce,
    write: (quote) => {
      const paid = paidNow(payment, quote);
      if (isRefusal(paid)) return paid;
      const facts = {
        ...bookedBy(digests, hotelId, guestEmail),
        guestName: body.guestName,
        guestEmail,
        guestPhone: body.guestPhone ?? null,
        specialRequests: body.specialRequests ?? null,
        source: body.source,
        said: saidIn(body),
        madeBy: actor,
        id,
        reference: referenceFrom(referenceBytes),
        bodyHash,
        requestNonce: nonce,
        now: clock.now(),
        holdMinutes,
      };
      const after = makeAtDesk(quote, facts, paid);
      return { after, event: 'booking.confirmed', actor, deskPayment: firstPayment(after, payment, paid) };
    },
  };
};

const otherHotel: Refusal = {
  refused: 'invalid-request',
  errors: [{ pointer: '/hotelId', code: 'invalid_value', detail: 'is not the hotel of the address' }],
};

/**
 * A booking at the desk or by telephone: confirmed in the transaction that takes its nights, at the price and under the
 * restrictions of that moment, or those of a quote. What is paid at the desk is written with it.
 */
export const bookAtDesk =
  (deps: BookAtDeskDeps) =>
  async (command: BookAtDeskCommand): Promise<Sold | Refusal> => {
    const hotel = await ownHotel(deps.hotels, command.caller, command.hotelId);
    if (isRefusal(hotel)) return hotel;
    const { hotelId = command.hotelId } = command.body;
    if (hotelId !== command.hotelId) return otherHotel;
    const sale = await saleOf(deps, command);
    const outcome = await sellRooms(deps)(sale);
    return isRefusal(outcome) ? refuseSale(deps)(sale, outcome) : outcome;
  };
