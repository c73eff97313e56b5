import { indexes, keys, last } from '../../../contract/keys.ts';
import type { Booking } from '../../../domain/booking/booking.ts';
import { heldBy, nightsDelta } from '../../../domain/booking/delta.ts';
import { LAST_DATE } from '../../../domain/calendar/date.ts';
import type {
  Bookings,
  BookingWrite,
  BookingWriteOutcome,
  Due,
  IdPage,
  NightRefusal,
  UnitRefusal,
} from '../../../usecases/ports/bookings.ts';
import { readAccount } from '../accounts/points-items.ts';
import { commit, type Failure } from '../commit.ts';
import { unpaidFromItem } from '../nights/reconciliation-holds.ts';
import { getItem, getItems, type Item, queryAll, queryPage, type Table } from '../table.ts';
import { takenDates } from '../units/unit-nights.ts';
import { attemptFromItem, bookingFromItem, deskPaymentFromItem, refundFromItem } from './booking-items.ts';
import { bookingReader } from './booking-reader.ts';
import { type Meaning, writesOf } from './booking-writes.ts';

/** By the owner, or while its hotel or room type is being deleted. */
const isClosed = (night: Item | undefined): boolean => night?.['closed'] === true || night?.['fence'] === true;

const whyRefused = (failure: Failure<Meaning> & { means: { of: 'night' } }): NightRefusal => {
  const { delta } = failure.means;
  const left = failure.item?.['left'];
  if (isClosed(failure.item)) return { date: delta.date, why: 'closed' };
  if (typeof left === 'number' && left < delta.rooms) return { date: delta.date, why: 'sold-out' };
  return { date: delta.date, why: 'rate-changed' };
};

const isNight = (failure: Failure<Meaning>): failure is Failure<Meaning> & { means: { of: 'night' } } =>
  failure.means.of === 'night';

const isUnit = (failure: Failure<Meaning>): failure is Failure<Meaning> & { means: { of: 'unit' } } =>
  failure.means.of === 'unit';

const unitRefused = ({
  means: { unitId, delta },
  item,
}: Failure<Meaning> & { means: { of: 'unit' } }): UnitRefusal => ({
  unitId,
  ...(delta ? takenDates(item, delta) : { nights: [], holder: null }),
});

/** Writes that one transaction can hold. */
const MOST_WRITES = 100;

/** Reads the failed conditions in the order rule 6 decides them: the booking, contention, the cap, the nights, the units. */
const judge = (failures: readonly Failure<Meaning>[], contended: boolean): BookingWriteOutcome => {
  const booking = failures.find((failure) => failure.means.of === 'booking');
  if (booking) return { kind: 'conflict', booking: booking.item && bookingFromItem(booking.item) };
  if (contended) return { kind: 'contended', why: 'another transaction' };
  const holds = failures.find((failure) => failure.means.of === 'open-holds');
  if (holds) return { kind: 'too-many-holds', open: unpaidFromItem(holds.item) };
  const nights = failures.filter(isNight);
  if (nights.length > 0) return { kind: 'nights', refused: nights.map(whyRefused) };
  const units = failures.filter(isUnit);
  if (units.length > 0) return { kind: 'units', refused: units.map(unitRefused) };
  // Only a ledger entry failed: another process has settled it and changed the booking.
  return { kind: 'contended', why: 'the ledger moved' };
};

/** A night without an item can sell `cap` rooms: asking for more needs no call to be refused. */
const beyondCap = (write: BookingWrite): NightRefusal[] => {
  const { expected } = write;
  if (!expected) return [];
  return nightsDelta(write.before && heldBy(write.before), heldBy(write.after))
    .filter((delta) => delta.rooms > 0 && delta.rooms > expected(delta).cap)
    .map((delta) => ({ date: delta.date, why: 'sold-out' as const }));
};

const dueFrom = (item: Item): Due => {
  const [dueAt = '', kind = '', id = ''] = String(item[indexes.due.sort]).split('#');
  return { dueAt, kind: kind as Due['kind'], id };
};

const lastPart = (text: unknown): string => String(text).split('#').at(-1) ?? '';

