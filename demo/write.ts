import { commit } from '../functions/adapters/dynamo/commit.ts';
import type { Item, Table } from '../functions/adapters/dynamo/table.ts';
import { withBackoff } from '../functions/usecases/backoff.ts';
import type { Delay } from '../functions/usecases/ports/time.ts';

/** The most items a transaction takes. DynamoDB Local writes one in half the time of four batches of 25. */
const MOST = 100;
/** One is on its way while the next is being made; its one writer gains nothing from more. */
const LANES = 2;

/** Puts the items, in no order and not as one; putting them again does no harm. Throws when DynamoDB stays away. */
export const putAll = async (table: Table, delay: Delay, items: readonly Item[]): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const some = items.slice(next, next + MOST);
      next += MOST;
      await put(table, delay, some);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
};

const put = async (table: Table, delay: Delay, items: readonly Item[]): Promise<void> => {
  const writes = items.map((Item) => ({ means: 'demo', put: { Item } }));
  const result = await withBackoff(delay, async () =>
    (await commit(table, writes)).kind === 'committed' ? 'written' : 'again',
  );
  if (result === 'gave-up') {
    throw new Error('The database takes no more of the demo world at the moment; start again and it goes on.');
  }
};
