import { isDeepStrictEqual } from 'node:util';
import {
  judgeMoney,
  type MoneyFinding,
  type MoneyJudgement,
  type Movement,
  partsOfKey,
  unasked,
} from '../../domain/booking/money-audit.ts';
import { chargeKey, refundKey } from '../../domain/booking/payment.ts';
import { earlier, type Instant } from '../../domain/calendar/instant.ts';
import { inParallel } from '../in-parallel.ts';
import type { Bookings } from '../ports/bookings.ts';
import type { GatewayRecord, MoneyLedger } from '../ports/money-record.ts';

export interface AuditDeps {
  readonly bookings: Pick<Bookings, 'find' | 'money'>;
  readonly record: GatewayRecord;
  readonly money: MoneyLedger;
}

export interface MoneyAuditRequest {
  /** From here to before `to`, by the time at which money moved. */
  readonly from: Instant;
  readonly to: Instant;
  /** Called after every few bookings; false ends the audit there. */
  readonly goOn?: (done: { readonly bookings: number; readonly of: number }) => boolean;
}

export interface MoneyAudit {
  readonly bookings: number;
  readonly movements: number;
  readonly inFlux: number;
  readonly findings: readonly MoneyFinding[];
  /** Everything that moved before this has been judged: `to`, or less where the audit was ended early. */
  readonly until: Instant;
}

const AT_ONCE = 8;
const STRETCH = 32;

interface Moved {
  /** The first time in the window at which money of the booking moved. */
  readonly at: Instant;
  readonly movements: readonly Movement[];
}

/**
 * Holds the ledgers of bookings against the gateway's own record. The window names the bookings, by either side; each
 * is then judged whole, whenever the rest of its money moved. A difference counts if it is still there when everything is read
 * once more, as ledger, booking and gateway are not read at one instant.
 */
export const auditMoney = (deps: AuditDeps) => {
  const judgeOnce = async (bookingId: string, seen: readonly Movement[]): Promise<MoneyJudgement> => {
    // The ledger before the booking: an attempt that is settled in between is read as open, and waits.
    const { attempts, refunds, deskPayments } = await deps.bookings.money(bookingId);
    const booking = await deps.bookings.find(bookingId);
    const charges = new Set([
      ...attempts.map(({ n }) => n),
      ...(booking?.payment.charges.map(({ attempt }) => attempt) ?? []),
    ]);
    const asked = await deps.record.under({
      charges: [...charges].map((n) => chargeKey(bookingId, n)),
      refunds: refunds.filter(({ desk }) => desk === undefined).map(({ n }) => refundKey(bookingId, n)),
    });
    // What was just asked is younger than the list of the window.
    const movements = [...new Map([...seen, ...asked].map((movement) => [movement.id, movement])).values()];
    return judgeMoney({ bookingId, booking, attempts, refunds, deskPayments, movements });
  };
  const judge = async (bookingId: string, seen: readonly Movement[]): Promise<MoneyJudgement> => {
    const first = await judgeOnce(bookingId, seen);
    if (first.findings.length === 0) return first;
    const again = await judgeOnce(bookingId, seen);
    const confirmed = again.findings.filter((finding) =>
      first.findings.some((each) => isDeepStrictEqual(each, finding)),
    );
    return { ...again, findings: confirmed };
  };

  const collect = async ({ from, to }: MoneyAuditRequest) => {
    const moved = new Map<string, Moved>();
    const strangers: Movement[] = [];
    let movements = 0;
    const note = (bookingId: string, at: Instant, more: readonly Movement[]): void => {
      const known = moved.get(bookingId);
      const first = known === undefined ? at : earlier(known.at, at);
      moved.set(bookingId, { at: first, movements: [...(known?.movements ?? []), ...more] });
    };
    // The gateway first: what it lists has its entry in a ledger that is read after it.
    for await (const movement of deps.record.movements(from, to)) {
      movements += 1;
      const parts = movement.key === null ? undefined : partsOfKey(movement.key);
      if (parts) note(parts.bookingId, movement.at, [movement]);
      else if (movement.state !== 'failed') strangers.push(movement);
    }
    for await (const { bookingId, at } of deps.money.settled(from, to)) note(bookingId, at, []);
    const inOrder = [...moved].sort(([, one], [, other]) => (one.at < other.at ? -1 : 1));
    return { inOrder, strangers, movements };
  };

  return async (request: MoneyAuditRequest): Promise<MoneyAudit> => {
    const { inOrder, strangers, movements } = await collect(request);
    const findings = strangers.map((movement) => unasked(movement, null));
    let inFlux = 0;
    for (let start = 0; start < inOrder.length; start += STRETCH) {
      const stretch = inOrder.slice(start, start + STRETCH);
      const judged = await inParallel(stretch, AT_ONCE, ([bookingId, moved]) => judge(bookingId, moved.movements));
      for (const { findings: found, inFlux: waiting } of judged) {
        findings.push(...found);
        inFlux += waiting;
      }
      const bookings = start + stretch.length;
      const next = inOrder[bookings]?.[1].at;
      if (request.goOn?.({ bookings, of: inOrder.length }) === false && next !== undefined) {
        return { bookings, movements, inFlux, findings, until: next };
      }
    }
    return { bookings: inOrder.length, movements, inFlux, findings, until: request.to };
  };
};
