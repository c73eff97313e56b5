import { systemActor } from '../../domain/booking/history.ts';
import { partsOfKey } from '../../domain/booking/money-audit.ts';
import { chargeKey, type RefundEntry, refundKey } from '../../domain/booking/payment.ts';
import { reopenRefund } from '../../domain/booking/refunds.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { moveBooking } from '../bookings/move-booking.ts';
import type { GatewayNotices } from '../ports/gateway.ts';
import type { GatewayRecord } from '../ports/money-record.ts';
import { nextTry, payRefund } from './pay-refund.ts';
import { type SettleDeps, settleAttempt } from './settle-attempt.ts';

export type NoticeDeps = SettleDeps & {
  /** Undefined where the gateway sends no notices. */
  readonly source: { readonly notices: GatewayNotices; readonly record: Pick<GatewayRecord, 'under'> } | undefined;
};

/** A charge that has ended while its confirm, or the schedule, still waits. A change of stay has its own request. */
const followCharge = async (deps: SettleDeps, bookingId: string, n: number): Promise<void> => {
  const attempt = await deps.bookings.attempt(bookingId, n);
  if (attempt === undefined || attempt.state !== 'open' || attempt.purpose !== 'confirm') return;
  const verdict = await deps.gateway.lookUp(chargeKey(bookingId, n));
  if (verdict === 'succeeded' || verdict === 'declined') await settleAttempt(deps)(bookingId, n, verdict);
};

/** Owed again, as the bank has sent it back: tried later, for what failed once fails again at once. */
const reopen = async (deps: SettleDeps, { bookingId, n }: RefundEntry): Promise<void> => {
  await moveBooking(deps)(bookingId, async (booking, { now, nonce }) => {
    const entry = await deps.bookings.refund(bookingId, n);
    if (entry === undefined || entry.state === 'due') return { unchanged: booking };
    const { revision, version } = booking;
    const marked = { ...booking, revision: revision + 1, version: version + 1, requestNonce: nonce, updatedAt: now };
    const tries = entry.tries + 1;
    const due: RefundEntry = { ...entry, state: 'due', tries, dueAt: nextTry(now, tries), settledAt: null };
    const after = reopenRefund(marked, entry);
    return {
      write: {
        after,
        event: 'payment.failed',
        actor: systemActor,
        reason: 'the refund came back',
        refundReopened: due,
      },
    };
  });
};

const followRefund = async (
  deps: SettleDeps,
  record: Pick<GatewayRecord, 'under'>,
  bookingId: string,
  n: number,
): Promise<void> => {
  const entry = await deps.bookings.refund(bookingId, n);
  if (entry === undefined) return;
  const key = refundKey(bookingId, n);
  const moved = await record.under({ charges: [chargeKey(bookingId, entry.attempt)], refunds: [key] });
  const own = moved.filter((movement) => movement.key === key);
  const covered = own.some(({ state }) => state !== 'failed');
  if (entry.state === 'due' && covered) await payRefund(deps)(bookingId, n);
  if (entry.state === 'settled' && own.length > 0 && !covered) await reopen(deps, entry);
};

/**
 * Follows a notice of the gateway: it names a charge or a refund, and what became of that is asked of the gateway
 * itself. So a notice that is late, early or sent twice changes nothing that is not true.
 */
export const followNotice =
  (deps: NoticeDeps) =>
  async (body: string, signature: string | undefined): Promise<'followed' | Refusal> => {
    const { source } = deps;
    if (source === undefined) return { refused: 'not-found', what: 'gateway in use' };
    const notice = await source.notices.read(body, signature);
    if (notice === undefined) {
      const detail = 'is not a fresh signature of this body';
      const error = { pointer: '/Stripe-Signature', code: 'bad_signature', detail } as const;
      return { refused: 'invalid-request', errors: [error] };
    }
    const parts = notice.key === null ? undefined : partsOfKey(notice.key);
    if (parts?.kind === 'charge') await followCharge(deps, parts.bookingId, parts.n);
    if (parts?.kind === 'refund') await followRefund(deps, source.record, parts.bookingId, parts.n);
    return 'followed';
  };
