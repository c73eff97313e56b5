import * as z from 'zod';
import { id, instant, money, version } from '../common.ts';
import { role } from './bodies.ts';

export const user = z
  .strictObject({
    id,
    email: z.string(),
    emailVerified: z.boolean(),
    name: z.string(),
    role,
    createdAt: instant,
    version,
  })
  .meta({ id: 'User' });
export const managedUser = z
  .strictObject({ ...user.shape, status: z.enum(['active', 'suspended']) })
  .meta({ id: 'ManagedUser' });

export const session = z
  .strictObject({ user, expiresAt: instant, token: z.string().optional() })
  .meta({ id: 'Session' });
/** A session for one booking is of no user. */
export const bookingSession = z
  .strictObject({ expiresAt: instant, token: z.string().optional(), bookingId: id })
  .meta({ id: 'BookingSession' });
/**
 * All null without a session. `kind`: of an account, of a guest without one, or of one booking, which has no user and
 * names its booking.
 */
export const sessionState = z.strictObject({
  user: user.nullable(),
  expiresAt: instant.nullable(),
  kind: z.enum(['account', 'guest', 'booking']).nullable(),
  bookingId: id.nullable(),
});
export const userAnswer = z.strictObject({ user });
export const managedUserAnswer = z.strictObject({ user: managedUser });

/** A movement of points; above 0 where the caller has more of them, `balance` after it. */
export const pointsEntry = z
  .strictObject({
    kind: z.enum(['earned', 'redeemed', 'returned', 'expired']),
    points: z.int(),
    balance: z.int(),
    bookingId: id.nullable(),
    reference: z.string().nullable(),
    at: instant,
  })
  .meta({ id: 'PointsEntry' });

export const loyaltyAnswer = z.strictObject({
  items: z.array(pointsEntry),
  nextCursor: z.string().nullable(),
  summary: z.strictObject({
    balance: z.int(),
    /** What they pay of a booking priced in euros. */
    worth: money,
    tier: z.enum(['member', 'silver', 'gold']),
    /** Nights of stays that are over, in this calendar year. */
    nightsThisYear: z.int(),
    /** The tier above, and the nights of this year that are missing; null at the top. */
    next: z.strictObject({ tier: z.enum(['silver', 'gold']), nights: z.int() }).nullable(),
    /** The points that run out first stand first. */
    expiring: z.array(z.strictObject({ points: z.int(), at: instant })),
  }),
});

/** A change of a thing; `before` and `after` hold what changed, `actor` is a user's id or the name of a command. */
const auditFields = z.strictObject({
  at: instant,
  action: z.string(),
  actor: z.string(),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
});
export const auditEntry = auditFields.meta({ id: 'AuditEntry' });
export const auditedEntry = auditFields
  .extend({ subject: z.strictObject({ kind: z.string(), id: z.string().nullable() }) })
  .meta({ id: 'AuditedEntry' });
