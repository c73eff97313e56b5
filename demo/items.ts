import { attemptToItem, bookingToItem, historyToItem } from '../functions/adapters/dynamo/bookings/booking-items.ts';
import { toHotelItem, toRatingItem } from '../functions/adapters/dynamo/hotels/hotel-item.ts';
import { toReviewItem } from '../functions/adapters/dynamo/hotels/review-item.ts';
import { toHomeItem, toRoomTypeItem } from '../functions/adapters/dynamo/hotels/room-type-item.ts';
import { toNightItem } from '../functions/adapters/dynamo/nights/night-item.ts';
import { toPlanHomeItem } from '../functions/adapters/dynamo/rates/rate-plan-repository.ts';
import type { Item } from '../functions/adapters/dynamo/table.ts';
import { keys } from '../functions/contract/keys.ts';
import { chargeKey, type PaymentAttempt } from '../functions/domain/booking/payment.ts';
import { STANDARD_ID } from '../functions/domain/rates/plan.ts';
import type { FurnishedHouse } from './furnish.ts';

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

/** What the demo world brought along is nobody's news: the publisher of events passes it by. */
const unpublished = (item: Item): Item => ({ ...item, seeded: true });

/** Every item of a hotel, by the repositories' own builders. */
export const itemsOf = ({ hotel, roomTypes, nights, stays, reviews, stars }: FurnishedHouse): Item[] => [
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
];
