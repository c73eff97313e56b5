import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import type { IndexTickets } from '../../../usecases/ports/indexing.ts';
import { getItem, type Table } from '../table.ts';

const ticketSchema = z.object({ seq: z.int() });

/** A hotel's tickets are counted on an item of its own, which outlives the hotel and makes no event. */
export const indexTickets = (table: Table): IndexTickets => ({
  async take(hotelId) {
    const answer = await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: keys.indexTicket(hotelId),
        UpdateExpression: 'SET #type = :type, #schema = :schema ADD seq :one',
        ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema' },
        ExpressionAttributeValues: { ':type': 'indexTicket', ':schema': 1, ':one': 1 },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return ticketSchema.parse(answer.Attributes).seq;
  },
});

const worldSchema = z.object({ id: z.string() });

/** The name of this table's own world, made once; an index built from another table has another. */
export const searchWorldId = async (table: Table, fresh: string): Promise<string> => {
  const known = await getItem(table, keys.searchWorld());
  if (known !== undefined) return worldSchema.parse(known).id;
  const answer = await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: keys.searchWorld(),
      // A second process keeps the name that the first one wrote.
      UpdateExpression: 'SET #type = :type, #schema = :schema, id = if_not_exists(id, :id)',
      ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema' },
      ExpressionAttributeValues: { ':type': 'searchWorld', ':schema': 1, ':id': fresh },
      ReturnValues: 'ALL_NEW',
    }),
  );
  return worldSchema.parse(answer.Attributes).id;
};
