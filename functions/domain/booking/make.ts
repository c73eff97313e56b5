import { addMinutes, type Instant } from '../calendar/instant.ts';
import { toInstant } from '../calendar/zone.ts';
import type { Quote } from '../quote.ts';
import { frozenStayOf } from '../stay-price.ts';
import type { BookingFacts, BookingIn } from './booking.ts';
import { UNPAID } from './payment.ts';

/** What the guest adds to a quote, and what the server makes of the request. */
export interface HoldFacts
  extends Pick<
    BookingFacts,
    'guestName' | 'guestEmail' | 'guestPhone' | 'specialRequests' | 'source' | 'said' | 'withoutAccount' | 'madeBy'
  > {
  readonly id: string;
  readonly reference: string;
  readonly userId: string;
  readonly bodyHash: string;
  readonly requestNonce: string;
  readonly now: Instant;
  readonly holdMinutes: number;
}

/** The hold of a quoted stay: price, taxes and policy are frozen as promised; it runs out `holdMinutes` from now. */
export const makeHold = (quote: Quote, facts: HoldFacts): BookingIn<'reserved'> => {
  const expiresAt = addMinutes(facts.now, facts.holdMinutes);
  return {
    id: facts.id,
    reference: facts.reference,
    version: 1,
    revision: 1,
    userId: facts.userId,
    ...(facts.madeBy && { madeBy: facts.madeBy }),
    ...(facts.withoutAccount && { withoutAccount: facts.withoutAccount }),
    ...frozenStayOf(quote),
    hotelName: quote.hotelName,
    ownerId: quote.ownerId,
    timeZone: quote.timeZone,
    checkInTime: quote.checkInTime,
    checkOutTime: quote.checkOutTime,
    checkInAt: toInstant(quote.checkIn, quote.checkInTime, quote.timeZone),
    checkOutAt: toInstant(quote.checkOut, quote.checkOutTime, quote.timeZone),
    releasedFrom: null,
    guestName: facts.guestName,
    guestEmail: facts.guestEmail,
    guestPhone: facts.guestPhone,
    specialRequests: facts.specialRequests,
    arrivalTime: null,
    source: facts.source,
    ...(facts.said && { said: facts.said }),
    currency: quote.currency,
    nights: quote.nights.map(({ rev: _rev, ...night }) => night),
    taxRules: quote.taxRules,
    forfeited: 0,
    bodyHash: facts.bodyHash,
    requestNonce: facts.requestNonce,
    createdAt: facts.now,
    updatedAt: facts.now,
    expiresAt,
    attempt: 0,
    openAttempt: null,
    refund: 0,
    payment: UNPAID,
    cancellationRefund: null,
    reviewedAt: null,
    status: 'reserved',
    dueAt: expiresAt,
    dueKind: 'hold',
    confirmedAt: null,
    cancelledAt: null,
    cancelledBy: null,
    cancelReason: null,
  };
};
