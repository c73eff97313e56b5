import { keys } from '../../../contract/keys.ts';
import { monthOf } from '../../../domain/calendar/months.ts';
import { withBackoff } from '../../../usecases/backoff.ts';
import type { Delay } from '../../../usecases/ports/time.ts';
import type { Units } from '../../../usecases/ports/units.ts';
import { commit, type Write } from '../commit.ts';
import type { Table } from '../table.ts';

type Repair = Parameters<Units['repairNight']>;

/** The night as it is to be, where it is as it was seen. */
const nightWrite = ({ unitId, date, from, to }: Repair[0]): Write<string> => ({
  means: 'night',
  update: {
    Key: keys.unitMonth(unitId, monthOf(date)),
    UpdateExpression: `SET #type = :type, #schema = :one${to === null ? ' REMOVE #date' : ', #date = :to'}`,
    ConditionExpression: from === null ? 'attribute_not_exists(#date)' : '#date = :from',
    ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema', '#date': date },
    ExpressionAttributeValues: {
      ':type': 'unitMonth',
      ':one': 1,
      ...(to !== null && { ':to': to }),
      ...(from !== null && { ':from': from }),
    },
  },
});

/** The booking says what it said when it was read: an assignment raises its revision. */
const bookingStands = ({ id, revision }: Repair[1][number]): Write<string> => ({
  means: 'booking',
  check: {
    Key: keys.booking(id),
    ConditionExpression: '#revision = :revision',
    ExpressionAttributeNames: { '#revision': 'revision' },
    ExpressionAttributeValues: { ':revision': revision },
  },
});

/** Mends one night of a unit in a transaction with its entry in the change log (rule 33). */
export const repairNight = async (
  table: Table,
  delay: Delay,
  night: Repair[0],
  bookings: Repair[1],
  audit: Write<string>,
): Promise<'repaired' | 'conflict'> => {
  const writes = [nightWrite(night), ...bookings.map(bookingStands), audit];
  const result = await withBackoff(delay, async () => {
    const { kind } = await commit(table, writes);
    if (kind === 'committed') return 'repaired';
    return kind === 'failed' ? 'conflict' : 'again';
  });
  return result === 'gave-up' ? 'conflict' : result;
};
