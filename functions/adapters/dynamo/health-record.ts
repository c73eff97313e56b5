import * as z from 'zod';
import { keys } from '../../contract/keys.ts';
import { type ScheduleName, schedules } from '../../contract/schedules.ts';
import { type HealthRecord, watchedParts } from '../../usecases/ports/health.ts';
import { update } from './commit.ts';
import { getItem, type Item, type Table } from './table.ts';

const instant = z.string();
const fromItem = (item: Item) => {
  const pick = <N extends string>(prefix: string, names: readonly N[]): Partial<Record<N, string>> =>
    Object.fromEntries(
      names.flatMap((name) => {
        const at = instant.optional().parse(item[`${prefix}${name}`]);
        return at === undefined ? [] : [[name, at]];
      }),
    ) as Partial<Record<N, string>>;
  return {
    failing: pick('failing_', watchedParts),
    ran: pick('ran_', Object.keys(schedules) as ScheduleName[]),
    expectedFrom: instant.optional().parse(item['expectedFrom']),
  };
};

/**
 * The notes as attributes of one item, so that `GET /health` costs one read. A note that another writer contends with
 * is left out: the next failure or run writes it.
 */
export const healthRecord = (table: Table): HealthRecord => {
  const set = async (expression: string, values: Item, names: Record<string, string> = {}): Promise<void> => {
    await update(table, {
      Key: keys.systemHealth(),
      UpdateExpression: `SET #type = :type, #schema = :one, ${expression}`,
      ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema', ...names },
      ExpressionAttributeValues: { ':type': 'health', ':one': 1, ...values },
    });
  };
  return {
    load: async () => fromItem((await getItem(table, keys.systemHealth())) ?? {}),
    failed: (part, at) => set('#part = if_not_exists(#part, :at)', { ':at': at }, { '#part': `failing_${part}` }),
    recovered: async (part) => {
      await update(table, {
        Key: keys.systemHealth(),
        UpdateExpression: 'REMOVE #part',
        // Nothing was noted: nothing is written.
        ConditionExpression: 'attribute_exists(#part)',
        ExpressionAttributeNames: { '#part': `failing_${part}` },
      });
    },
    ran: (schedule, at) =>
      set('#ran = :at, expectedFrom = if_not_exists(expectedFrom, :at)', { ':at': at }, { '#ran': `ran_${schedule}` }),
    started: (at) => set('expectedFrom = :at', { ':at': at }),
  };
};
