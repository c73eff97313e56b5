import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { Hotel, RoomType } from '../../domain/hotel/hotel.ts';
import type { RatePlan } from '../../domain/rates/plan.ts';
import type { AuditEntry } from '../ports/audit.ts';

type Facts = Readonly<Record<string, unknown>>;

/** What moves with every change, or is the rollout's own. */
const unaudited: ReadonlySet<string> = new Set([
  'updatedAt',
  'roomTypeCount',
  'plans',
  'planRev',
  'town',
  'capacityChange',
  'pending',
  'deleting',
  'deletion',
  'lastRollout',
]);

/** The facts that differ, on both sides; all of them where one side is nothing. */
const differing = (before: Facts, after: Facts): { before: Facts; after: Facts } => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !unaudited.has(name) && !isDeepStrictEqual(before[name], after[name]),
  );
  const of = (facts: Facts): Facts =>
    Object.fromEntries(names.filter((name) => Object.hasOwn(facts, name)).map((name) => [name, facts[name]]));
  return { before: of(before), after: of(after) };
};

/** The change log's entry for a hotel that was made, changed or removed. */
export const hotelAudit = (
  action: string,
  actor: string,
  at: Instant,
  before: Hotel | undefined,
  after: Hotel | undefined,
): AuditEntry => ({
  subject: `HOTEL#${before?.id ?? after?.id}`,
  action,
  actor,
  at,
  ...differing({ ...before }, { ...after }),
});

/** The same for a rate plan, in the log of its hotel. */
export const planAudit = (
  action: string,
  actor: string,
  at: Instant,
  before: RatePlan | undefined,
  after: RatePlan | undefined,
): AuditEntry => {
  const changed = differing({ ...before }, { ...after });
  const id = before?.id ?? after?.id;
  const subject = `HOTEL#${before?.hotelId ?? after?.hotelId}`;
  return { subject, action, actor, at, before: { ...changed.before, id }, after: { ...changed.after, id } };
};

/** The same for a room type, in the log of its hotel. */
export const roomTypeAudit = (
  action: string,
  actor: string,
  at: Instant,
  before: RoomType | undefined,
  after: RoomType | undefined,
): AuditEntry => {
  const changed = differing({ ...before }, { ...after });
  const id = before?.id ?? after?.id;
  return {
    subject: `HOTEL#${before?.hotelId ?? after?.hotelId}`,
    action,
    actor,
    at,
    before: { ...changed.before, id },
    after: { ...changed.after, id },
  };
};
