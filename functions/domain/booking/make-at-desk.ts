import type { Minor } from '../money.ts';
import type { Quote } from '../quote.ts';
import type { BookingIn } from './booking.ts';
import type { HistoryActor } from './history.ts';
import { type HoldFacts, makeHold } from './make.ts';
import { completionDue } from './moves.ts';
import { takeAtDesk } from './refunds.ts';

/**
 * The booking of a quoted stay as the front desk makes it: confirmed at once. Whatever its plan asks for, it is paid at
 * the hotel, of which `paid` is taken now.
 */
export const makeAtDesk = (
  quote: Quote,
  facts: HoldFacts & { readonly madeBy: HistoryActor },
  paid: Minor,
): BookingIn<'confirmed'> => {
  const hold = makeHold({ ...quote, plan: { ...quote.plan, payment: { kind: 'at_hotel' } } }, facts);
  const booking: BookingIn<'confirmed'> = {
    ...hold,
    status: 'confirmed',
    confirmedAt: facts.now,
    dueAt: completionDue(hold),
    dueKind: 'completion',
  };
  return paid === 0 ? booking : takeAtDesk(booking, paid);
};
