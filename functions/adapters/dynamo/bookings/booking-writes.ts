import { indexKeys, keys } from '../../../contract/keys.ts';
import { heldBy, type NightDelta, nightsDelta } from '../../../domain/booking/delta.ts';
import { snapshotsOf } from '../../../domain/booking/history.ts';
import type { RefundEntry } from '../../../domain/booking/payment.ts';
import { type UnitDelta, unitsDelta } from '../../../domain/booking/units.ts';
import { type Unpaid, unpaidDelta } from '../../../domain/booking/unpaid.ts';
import { bookingHolder } from '../../../domain/hotel/unit.ts';
import type { BookingWrite, ExpectedNight } from '../../../usecases/ports/bookings.ts';
import { pointsWrites } from '../accounts/points-items.ts';
import type { Write } from '../commit.ts';
import { unitCheck, unitMonthWrite } from '../units/unit-nights.ts';
import { attemptToItem, bookingToItem, deskPaymentToItem, historyToItem, refundToItem } from './booking-items.ts';

/** What a failed condition of each write in a booking's transaction means. */
export type Meaning =
  | { readonly of: 'booking' }
  | { readonly of: 'night'; readonly delta: NightDelta; readonly expected: ExpectedNight | null }
  /** `delta` is absent for the unit itself. */
  | { readonly of: 'unit'; readonly unitId: string; readonly delta?: UnitDelta }
  | { readonly of: 'open-holds' }
  | { readonly of: 'ledger' };

const bookingWrite = ({ before, after }: BookingWrite): Write<Meaning> => {
  const means: Meaning = { of: 'booking' };
  if (before === null) {
    // The id is the idempotency key: a second request finds the booking.
    return { means, put: { Item: bookingToItem(after), ConditionExpression: 'attribute_not_exists(pk)' } };
  }
  return {
    means,
    put: {
      Item: bookingToItem(after),
      // It is unchanged since it was read, so the move is still legal.
      ConditionExpression: '#revision = :revision AND #status = :status',
      ExpressionAttributeNames: { '#revision': 'revision', '#status': 'status' },
      ExpressionAttributeValues: { ':revision': before.revision, ':status': before.status },
    },
  };
};

/**
 * Takes rooms of a night (rule 1). DynamoDB conditions cannot add, so `left` is counted down beside `sold`.
 * A night without an item starts from the quote's cap; a stored one ignores it.
 */
export const takeNight = (delta: NightDelta, expected: ExpectedNight): Write<Meaning> => {
  const conditions = [
    '(attribute_not_exists(#left) OR #left >= :rooms)',
    'attribute_not_exists(closed)',
    'attribute_not_exists(fence)',
  ];
  if (expected.rev !== undefined) {
    // The owner has not changed this night since its price was promised; a night without a price of its own is at revision 0.
    conditions.push(expected.rev === 0 ? '(attribute_not_exists(rateRev) OR rateRev = :rev)' : 'rateRev = :rev');
  }
  return {
    means: { of: 'night', delta, expected },
    update: {
      Key: keys.night(delta.hotelId, delta.date, delta.roomTypeId),
      UpdateExpression:
        'SET #left = if_not_exists(#left, :cap) - :rooms, sold = if_not_exists(sold, :zero) + :rooms, ' +
        '#cap = if_not_exists(#cap, :cap), seq = if_not_exists(seq, :zero) + :one, #type = :type, #schema = :one, ' +
        '#hotelId = :hotelId, #roomTypeId = :roomTypeId, #date = :date',
      ConditionExpression: conditions.join(' AND '),
      ExpressionAttributeNames: { '#left': 'left', '#cap': 'cap', ...nightNames },
      ExpressionAttributeValues: {
        ':rooms': delta.rooms,
        ':cap': expected.cap,
        ':zero': 0,
        ':one': 1,
        ...(expected.rev !== undefined && { ':rev': expected.rev }),
        ...nightValues(delta),
      },
    },
  };
};

const nightNames = {
  '#type': 'type',
  '#schema': 'schema',
  '#hotelId': 'hotelId',
  '#roomTypeId': 'roomTypeId',
  '#date': 'date',
};
const nightValues = (delta: NightDelta) => ({
  ':type': 'night',
  ':hotelId': delta.hotelId,
  ':roomTypeId': delta.roomTypeId,
  ':date': delta.date,
});

/** Gives rooms of a night back; a counter that never took them is drift, and stays for reconciliation to find. */
const giveNight = (delta: NightDelta): Write<Meaning> => ({
  means: { of: 'night', delta, expected: null },
  update: {
    Key: keys.night(delta.hotelId, delta.date, delta.roomTypeId),
    UpdateExpression: 'SET #left = #left + :rooms, sold = sold - :rooms, seq = seq + :one',
    ConditionExpression: 'sold >= :rooms',
    ExpressionAttributeNames: { '#left': 'left' },
    ExpressionAttributeValues: { ':rooms': -delta.rooms, ':one': 1 },
  },
});

