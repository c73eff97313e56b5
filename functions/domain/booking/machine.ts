import type { RefusalOf } from '../refusal.ts';
import type { BookingStatus } from './booking.ts';

/** Every named thing that happens to a booking; history, stream and webhooks use these names. */
export const BOOKING_EVENTS = [
  'booking.held',
  'booking.payment_pending',
  'booking.confirmed',
  'booking.changed',
  'booking.rebooked',
  'booking.cancelled',
  'booking.expired',
  'booking.checked_in',
  'booking.no_show',
  'booking.reinstated',
  'booking.completed',
] as const;
export type BookingEvent = (typeof BOOKING_EVENTS)[number];

/** Who moves a booking: the guest it belongs to, the hotel's front desk, or a schedule. */
export type Actor = 'guest' | 'owner' | 'system';

/** One move a booking may make; `from` null makes it. */
export interface Transition {
  readonly event: BookingEvent;
  readonly from: BookingStatus | null;
  readonly to: BookingStatus;
  readonly by: readonly Actor[];
}

/**
 * The whole machine. From expired a booking is held again when a late confirm retakes its nights before it charges, and
 * confirmed at once only when a charge was already under way at expiry. The front desk makes it confirmed. From no_show it is confirmed again when the guest
 * came after all. Nothing leaves completed or cancelled.
 */
export const TRANSITIONS: readonly Transition[] = [
  { event: 'booking.held', from: null, to: 'reserved', by: ['guest'] },
  { event: 'booking.confirmed', from: null, to: 'confirmed', by: ['owner'] },
  { event: 'booking.held', from: 'expired', to: 'reserved', by: ['guest'] },
  { event: 'booking.payment_pending', from: 'reserved', to: 'payment_pending', by: ['guest', 'system'] },
  { event: 'booking.confirmed', from: 'reserved', to: 'confirmed', by: ['guest', 'system'] },
  { event: 'booking.confirmed', from: 'payment_pending', to: 'confirmed', by: ['guest', 'system'] },
  { event: 'booking.confirmed', from: 'expired', to: 'confirmed', by: ['guest', 'system'] },
  { event: 'booking.changed', from: 'reserved', to: 'reserved', by: ['guest'] },
  { event: 'booking.changed', from: 'confirmed', to: 'confirmed', by: ['guest', 'owner', 'system'] },
  { event: 'booking.changed', from: 'checked_in', to: 'checked_in', by: ['owner'] },
  { event: 'booking.rebooked', from: 'reserved', to: 'reserved', by: ['owner'] },
  { event: 'booking.rebooked', from: 'confirmed', to: 'confirmed', by: ['owner'] },
  { event: 'booking.cancelled', from: 'reserved', to: 'cancelled', by: ['guest', 'owner'] },
  { event: 'booking.cancelled', from: 'payment_pending', to: 'cancelled', by: ['guest', 'owner'] },
  { event: 'booking.cancelled', from: 'confirmed', to: 'cancelled', by: ['guest', 'owner'] },
  { event: 'booking.expired', from: 'reserved', to: 'expired', by: ['system'] },
  { event: 'booking.expired', from: 'payment_pending', to: 'expired', by: ['system'] },
  { event: 'booking.checked_in', from: 'confirmed', to: 'checked_in', by: ['owner'] },
  { event: 'booking.no_show', from: 'confirmed', to: 'no_show', by: ['owner'] },
  { event: 'booking.reinstated', from: 'no_show', to: 'confirmed', by: ['owner'] },
  { event: 'booking.completed', from: 'confirmed', to: 'completed', by: ['system'] },
  { event: 'booking.completed', from: 'checked_in', to: 'completed', by: ['owner', 'system'] },
];

/** What is true of a state whatever moves lead there. */
interface StateTrait {
  /** Its nights are taken off sale. */
  readonly holdsNights: boolean;
  /** It counts against the guest's cap on open holds. */
  readonly openHold: boolean;
}

const STATES: Readonly<Record<BookingStatus, StateTrait>> = {
  reserved: { holdsNights: true, openHold: true },
  payment_pending: { holdsNights: true, openHold: true },
  confirmed: { holdsNights: true, openHold: false },
  checked_in: { holdsNights: true, openHold: false },
  completed: { holdsNights: true, openHold: false },
  no_show: { holdsNights: true, openHold: false },
  expired: { holdsNights: false, openHold: false },
  cancelled: { holdsNights: false, openHold: false },
};

/** Every state, in the order a good booking passes them. */
export const BOOKING_STATUSES = Object.keys(STATES) as readonly BookingStatus[];

/** Whether a booking in this state keeps its nights off sale (all but those given back early). */
export function holdsNights(status: BookingStatus): boolean {
  return STATES[status].holdsNights;
}

/** Whether a booking in this state counts against its guest's cap on open holds. */
export function countsAsOpenHold(status: BookingStatus): boolean {
  return STATES[status].openHold;
}

/** The states the event may find a booking in, for `actor` or for any actor: every write's condition names them. */
export function legalFrom(event: BookingEvent, actor?: Actor): BookingStatus[] {
  return TRANSITIONS.flatMap((move) =>
    move.event === event && move.from !== null && (actor === undefined || move.by.includes(actor)) ? [move.from] : [],
  );
}

/** Where the event takes a booking in this state, or undefined where it is not legal. */
export function stateAfter(event: BookingEvent, from: BookingStatus | null): BookingStatus | undefined {
  return TRANSITIONS.find((move) => move.event === event && move.from === from)?.to;
}

/** What people call each event when it is refused. */
const PARTICIPLES: Readonly<Record<BookingEvent, string>> = {
  'booking.held': 'held again',
  'booking.payment_pending': 'left waiting for its payment',
  'booking.confirmed': 'confirmed',
  'booking.changed': 'changed',
  'booking.rebooked': 'rebooked',
  'booking.cancelled': 'cancelled',
  'booking.expired': 'expired',
  'booking.checked_in': 'checked in',
  'booking.no_show': 'marked as no-show',
  'booking.reinstated': 'reinstated',
  'booking.completed': 'checked out',
};

/** `wrong-state` where `actor` may not do this to a booking in `status`; undefined where it may. */
export function judgeTransition(
  event: BookingEvent,
  status: BookingStatus,
  actor: Actor,
): RefusalOf<'wrong-state'> | undefined {
  return legalFrom(event, actor).includes(status) ? undefined : wrongState(event, status);
}

/** The refusal of an event in a state, in a sentence. */
export function wrongState(event: BookingEvent, status: BookingStatus): RefusalOf<'wrong-state'> {
  const state = status.replace('_', ' ');
  return { refused: 'wrong-state', detail: `a booking that is ${state} cannot be ${PARTICIPLES[event]}`, status };
}

/** The machine as the text of a Mermaid state diagram, for the docs. */
export function machineDiagram(): string {
  const lines = TRANSITIONS.map((move) => {
    const name = move.event.replace('booking.', '');
    return `    ${move.from ?? '[*]'} --> ${move.to}: ${name} (${move.by.join(', ')})`;
  });
  const left = new Set(TRANSITIONS.map((move) => move.from));
  const ends = BOOKING_STATUSES.filter((status) => !left.has(status)).map((status) => `    ${status} --> [*]`);
  return ['stateDiagram-v2', ...lines, ...ends, ''].join('\n');
}
