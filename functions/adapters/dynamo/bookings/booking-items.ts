import * as z from 'zod';
import { indexKeys, keys } from '../../../contract/keys.ts';
import { type Booking, CANCELLERS } from '../../../domain/booking/booking.ts';
import { HISTORY_ACTORS, HISTORY_EVENTS, type HistoryEntry } from '../../../domain/booking/history.ts';
import { BOOKING_STATUSES } from '../../../domain/booking/machine.ts';
import {
  ATTEMPT_PURPOSES,
  ATTEMPT_STATES,
  chargeKey,
  DESK_METHODS,
  type DeskPayment,
  deskKey,
  PAYMENT_STATUSES,
  type PaymentAttempt,
  REFUND_REASONS,
  type RefundEntry,
  refundKey,
} from '../../../domain/booking/payment.ts';
import { plainReference } from '../../../domain/booking/reference.ts';
import { isFailing } from '../../../domain/booking/refunds.ts';
import { ratesFrom, storedRates, storeRates } from '../nights/stored-nights.ts';
import { datedPolicySchema, taxSchema } from '../rates/rate-items.ts';
import type { Item } from '../table.ts';

const minor = z.int();
const nullable = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);

const historyActor = z.object({ kind: z.enum(HISTORY_ACTORS), id: z.string().nullable() });

const redeemed = z
  .object({ worth: minor, batches: z.array(z.object({ until: z.string(), points: z.int() })) })
  .optional();

const taxLine = z.object({
  name: z.string(),
  amount: minor,
  kind: z.literal('fee').exactOptional(),
  included: z.literal(true).exactOptional(),
  due: z.literal('at_hotel').exactOptional(),
});
const totals = z.object({ rooms: minor, taxes: z.array(taxLine), total: minor });

/** What a booking and an attempt to change it freeze of a stay. */
const frozen = {
  hotelId: z.string(),
  roomTypeId: z.string(),
  roomTypeName: z.string(),
  checkIn: z.string(),
  checkOut: z.string(),
  guests: z.int(),
  rooms: z.int(),
  ...storedRates,
  totals,
  policy: datedPolicySchema,
  forfeited: minor,
};

const facts = {
  ...frozen,
  type: z.literal('booking'),
  schema: z.literal(2),
  id: z.string(),
  reference: z.string(),
  version: z.int(),
  revision: z.int(),
  userId: z.string(),
  madeBy: historyActor.optional(),
  withoutAccount: z.object({ session: z.string(), email: z.string() }).optional(),
  hotelName: z.string(),
  ownerId: z.string(),
  timeZone: z.string(),
  checkInTime: z.string(),
  checkOutTime: z.string(),
  checkInAt: z.string(),
  checkOutAt: z.string(),
  releasedFrom: nullable(z.string()),
  unitIds: z.array(z.string()).optional(),
  unitsFrom: z.string().optional(),
  guestName: z.string(),
  guestEmail: nullable(z.string()),
  guestPhone: nullable(z.string()),
  specialRequests: nullable(z.string()),
  arrivalTime: nullable(z.string()),
  source: z.string(),
  said: z
    .object({
      externalReference: z.string().exactOptional(),
      metadata: z.record(z.string(), z.string()).exactOptional(),
      language: z.string().exactOptional(),
    })
    .optional(),
  currency: z.string(),
  taxRules: z.array(taxSchema),
  bodyHash: z.string(),
  requestNonce: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  expiresAt: z.string(),
  attempt: z.int(),
  openAttempt: nullable(z.int()),
  refund: z.int(),
  payment: z.object({
    status: z.enum(PAYMENT_STATUSES),
    paid: minor,
    refundDue: minor,
    refunded: minor,
    method: z.string().nullable(),
    charges: z.array(z.object({ attempt: z.int(), amount: minor, returned: minor })),
    redeemed,
    desk: z.object({ taken: minor, returned: minor, due: minor }).optional(),
  }),
  cancellationRefund: nullable(minor),
  reviewedAt: nullable(z.string()),
};

const nothing = z.null().default(null);
const due = <K extends string>(kind: K) => ({ dueAt: z.string(), dueKind: z.literal(kind) });
const nothingDue = { dueAt: nothing, dueKind: nothing };
const notCancelled = { cancelledAt: nothing, cancelledBy: nothing, cancelReason: nothing };
const neverConfirmed = { ...notCancelled, confirmedAt: nothing };
const wasConfirmed = { ...notCancelled, confirmedAt: z.string() };

const storedBooking = z.discriminatedUnion('status', [
  z.object({ ...facts, status: z.literal('reserved'), ...due('hold'), ...neverConfirmed }),
  z.object({ ...facts, status: z.literal('payment_pending'), ...due('payment_limit'), ...neverConfirmed }),
  z.object({ ...facts, status: z.literal('confirmed'), ...due('completion'), ...wasConfirmed }),
  z.object({ ...facts, status: z.literal('checked_in'), ...due('completion'), ...wasConfirmed }),
  z.object({ ...facts, status: z.literal('completed'), ...nothingDue, ...wasConfirmed }),
  z.object({ ...facts, status: z.literal('no_show'), ...nothingDue, ...wasConfirmed }),
  z.object({ ...facts, status: z.literal('expired'), ...nothingDue, ...neverConfirmed }),
  z.object({
    ...facts,
    status: z.literal('cancelled'),
    ...nothingDue,
    confirmedAt: nullable(z.string()),
    cancelledAt: z.string(),
    cancelledBy: z.enum(CANCELLERS),
    cancelReason: nullable(z.string()),
  }),
]);

