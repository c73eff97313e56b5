import { addHours, addMinutes, earlier } from '../../domain/calendar/instant.ts';
import type { InTime } from '../ports/clock.ts';
import type { Clock } from '../ports/time.ts';
import { type AuditDeps, auditMoney } from './audit-money.ts';

export type AuditOnDeps = AuditDeps & { readonly clock: Clock };

/** `payments`: bookings whose money was judged; `wrongPayments`: differences found; `unsettled`: under way. */
export interface AuditReport {
  readonly payments: number;
  readonly wrongPayments: number;
  readonly unsettled: number;
}

/** How long indexes may lag and clocks differ before an instant is judged. */
const MARGIN_MINUTES = 10;
/** Where the very first run begins. */
const FIRST_HOURS = 24;

/**
 * The scheduled audit: from where the run before stopped until a little before now, stretch by stretch, as far as its
 * time goes. A movement under way is met again when it is settled, as that is a movement of its own day.
 */
export const auditMoneyOn =
  (deps: AuditOnDeps) =>
  async (inTime: InTime): Promise<AuditReport> => {
    const until = addMinutes(deps.clock.now(), -MARGIN_MINUTES);
    const counts = { payments: 0, wrongPayments: 0, unsettled: 0 };
    let from = (await deps.money.auditedUntil()) ?? addHours(until, -FIRST_HOURS);
    while (from < until && inTime()) {
      const to = earlier(addHours(from, deps.record.hoursAtOnce), until);
      const audit = await auditMoney(deps)({ from, to, goOn: inTime });
      counts.payments += audit.bookings;
      counts.wrongPayments += audit.findings.length;
      counts.unsettled += audit.inFlux;
      from = audit.until;
      await deps.money.moveTo(from);
    }
    return counts;
  };
