import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { bookingFromItem, bookingToItem } from '../../functions/adapters/dynamo/bookings/booking-items.ts';
import { getItem, type Item, type Table } from '../../functions/adapters/dynamo/table.ts';
import { toUnitItem, toUnitMonthItems } from '../../functions/adapters/dynamo/units/unit-items.ts';
import { keys } from '../../functions/contract/keys.ts';
import type { Booking } from '../../functions/domain/booking/booking.ts';
import { addDays, eachNight } from '../../functions/domain/calendar/date.ts';
import { bookingHolder, type Unit, type UnitNight } from '../../functions/domain/hotel/unit.ts';
import { chance } from '../../tests/support/chance.ts';

const guests = ['Ada Lovelace', 'Friederike von Hohenberg-Schäfer', 'عبد الرحمن، ليلى', 'Haruto Tanaka', 'Rui Silva'];

/**
 * Fills a hotel: 200 units with consecutive stays for a number of nights, one in twenty without a unit. Each stay is a
 * copy of a real booking, written with the repositories' own builders, because booking thousands takes half an hour.
 * @returns the number of stays
 */
export const fillHouse = async (
  table: Table,
  bookingId: string,
  { from, nights, units: many }: { from: string; nights: number; units: number },
): Promise<number> => {
  const next = chance(many + nights);
  const booked = bookingFromItem((await getItem(table, keys.booking(bookingId))) ?? {});
  const items: Item[] = [];
  let stays = 0;
  for (let place = 0; place < many; place += 1) {
    const floor = String(1 + Math.floor(place / 25));
    const number = `${floor}${String(1 + (place % 25)).padStart(2, '0')}`;
    const unit: Unit = {
      ...{ id: `unit-${number}`, hotelId: booked.hotelId, roomTypeId: booked.roomTypeId, number, floor },
      ...{ status: 'in_service', housekeeping: next() < 0.2 ? 'dirty' : 'clean', version: 1 },
    };
    const held: UnitNight[] = [];
    for (let day = Math.floor(next() * 3); day < nights; ) {
      const length = 1 + Math.floor(next() * 5);
      const [checkIn, checkOut] = [addDays(from, day), addDays(from, day + length)];
      const has = next() < 0.95;
      stays += 1;
      const copy: Booking = {
        ...booked,
        ...{ id: `${bookingId.slice(0, -5)}${String(stays).padStart(5, '0')}`, checkIn, checkOut },
        guestName: guests[Math.floor(next() * guests.length)] ?? '',
        nights: eachNight(checkIn, checkOut).flatMap((date) =>
          booked.nights[0] ? [{ ...booked.nights[0], date }] : [],
        ),
        ...(has && { unitIds: [unit.id] }),
      };
      items.push(bookingToItem(copy));
      if (has) held.push(...eachNight(checkIn, checkOut).map((date) => ({ date, holder: bookingHolder(copy.id) })));
      day += length + (next() < 0.3 ? 1 : 0);
    }
    items.push(toUnitItem(unit), ...toUnitMonthItems(unit.id, held));
  }
  for (let first = 0; first < items.length; first += 25) {
    const puts = items.slice(first, first + 25).map((Item) => ({ PutRequest: { Item } }));
    await table.client.send(new BatchWriteCommand({ RequestItems: { [table.name]: puts } }));
  }
  return stays;
};
