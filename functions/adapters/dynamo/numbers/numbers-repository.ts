import { hotelRanges } from '../../../contract/hotel-ranges.ts';
import { keys } from '../../../contract/keys.ts';
import { monthsOf } from '../../../domain/calendar/months.ts';
import type { NumbersLedger, NumbersReader } from '../../../usecases/ports/numbers.ts';
import { auditWrite } from '../audit.ts';
import { changing } from '../change.ts';
import { commit, type Write } from '../commit.ts';
import { getItem, getItems, queryAll, type Table } from '../table.ts';
import {
  daySums,
  fromCountedItem,
  fromDayItem,
  fromPickupItem,
  pickupSums,
  sumsUpdate,
  toCountedItem,
} from './numbers-items.ts';
import { fromRoomsChangeItem } from './rooms-change-item.ts';

/**
 * Counts bookings into the days of their hotels. A stay that is exchanged for another touches 60 nights, 3 days on which
 * something was done and 6 months of pickup at most, below the 100 items of a transaction.
 */
export const numbersLedger = (table: Table, nonce: () => string): NumbersLedger => ({
  counted: async (bookingId) => {
    const item = await getItem(table, keys.countedBooking(bookingId));
    return item && fromCountedItem(item);
  },
  countedMany: async (bookingIds) => (await getItems(table, bookingIds.map(keys.countedBooking))).map(fromCountedItem),
  days: async (hotelId, from, to) =>
    (await queryAll(table, { pk: keys.hotel(hotelId).pk, ...hotelRanges.dayNumbers(from, to) })).map(fromDayItem),
  repairDay: async (hotelId, { date, currency, figures }, truth, audit) => {
    const { sold, revenue, taxes } = figures;
    const when = { sold: sold || undefined, revenue: revenue || undefined, taxes: taxes || undefined };
    const set = { type: 'day-numbers', schema: 1, hotelId, date, currency, ...truth };
    const repaired: Write<string> = {
      means: 'day',
      update: { Key: keys.dayNumbers(hotelId, date, currency), ...changing({ set, when }) },
    };
    const { kind } = await commit(table, [repaired, auditWrite(audit, nonce())]);
    return kind === 'committed' ? 'repaired' : 'conflict';
  },
  count: async (before, after, deltas, pickups) => {
    const writes: Write<string>[] = [
      {
        means: 'counted',
        put: {
          Item: toCountedItem(after),
          // No other process has counted this booking in between.
          ...(before === undefined
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'revision = :revision',
                ExpressionAttributeValues: { ':revision': before.revision },
              }),
        },
      },
      ...deltas.map((delta) => ({ means: 'day', update: sumsUpdate(daySums(delta)) })),
      ...pickups.flatMap(pickupSums).map((sums) => ({ means: 'pickup', update: sumsUpdate(sums) })),
    ];
    return (await commit(table, writes)).kind === 'committed' ? 'committed' : 'again';
  },
});

/** Reads what was counted, at half the price of a strong read: it follows the bookings anyway. */
export const numbersReader = (table: Table): NumbersReader => {
  const inHotel = (hotelId: string, range: { readonly from: string; readonly to: string }) =>
    queryAll(table, { pk: keys.hotel(hotelId).pk, ...range, consistent: false });
  return {
    days: async (hotelId, from, to) => (await inHotel(hotelId, hotelRanges.dayNumbers(from, to))).map(fromDayItem),
    pickups: async (hotelId, from, to, until) => {
      const months = monthsOf(from, to).map((month) => inHotel(hotelId, hotelRanges.pickups(month, until)));
      return (await Promise.all(months))
        .flat()
        .flatMap(fromPickupItem)
        .filter(({ date }) => date >= from && date <= to);
    },
    roomsChanges: async (hotelId) => (await inHotel(hotelId, hotelRanges.roomsChanges)).map(fromRoomsChangeItem),
  };
};