/** Bookings with all that belongs to them, in the single table. */
export const bookingRepository = (table: Table): Bookings => {
  const find = async (bookingId: string): Promise<Booking | undefined> => {
    const item = await getItem(table, keys.booking(bookingId));
    return item && bookingFromItem(item);
  };
  const pageOfIds = async (options: Parameters<typeof queryPage>[1], sort: string): Promise<IdPage> => {
    const page = await queryPage(table, options);
    const positions = page.items.map((item) => String(item[sort]));
    return { ids: positions.map(lastPart), positions, next: page.next && positions.at(-1) };
  };

  const idsOfUser: Bookings['idsOfUser'] = (userId, limit, position) => {
    const pk = `USER#${userId}#BOOKINGS`;
    return pageOfIds(
      { pk, index: 'byOwner', descending: true, limit, after: startAfter('byOwner', pk, position) },
      indexes.byOwner.sort,
    );
  };

  return {
    find,
    ...bookingReader(table),

    commit: async (write) => {
      const impossible = beyondCap(write);
      if (impossible.length > 0) return { kind: 'nights', refused: impossible };
      const writes = writesOf(write);
      // Only units make it so many: without them it is fewer.
      if (writes.length > MOST_WRITES) return { kind: 'units', refused: [] };
      const outcome = await commit(table, writes);
      return outcome.kind === 'failed' ? judge(outcome.failures, outcome.contended) : outcome;
    },

    recheck: async (bookingId, nights) => {
      const wanted = [
        keys.booking(bookingId),
        ...nights.map((night) => keys.night(night.hotelId, night.date, night.roomTypeId)),
      ];
      const items = await getItems(table, wanted);
      const booking = items.find((item) => item['type'] === 'booking');
      const refused = nights.flatMap((night): NightRefusal[] => {
        const item = items.find(({ sk }) => sk === keys.night(night.hotelId, night.date, night.roomTypeId).sk);
        if (isClosed(item)) return [{ date: night.date, why: 'closed' }];
        const left = item?.['left'];
        return typeof left === 'number' && left < night.rooms ? [{ date: night.date, why: 'sold-out' }] : [];
      });
      return { booking: booking && bookingFromItem(booking), refused };
    },

    pointsOf: (userId) => readAccount(table, userId),
    attempt: async (bookingId, n) => {
      const item = await getItem(table, keys.attempt(bookingId, n));
      return item && attemptFromItem(item);
    },
    refund: async (bookingId, n) => {
      const item = await getItem(table, keys.refund(bookingId, n));
      return item && refundFromItem(item);
    },
    deskPayment: async (bookingId, id) => {
      const item = await getItem(table, keys.deskPayment(bookingId, id));
      return item && deskPaymentFromItem(item);
    },
    money: async (bookingId) => {
      const { pk } = keys.booking(bookingId);
      const items = await queryAll(table, { pk, from: 'PAY#', to: `REFUND#${last}` });
      return {
        attempts: items.filter((item) => item['type'] === 'attempt').map(attemptFromItem),
        refunds: items.filter((item) => item['type'] === 'refund').map(refundFromItem),
        deskPayments: items.filter((item) => item['type'] === 'desk-payment').map(deskPaymentFromItem),
      };
    },

    idsOfUser,
    idsOfUsers: async (userIds, limit, position) =>
      mergedIds(await Promise.all(userIds.map((userId) => idsOfUser(userId, limit, position))), limit),
    idsOfHotel: (hotelId, range, limit, position) => {
      const pk = `HOTEL#${hotelId}`;
      const to = `${range.to ?? LAST_DATE}#${last}`;
      const after = startAfter('byArrival', pk, position);
      return pageOfIds({ pk, index: 'byArrival', limit, from: range.from ?? '0', to, after }, indexes.byArrival.sort);
    },

    due: async (shard, until, limit, after) => {
      // What is left of a page may be done by then: the next one starts behind the last key, not after so many.
      const from = after === undefined ? '0' : `${after}\u0000`;
      const page = await queryPage(table, { pk: `DUE#${shard}`, index: 'due', from, to: `${until}#${last}`, limit });
      const position = page.items.at(-1)?.[indexes.due.sort];
      return { due: page.items.map(dueFrom), next: page.next && position !== undefined ? String(position) : undefined };
    },
  };
};

/** Pages of several lists as one, newest first: a position is when a booking was made, in each of them alike. */
const mergedIds = (pages: readonly IdPage[], limit: number): IdPage => {
  const all = pages.flatMap(({ positions }) => positions).toSorted((one, other) => (one < other ? 1 : -1));
  const positions = all.slice(0, limit);
  const goesOn = all.length > limit || pages.some(({ next }) => next !== undefined);
  return { ids: positions.map(lastPart), positions, next: goesOn ? positions.at(-1) : undefined };
};

/** Where a page ended, from the position the caller was given: its last part is the booking's id. */
const startAfter = (index: 'byOwner' | 'byArrival', pk: string, position: string | undefined): Item | undefined =>
  position === undefined
    ? undefined
    : { ...keys.booking(lastPart(position)), [indexes[index].partition]: pk, [indexes[index].sort]: position };
