import { bookingReader } from '../../functions/adapters/dynamo/bookings/booking-reader.ts';
import { numbersLedger } from '../../functions/adapters/dynamo/numbers/numbers-repository.ts';
import { pendingOutbox } from '../../functions/adapters/dynamo/outbox/pending-outbox.ts';
import type { Core } from '../../functions/composition/core.ts';
import { dueShards } from '../../functions/contract/keys.ts';
import { countBookingNow } from '../../functions/usecases/numbers/count-booking.ts';

const PAGE = 500;

/**
 * Does for a replayed hotel what the queues do for one in service, but for its mails and webhooks: each booking is
 * counted into the hotel's numbers, and each event is taken off the outbox, so that the daily check for gaps does not
 * send thousands of mails about stays of long ago.
 */
export const settleEvents = async (core: Core): Promise<void> => {
  const { table, delay, ids, clock } = core;
  const pending = pendingOutbox(table, ids.nonce);
  const numbers = numbersLedger(table, ids.nonce);
  const count = countBookingNow({ bookings: bookingReader(table), numbers, delay });
  const counted = new Set<string>();
  for (let shard = 0; shard < dueShards; shard += 1) {
    for (;;) {
      const entries = await pending.before(shard, clock.now(), PAGE);
      for (const entry of entries) {
        if ('bookingId' in entry && !counted.has(entry.bookingId)) {
          await count(entry.bookingId);
          counted.add(entry.bookingId);
        }
        await pending.acknowledge(entry);
      }
      if (entries.length < PAGE) break;
    }
  }
};
