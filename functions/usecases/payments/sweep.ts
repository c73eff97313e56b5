import { dueShards } from '../../contract/keys.ts';
import type { Booking } from '../../domain/booking/booking.ts';
import { systemActor } from '../../domain/booking/history.ts';
import { complete, expire } from '../../domain/booking/moves.ts';
import type { PaymentAttempt } from '../../domain/booking/payment.ts';
import { addMinutes, epochMillis, type Instant, instantOf } from '../../domain/calendar/instant.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { type MoveDecision, moveBooking } from '../bookings/move-booking.ts';
import type { Due } from '../ports/bookings.ts';
import type { InTime } from '../ports/clock.ts';
import { type ChargeDeps, chargeAttempt, endAttempt } from './charge-attempt.ts';
import { payRefund } from './pay-refund.ts';
import { type SettleDeps, settleAttempt } from './settle-attempt.ts';

/** Finishes an owner's change of a room type, of a grid or of a block, or a deletion, whose worker was lost; whether it is finished now. */
export interface OwnersChanges {
  finishRoomChange(hotelId: string, roomTypeId: string): Promise<boolean>;
  finishHotelDeletion(hotelId: string): Promise<boolean>;
  finishGridChange(hotelId: string, changeId: string): Promise<boolean>;
  finishBlock(blockId: string): Promise<boolean>;
}

export type SweepDeps = SettleDeps &
  ChargeDeps & {
    readonly ownersChanges: OwnersChanges;
    /** Writes off a guest's points that have run out; whether it is done now. */
    readonly expirePoints: (userId: string) => Promise<boolean>;
  };

/** How long before its time nothing is touched, so that two clocks a little apart release no hold early (rule 16). */
const MARGIN_MS = 2000;
/** Minutes until the gateway is asked again, growing with every failed try. */
const retryMinutes = (tries: number): number => Math.min(10, 0.5 * Math.max(1, tries));
const PAGE = 200;
const CONCURRENCY = 4;

const isDue = (dueAt: Instant | null, now: Instant): boolean =>
  dueAt !== null && epochMillis(dueAt) <= epochMillis(now) - MARGIN_MS;

const expireHold = (deps: SweepDeps) => async (bookingId: string) => {
  const expired = await moveBooking(deps)(bookingId, (booking, moment): MoveDecision => {
    const over = booking.status === 'reserved' || booking.status === 'payment_pending';
    if (!over || booking.openAttempt !== null || !isDue(booking.dueAt, moment.now)) return { unchanged: booking };
    return { write: { after: expire(booking, moment), event: 'booking.expired', actor: systemActor } };
  });
  return !isRefusal(expired) && expired.status === 'expired';
};

/** A hold, or a wait for the gateway, that has run out ends only after the last word on its open attempt (rule 13). */
const releaseHold =
  (deps: SweepDeps) =>
  async (booking: Booking): Promise<boolean> => {
    if (booking.openAttempt !== null) {
      const attempt = await deps.bookings.attempt(booking.id, booking.openAttempt);
      if (attempt === undefined) return false;
      const verdict = await endAttempt(deps.gateway, attempt);
      if (verdict === 'away') return false;
      const settled = await settleAttempt(deps)(booking.id, attempt.n, verdict);
      if (isRefusal(settled) || settled.state === 'kept') return !isRefusal(settled);
    }
    return expireHold(deps)(booking.id);
  };

const completeStay =
  (deps: SweepDeps) =>
  async (bookingId: string): Promise<boolean> => {
    const completed = await moveBooking(deps)(bookingId, (booking, moment): MoveDecision => {
      const staying = booking.status === 'confirmed' || booking.status === 'checked_in';
      if (!staying || !isDue(booking.dueAt, moment.now)) return { unchanged: booking };
      return { write: { after: complete(booking, null, moment), event: 'booking.completed', actor: systemActor } };
    });
    return !isRefusal(completed) && completed.status === 'completed';
  };

