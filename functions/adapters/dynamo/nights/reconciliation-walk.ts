import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import type { ReconciliationWalk } from '../../../usecases/ports/reconciliation.ts';
import { getItem, type Table } from '../table.ts';

const walkSchema = z.object({ position: z.string().optional() });

/** The walk over all hotels, in the single table. */
export const reconciliationWalk = (table: Table): ReconciliationWalk => ({
  async position() {
    return walkSchema.parse((await getItem(table, keys.reconciliationWalk())) ?? {}).position;
  },
  async moveTo(position) {
    const Item = {
      ...keys.reconciliationWalk(),
      type: 'reconciliation',
      schema: 1,
      ...(position !== undefined && { position }),
    };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
  },
});
