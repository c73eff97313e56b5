import {
  attemptFromItem,
  bookingFromItem,
  deskPaymentFromItem,
  historyFromItem,
  refundFromItem,
} from '../../functions/adapters/dynamo/bookings/booking-items.ts';
import { fromHotelItem } from '../../functions/adapters/dynamo/hotels/hotel-item.ts';
import { fromRoomTypeItem } from '../../functions/adapters/dynamo/hotels/room-type-item.ts';
import { fromNightItem } from '../../functions/adapters/dynamo/nights/night-item.ts';
import { unpaidFromItem } from '../../functions/adapters/dynamo/nights/reconciliation-holds.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { heldBy } from '../../functions/domain/booking/delta.ts';
import type { HistoryEntry } from '../../functions/domain/booking/history.ts';
import { countsAsOpenHold } from '../../functions/domain/booking/machine.ts';
import {
  type DeskPayment,
  keptOf,
  type PaymentAttempt,
  type RefundEntry,
} from '../../functions/domain/booking/payment.ts';
import { worthRedeemed } from '../../functions/domain/booking/refunds.ts';
import type { Unpaid } from '../../functions/domain/booking/unpaid.ts';
import type { Hotel, Night, RoomType } from '../../functions/domain/hotel/hotel.ts';
import type { Change } from '../../memory-dynamodb/index.ts';
import { type PlainItem, plainItem } from '../../memory-dynamodb/index.ts';
import { PointsLedger } from './points-ledger.ts';
import { type TouchedUnits, UnitsLedger } from './units-ledger.ts';
import { must } from './violation.ts';

/** The gateway's own record for one key. */
export interface GatewayWord {
  readonly state: string;
  readonly amount: number;
}

/** A booking in its current state, with the operation that made it and every stay in its events. */
export interface SeenBooking {
  readonly booking: Booking;
  /** The operation that inserted it. */
  readonly madeBy: number | undefined;
  readonly versions: Map<number, Booking>;
}

/** The changes of one committed call. */
export interface Touched extends TouchedUnits {
  readonly nights: Map<string, Night | undefined>;
  readonly bookings: Map<string, Booking | undefined>;
  readonly users: Set<string>;
  readonly roomTypes: Map<string, RoomType | undefined>;
  readonly hotels: Set<string>;
  readonly history: HistoryEntry[];
  readonly gateway: Map<string, GatewayWord | undefined>;
  /** Bookings whose money, or the points they were paid with, moved. */
  readonly money: Set<string>;
  /** Guests whose points moved. */
  readonly points: Set<string>;
}

const noneTouched = (): Touched => ({
  nights: new Map(),
  bookings: new Map(),
  users: new Set(),
  roomTypes: new Map(),
  hotels: new Set(),
  history: [],
  gateway: new Map(),
  money: new Set(),
  points: new Set(),
  unitNights: new Set(),
  blockedNights: new Set(),
  units: new Map(),
});

export const nightName = (hotelId: string, date: string, roomTypeId: string): string =>
  `${hotelId}#${date}#${roomTypeId}`;

const inside = <K, N, V>(map: Map<K, Map<N, V>>, key: K): Map<N, V> => {
  const found = map.get(key) ?? new Map<N, V>();
  map.set(key, found);
  return found;
};

/** The current state of the table as domain objects: built from its committed changes and read by every check. */
export class Shadow {
  readonly hotels = new Map<string, Hotel>();
  readonly roomTypes = new Map<string, RoomType>();
  readonly nights = new Map<string, Night>();
  /** Rooms that bookings hold, by night. */
  readonly held = new Map<string, number>();
  readonly bookings = new Map<string, SeenBooking>();
  readonly ofUser = new Map<string, string[]>();
  /** Guests' unpaid rooms: by their bookings, and by the counters. */
  readonly unpaidCounted = new Map<string, Unpaid>();
  readonly unpaidKept = new Map<string, Unpaid>();
  readonly attempts = new Map<string, Map<number, PaymentAttempt>>();
  readonly refunds = new Map<string, Map<number, RefundEntry>>();
  /** Money received or paid out at the desk, and stays whose difference a desk settles later. */
  readonly deskPayments = new Map<string, Map<string, DeskPayment>>();
  readonly settledAtDesk = new Set<string>();
  readonly gateway = new Map<string, GatewayWord>();
  readonly units = new UnitsLedger();
  readonly points = new PointsLedger();
  /** Every booking's history in the order of its commits; version 1 is the booking itself. */
  readonly history = new Map<string, HistoryEntry[]>();
  /** Claims on mails, by Message-ID. */
  readonly claims = new Map<string, string>();
  /** Items with a due time, by key. */
  readonly due = new Map<string, string>();