const withoutNulls = (item: object): Item =>
  Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null && value !== undefined));

/** The booking as it is stored, with the entries that index it. */
export const bookingToItem = (booking: Booking): Item => ({
  ...keys.booking(booking.id),
  type: 'booking',
  schema: 2,
  ...withoutNulls({ ...booking, ...storeRates(booking) }),
  ...indexKeys.bookingOfUser(booking.userId, booking.createdAt, booking.id),
  ...indexKeys.arrival(booking.hotelId, booking.checkIn, booking.id),
  ...indexKeys.reference(plainReference(booking.reference), booking.id),
  ...(booking.dueAt !== null && indexKeys.due(booking.dueAt, booking.dueKind, booking.id)),
});

export const bookingFromItem = (item: Item): Booking => {
  const { type: _, schema: __, ...stored } = storedBooking.parse(item);
  return { ...stored, ...ratesFrom(stored) };
};

const target = z.object(frozen);
const storedAttempt = z.object({
  bookingId: z.string(),
  n: z.int(),
  amount: minor,
  currency: z.string(),
  method: z.string(),
  redeemed,
  purpose: z.enum(ATTEMPT_PURPOSES),
  targetVersion: z.int(),
  target: nullable(target),
  state: z.enum(ATTEMPT_STATES),
  tries: z.int(),
  dueAt: nullable(z.string()),
  createdAt: z.string(),
  settledAt: nullable(z.string()),
});

export const attemptToItem = (attempt: PaymentAttempt): Item => ({
  ...keys.attempt(attempt.bookingId, attempt.n),
  type: 'attempt',
  schema: 2,
  ...withoutNulls({
    ...attempt,
    target: attempt.target && withoutNulls({ ...attempt.target, ...storeRates(attempt.target) }),
  }),
  ...(attempt.dueAt !== null && indexKeys.due(attempt.dueAt, 'attempt', `${attempt.bookingId}:${attempt.n}`)),
  ...(attempt.settledAt !== null &&
    indexKeys.money('LEDGER', attempt.settledAt, chargeKey(attempt.bookingId, attempt.n))),
});

export const attemptFromItem = (item: Item): PaymentAttempt => {
  const stored = storedAttempt.parse(item);
  return { ...stored, target: stored.target && { ...stored.target, ...ratesFrom(stored.target) } };
};

const storedRefund = z.object({
  bookingId: z.string(),
  n: z.int(),
  attempt: z.int(),
  amount: minor,
  currency: z.string(),
  reason: z.enum(REFUND_REASONS),
  state: z.enum(['due', 'settled']),
  tries: z.int(),
  createdAt: z.string(),
  dueAt: nullable(z.string()),
  settledAt: nullable(z.string()),
  desk: z.object({ given: minor }).optional(),
});

export const refundToItem = (refund: RefundEntry): Item => ({
  ...keys.refund(refund.bookingId, refund.n),
  type: 'refund',
  schema: 1,
  ...withoutNulls(refund),
  ...(refund.dueAt !== null && indexKeys.due(refund.dueAt, 'refund', `${refund.bookingId}:${refund.n}`)),
  ...(isFailing(refund) && indexKeys.failingRefund(refund.createdAt, refundKey(refund.bookingId, refund.n))),
  ...(refund.settledAt !== null && indexKeys.money('LEDGER', refund.settledAt, refundKey(refund.bookingId, refund.n))),
});

export const refundFromItem = (item: Item): RefundEntry => storedRefund.parse(item);

const storedDeskPayment = z.object({
  bookingId: z.string(),
  id: z.string(),
  amount: minor,
  currency: z.string(),
  method: z.enum(DESK_METHODS),
  actor: historyActor,
  bodyHash: z.string(),
  at: z.string(),
});

export const deskPaymentToItem = (payment: DeskPayment): Item => ({
  ...keys.deskPayment(payment.bookingId, payment.id),
  type: 'desk-payment',
  schema: 1,
  ...payment,
  ...indexKeys.money('LEDGER', payment.at, deskKey(payment.bookingId, payment.id)),
});

export const deskPaymentFromItem = (item: Item): DeskPayment => storedDeskPayment.parse(item);

const snapshot = z.object({
  status: z.enum(BOOKING_STATUSES),
  version: z.int(),
  hotelId: z.string(),
  roomTypeId: z.string(),
  checkIn: z.string(),
  checkOut: z.string(),
  guests: z.int(),
  rooms: z.int(),
  total: minor,
  paid: minor,
  refunded: minor,
  guestName: z.string().optional(),
  guestEmail: z.string().nullable().optional(),
  guestPhone: z.string().nullable().optional(),
  specialRequests: z.string().nullable().optional(),
  arrivalTime: z.string().nullable().optional(),
});
const storedHistory = z.object({
  bookingId: z.string(),
  revision: z.int(),
  event: z.enum(HISTORY_EVENTS),
  actor: historyActor,
  at: z.string(),
  before: nullable(snapshot),
  after: snapshot,
  reason: nullable(z.string()),
});

export const historyToItem = (entry: HistoryEntry): Item => ({
  ...keys.history(entry.bookingId, entry.revision),
  type: 'history',
  schema: 1,
  ...withoutNulls(entry),
});

export const historyFromItem = (item: Item): HistoryEntry => storedHistory.parse(item);