/** The attempt waits for its gateway: later again. */
const putOff = (deps: SweepDeps) => (attempt: PaymentAttempt) =>
  moveBooking(deps)(attempt.bookingId, async (booking, moment): Promise<MoveDecision> => {
    const current = await deps.bookings.attempt(attempt.bookingId, attempt.n);
    if (current === undefined || current.state !== 'open') return { unchanged: booking };
    const tries = current.tries + 1;
    const later = { ...current, tries, dueAt: addMinutes(moment.now, retryMinutes(tries)) };
    const after = { ...booking, revision: booking.revision + 1, requestNonce: moment.nonce };
    return { write: { after, event: null, actor: systemActor, attempt: later } };
  });

/**
 * An attempt left open: while the booking waits for the gateway the payment is asked for again under its key; else
 * no caller waits for it any more, and it is ended.
 */
const driveAttempt =
  (deps: SweepDeps) =>
  async (bookingId: string, n: number): Promise<boolean> => {
    const [booking, attempt] = await Promise.all([deps.bookings.find(bookingId), deps.bookings.attempt(bookingId, n)]);
    if (booking === undefined || attempt === undefined || attempt.state !== 'open') return false;
    if (!isDue(attempt.dueAt, deps.clock.now())) return false;
    const waits = booking.status === 'payment_pending' && booking.openAttempt === n;
    const verdict = waits ? await chargeAttempt(deps)(attempt) : await endAttempt(deps.gateway, attempt);
    if (verdict === 'away') {
      await putOff(deps)(attempt);
      return false;
    }
    const settled = await settleAttempt(deps)(bookingId, n, verdict, { mayChange: false });
    return !isRefusal(settled);
  };

const driveDue =
  (deps: SweepDeps) =>
  async (due: Due): Promise<boolean> => {
    const [id = '', of = '0'] = due.id.split(':');
    switch (due.kind) {
      case 'attempt':
        return driveAttempt(deps)(id, Number(of));
      case 'refund':
        return (await payRefund(deps)(id, Number(of))) === 'settled';
      case 'completion':
        return completeStay(deps)(id);
      case 'room_change':
        return deps.ownersChanges.finishRoomChange(id, of);
      case 'hotel_deletion':
        return deps.ownersChanges.finishHotelDeletion(id);
      case 'grid_change':
        return deps.ownersChanges.finishGridChange(id, of);
      case 'block':
        return deps.ownersChanges.finishBlock(id);
      case 'points':
        return deps.expirePoints(id);
      case 'hold':
      case 'payment_limit': {
        const booking = await deps.bookings.find(id);
        return booking !== undefined && isDue(booking.dueAt, deps.clock.now()) && releaseHold(deps)(booking);
      }
    }
  };

export interface SweepOptions {
  readonly kinds: readonly Due['kind'][];
  readonly inTime: InTime;
}

/** How many were due, how many are done now, and how many failed and are met again. */
export type Swept = Readonly<Record<'due' | 'done' | 'failed', number>>;

/**
 * Does what is due, oldest first, the shards of the index side by side (rule 16). What another process did meanwhile,
 * or what conflicts, is left; what fails stays due and is met again by the next run.
 */
export const sweep =
  (deps: SweepDeps) =>
  async ({ kinds, inTime }: SweepOptions): Promise<Swept> => {
    const counts = { due: 0, done: 0, failed: 0 };
    const handle = async (due: Due): Promise<void> => {
      counts.due += 1;
      try {
        if (await driveDue(deps)(due)) counts.done += 1;
      } catch {
        counts.failed += 1;
      }
    };
    const sweepShard = async (shard: number): Promise<void> => {
      const until = instantOf(epochMillis(deps.clock.now()) - MARGIN_MS);
      let after: string | undefined;
      do {
        const page = await deps.bookings.due(shard, until, PAGE, after);
        const wanted = page.due.filter(({ kind }) => kinds.includes(kind));
        for (let start = 0; start < wanted.length && inTime(); start += CONCURRENCY) {
          await Promise.all(wanted.slice(start, start + CONCURRENCY).map(handle));
        }
        after = page.next;
      } while (after !== undefined && inTime());
    };
    await Promise.all(Array.from({ length: dueShards }, (_, shard) => sweepShard(shard)));
    return counts;
  };