  /** Builds a shadow of these items. */
  static of(items: readonly PlainItem[]): Shadow {
    const shadow = new Shadow();
    const touched = noneTouched();
    for (const item of items) shadow.#take(undefined, item, undefined, touched);
    return shadow;
  }

  /** Applies the changes of one committed call; `by` is its operation. */
  apply(changes: readonly Change[], by: number | undefined): Touched {
    const touched = noneTouched();
    for (const { oldImage, newImage } of changes) {
      const before = oldImage && plainItem(oldImage);
      const after = newImage && plainItem(newImage);
      this.#take(before, after, by, touched);
    }
    return touched;
  }

  #take(before: PlainItem | undefined, after: PlainItem | undefined, by: number | undefined, touched: Touched): void {
    const item = after ?? before ?? {};
    const pk = String(item['pk']);
    const sk = String(item['sk']);
    const due = after?.['dueSk'];
    if (due === undefined || !String(after?.['duePk']).startsWith('DUE#')) this.due.delete(`${pk}/${sk}`);
    else this.due.set(`${pk}/${sk}`, String(due));
    if (sk.startsWith('NIGHT#')) this.#night(pk, sk, after, touched);
    else if (sk === 'BOOKING') this.#booking(after, by, touched);
    else if (sk === 'HOLDS') this.#holds(pk, after, touched);
    else if (/^(PAY|REFUND)#|^PAYDESK#/.test(sk)) this.#money(after, sk, touched);
    else if (sk === 'POINTS' || sk.startsWith('POINTS#')) this.#points(before, after, touched);
    else if (sk.startsWith('H#')) {
      must(before === undefined && after !== undefined, 'history', () => `the entry ${pk} ${sk} was written twice`);
      const entry = historyFromItem({ ...after });
      touched.history.push(entry);
      if (entry.event === 'booking.changed' && entry.actor.kind !== 'guest') this.settledAtDesk.add(entry.bookingId);
      this.history.set(entry.bookingId, [...(this.history.get(entry.bookingId) ?? []), entry]);
    } else if (pk.startsWith('MAIL#') && sk === 'CLAIM')
      this.claims.set(pk.slice('MAIL#'.length), String(after?.['state']));
    else if (pk.startsWith('GATEWAY#')) this.#gateway(pk.slice('GATEWAY#'.length), after, touched);
    else this.#house(pk, sk, after, touched);
  }

