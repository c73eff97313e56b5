import { attemptToItem, bookingToItem, historyToItem } from '../functions/adapters/dynamo/bookings/booking-items.ts';
import { toHotelItem, toRatingItem } from '../functions/adapters/dynamo/hotels/hotel-item.ts';
import { toReviewItem } from '../functions/adapters/dynamo/hotels/review-item.ts';
import { toHomeItem, toRoomTypeItem } from '../functions/adapters/dynamo/hotels/room-type-item.ts';
import { toBlockHomeItem, toBlockItem } from '../functions/adapters/dynamo/nights/block-items.ts';
import { toNightItem } from '../functions/adapters/dynamo/nights/night-item.ts';
import { toOpenHoldsItem } from '../functions/adapters/dynamo/nights/reconciliation-holds.ts';
import { toPlanHomeItem } from '../functions/adapters/dynamo/rates/rate-plan-repository.ts';
import type { Item } from '../functions/adapters/dynamo/table.ts';
import {
  toUnitHomeItem,
  toUnitItem,
  toUnitMonthItems,
  toUnitNumberItem,
} from '../functions/adapters/dynamo/units/unit-items.ts';
import { keys } from '../functions/contract/keys.ts';
import { chargeKey, type PaymentAttempt } from '../functions/domain/booking/payment.ts';
import { unpaidIn } from '../functions/domain/booking/unpaid.ts';
import { STANDARD_ID } from '../functions/domain/rates/plan.ts';
import type { FurnishedHouse } from './furnish.ts';
import { numbersItems } from './numbers.ts';

/** The simulated gateway's own record of a charge, as it would have written it. */
const chargeItem = ({ bookingId, n, amount, method, createdAt }: PaymentAttempt): Item => ({
  ...keys.gatewayEntry(chargeKey(bookingId, n)),
  type: 'gateway-entry',
  schema: 1,
  state: 'succeeded',
  amount,
  method,
  at: createdAt,
});

/** Items of the demo world are not published as events. */
const unpublished = (item: Item): Item => ({ ...item, seeded: true });

/** Numbered rooms with their bookings by night, and rooms that are off sale. */
const roomItems = ({ units, unitNights, blocks }: FurnishedHouse): Item[] => [
  ...units.flatMap((unit) => [toUnitItem(unit), toUnitNumberItem(unit), toUnitHomeItem(unit)]),
  ...[...unitNights].flatMap(([unitId, nights]) => toUnitMonthItems(unitId, nights)),
  ...blocks.flatMap((stored) => [toBlockItem(stored.block), toBlockHomeItem(stored)]),
];

/** The unpaid holds of guests without an account. Accounts, which have stayed in many hotels, have no unpaid holds. */
const unpaidItems = ({ stays }: FurnishedHouse): Item[] => {
  const unpaid = stays.filter(({ booking }) => booking.withoutAccount && unpaidIn(booking).roomNights > 0);
  return [...Map.groupBy(unpaid, ({ booking }) => booking.userId)].map(([userId, own]) => {
    const roomNights = own.reduce((sum, { booking }) => sum + unpaidIn(booking).roomNights, 0);
    return toOpenHoldsItem(userId, { holds: 0, roomNights });
  });
};

/** Every item of a hotel, by the repositories' own builders. */
export const itemsOf = (house: FurnishedHouse): Item[] => {
  const { hotel, roomTypes, nights, stays, reviews, stars } = house;
  return [
    toHotelItem(hotel),
    toRatingItem(hotel, stars),
    ...roomTypes.flatMap((roomType) => [toRoomTypeItem(hotel, roomType), toHomeItem(roomType)]),
    ...(hotel.plans ?? []).filter(({ id }) => id !== STANDARD_ID).map(toPlanHomeItem),
    ...nights.map(toNightItem),
    ...stays.flatMap(({ booking, attempt, history }) => [
      unpublished(bookingToItem(booking)),
      ...history.map((entry) => unpublished(historyToItem(entry))),
      ...(attempt === null ? [] : [attemptToItem(attempt), chargeItem(attempt)]),
    ]),
    ...reviews.map(toReviewItem),
    ...roomItems(house),
    ...unpaidItems(house),
    ...numbersItems(stays.map(({ booking }) => booking)),
  ];
};