/** Conditions cannot add, so what is added is taken from the cap before it is sent. */
const withinCaps = ({ caps }: BookingWrite, added: Unpaid) => {
  const conditions: string[] = [];
  const values: Record<string, number> = {};
  const keep = (attribute: string, value: string, room: number): void => {
    values[value] = room;
    // What is added alone is more than the cap: no count, and no missing count, lets it pass.
    conditions.push(
      room < 0 ? `${attribute} <= ${value}` : `(attribute_not_exists(${attribute}) OR ${attribute} <= ${value})`,
    );
  };
  if (caps && added.holds > 0) keep('#open', ':mostOpen', caps.maxOpenHolds - added.holds);
  if (caps && added.roomNights > 0) keep('#roomNights', ':mostRoomNights', caps.maxOpenRoomNights - added.roomNights);
  return { conditions, values };
};

/**
 * What the guest holds unpaid moves with every entry to and exit from those states, and with every change of stay in
 * them (rule 8).
 */
const openHoldsWrite = (write: BookingWrite, added: Unpaid): Write<Meaning> => {
  const { conditions, values } = withinCaps(write, added);
  return {
    means: { of: 'open-holds' },
    update: {
      Key: keys.openHolds(write.after.userId),
      // `seq` shows reconciliation whether the count has changed.
      UpdateExpression: 'SET #type = :type, #schema = :one ADD #open :holds, #roomNights :roomNights, seq :one',
      ...(conditions.length > 0 && { ConditionExpression: conditions.join(' AND ') }),
      ExpressionAttributeNames: { '#open': 'open', '#roomNights': 'roomNights', '#type': 'type', '#schema': 'schema' },
      ExpressionAttributeValues: {
        ':holds': added.holds,
        ':roomNights': added.roomNights,
        ':one': 1,
        ':type': 'open-holds',
        ...values,
      },
    },
  };
};

const historyWrites = (write: BookingWrite): Write<Meaning>[] => {
  // The hold itself is the first entry: the booking's own insert publishes it.
  if (write.event === null || write.before === null) return [];
  const entry = {
    bookingId: write.after.id,
    revision: write.after.revision,
    event: write.event,
    actor: write.actor,
    at: write.after.updatedAt,
    ...snapshotsOf(write.before, write.after),
    reason: write.reason ?? null,
  };
  const pending = indexKeys.pendingHistory(entry.at, entry.bookingId, entry.revision);
  return [{ means: { of: 'ledger' }, put: { Item: { ...historyToItem(entry), ...pending } } }];
};

/** A refund entry moves on from the state it was read in. */
const refundWrite = (refund: RefundEntry, from: RefundEntry['state']): Write<Meaning> => ({
  means: { of: 'ledger' },
  put: {
    Item: refundToItem(refund),
    ConditionExpression: '#state = :from',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':from': from },
  },
});

const moneyWrites = (write: BookingWrite): Write<Meaning>[] => {
  const means: Meaning = { of: 'ledger' };
  const writes: Write<Meaning>[] = [];
  if (write.attempt) {
    const opens = write.attempt.state === 'open' && write.attempt.tries === 0;
    writes.push({
      means,
      put: {
        Item: attemptToItem(write.attempt),
        // A new attempt takes an unused number; an old one is still open.
        ...(opens
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#state = :open',
              ExpressionAttributeNames: { '#state': 'state' },
              ExpressionAttributeValues: { ':open': 'open' },
            }),
      },
    });
  }
  for (const refund of write.refunds ?? []) {
    writes.push({ means, put: { Item: refundToItem(refund), ConditionExpression: 'attribute_not_exists(pk)' } });
  }
  if (write.refundSettled) writes.push(refundWrite(write.refundSettled, 'due'));
  for (const refund of write.refundsGiven ?? []) writes.push(refundWrite(refund, 'due'));
  if (write.deskPayment) {
    const Item = deskPaymentToItem(write.deskPayment);
    writes.push({ means, put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } });
  }
  if (write.refundReopened) writes.push(refundWrite(write.refundReopened, 'settled'));
  return writes;
};

/** The unit-nights that move with the booking (rule 33), and each unit that is taken anew must be one to be taken. */
const unitWrites = ({ before, after }: BookingWrite): Write<Meaning>[] => {
  const deltas = unitsDelta(before, after);
  const taken = new Set(deltas.filter(({ take }) => take.length > 0).map(({ unitId }) => unitId));
  const { hotelId, roomTypeId } = after;
  return [
    ...deltas.map((delta) => {
      const means = { of: 'unit', unitId: delta.unitId, delta } as const;
      return unitMonthWrite<Meaning>(means, delta, bookingHolder(after.id));
    }),
    ...[...taken].map((unitId) => unitCheck<Meaning>({ of: 'unit', unitId }, hotelId, unitId, roomTypeId)),
  ];
};

/** Every write of the change: the booking first, then its nights, so that reasons are read in order (rule 6). */
export const writesOf = (write: BookingWrite): Write<Meaning>[] => {
  const { before, after } = write;
  const nights = nightsDelta(before && heldBy(before), heldBy(after)).map((delta) => {
    if (delta.rooms < 0) return giveNight(delta);
    if (!write.expected) throw new Error(`the night ${delta.date} is taken without what is expected of it`);
    return takeNight(delta, write.expected(delta));
  });
  const unpaid = unpaidDelta(before, after);
  return [
    bookingWrite(write),
    ...nights,
    ...unitWrites(write),
    ...(unpaid.holds === 0 && unpaid.roomNights === 0 ? [] : [openHoldsWrite(write, unpaid)]),
    ...historyWrites(write),
    ...moneyWrites(write),
    ...pointsWrites<Meaning>(write.points, { of: 'ledger' }),
  ];
};