  #night(pk: string, sk: string, after: PlainItem | undefined, touched: Touched): void {
    const [, date = '', roomTypeId = ''] = sk.split('#');
    const name = nightName(pk.slice('HOTEL#'.length), date, roomTypeId);
    must(after !== undefined, 'rule 1: a night is never removed', () => name);
    touched.nights.set(name, this.nights.get(name));
    this.nights.set(name, fromNightItem({ ...after }));
  }

  #booking(after: PlainItem | undefined, by: number | undefined, touched: Touched): void {
    must(after !== undefined, 'a booking is never removed', () => 'one was');
    const booking = bookingFromItem({ ...after });
    const seen = this.bookings.get(booking.id);
    touched.bookings.set(booking.id, seen?.booking);
    touched.users.add(booking.userId);
    this.#count(seen?.booking, -1, touched);
    this.#count(booking, 1, touched);
    this.units.booking(seen?.booking, booking, touched);
    const versions = seen?.versions ?? new Map<number, Booking>();
    versions.set(booking.version, booking);
    this.bookings.set(booking.id, { booking, madeBy: seen ? seen.madeBy : by, versions });
    if (seen !== undefined) return;
    const own = this.ofUser.get(booking.userId) ?? [];
    own.push(booking.id);
    this.ofUser.set(booking.userId, own);
  }

  #count(booking: Booking | undefined, sign: 1 | -1, touched: Touched): void {
    if (booking === undefined) return;
    const { hotelId, roomTypeId, rooms, dates } = heldBy(booking);
    for (const date of dates) {
      const name = nightName(hotelId, date, roomTypeId);
      this.held.set(name, (this.held.get(name) ?? 0) + sign * rooms);
      if (!touched.nights.has(name)) touched.nights.set(name, this.nights.get(name));
    }
    const isOpen = countsAsOpenHold(booking.status);
    // A booking made by the hotel does not count as a guest's hold.
    if (booking.madeBy !== undefined) return;
    // A confirmed stay that is paid at the hotel is no longer a hold, but its nights are still unpaid.
    const isUnpaid = booking.status === 'confirmed' && keptOf(booking.payment) + worthRedeemed(booking) === 0;
    if (!isOpen && !isUnpaid) return;
    const { holds, roomNights } = this.unpaidOf(booking.userId);
    const counted = { holds: holds + (isOpen ? sign : 0), roomNights: roomNights + sign * rooms * dates.length };
    this.unpaidCounted.set(booking.userId, counted);
  }

  /** The unpaid rooms of a guest's bookings. */
  unpaidOf(userId: string): Unpaid {
    return this.unpaidCounted.get(userId) ?? { holds: 0, roomNights: 0 };
  }

  #holds(pk: string, after: PlainItem | undefined, touched: Touched): void {
    const userId = pk.slice('USER#'.length);
    this.unpaidKept.set(userId, unpaidFromItem(after && { ...after }));
    touched.users.add(userId);
  }

  #money(after: PlainItem | undefined, sk: string, touched: Touched): void {
    must(after !== undefined, 'money is never forgotten', () => `${sk} was removed`);
    if (sk.startsWith('PAY#')) {
      const attempt = attemptFromItem({ ...after });
      inside(this.attempts, attempt.bookingId).set(attempt.n, attempt);
      touched.money.add(attempt.bookingId);
    } else if (sk.startsWith('PAYDESK#')) {
      const payment = deskPaymentFromItem({ ...after });
      inside(this.deskPayments, payment.bookingId).set(payment.id, payment);
      touched.money.add(payment.bookingId);
    } else {
      const refund = refundFromItem({ ...after });
      inside(this.refunds, refund.bookingId).set(refund.n, refund);
      touched.money.add(refund.bookingId);
    }
  }

  #points(before: PlainItem | undefined, after: PlainItem | undefined, touched: Touched): void {
    const { userId, bookingId } = this.points.take(before, after);
    touched.points.add(userId);
    if (bookingId !== undefined) touched.money.add(bookingId);
  }

  #gateway(key: string, after: PlainItem | undefined, touched: Touched): void {
    touched.gateway.set(key, this.gateway.get(key));
    this.gateway.set(key, { state: String(after?.['state']), amount: Number(after?.['amount'] ?? 0) });
  }

  #house(pk: string, sk: string, after: PlainItem | undefined, touched: Touched): void {
    if (this.units.take(pk, sk, after, touched)) return;
    if (sk === 'HOTEL') {
      const hotelId = pk.slice('HOTEL#'.length);
      touched.hotels.add(hotelId);
      if (after === undefined) this.hotels.delete(hotelId);
      else this.hotels.set(hotelId, fromHotelItem({ ...after }));
    } else if (sk.startsWith('HOTEL#ROOM#')) {
      const roomTypeId = sk.slice('HOTEL#ROOM#'.length);
      touched.roomTypes.set(roomTypeId, this.roomTypes.get(roomTypeId));
      if (after === undefined) this.roomTypes.delete(roomTypeId);
      else this.roomTypes.set(roomTypeId, fromRoomTypeItem({ ...after }));
    }
  }
}
