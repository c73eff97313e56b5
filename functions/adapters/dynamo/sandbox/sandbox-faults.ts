import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { keys } from '../../../contract/keys.ts';
import { type FaultSettings, type Faults, faultyParts } from '../../../usecases/ports/faults.ts';
import { getItem, type Item, type Table } from '../table.ts';

const fault = z.enum(['ok', 'slow', 'down']).default('ok');
const stored = z.object({ search: fault, payments: fault, events: fault });
const KNOWN_MS = 500;

/** The faults of a sandbox, kept in the table, so that every process goes by them. */
export const sandboxFaults = (table: Table): Faults => {
  let known: Promise<FaultSettings> | undefined;
  let knownAt = Number.NEGATIVE_INFINITY;

  const read = async (): Promise<FaultSettings> => stored.parse((await getItem(table, keys.sandboxFaults())) ?? {});
  const current = (): Promise<FaultSettings> => {
    if (known === undefined || performance.now() - knownAt > KNOWN_MS) {
      known = read();
      knownAt = performance.now();
      known.catch(() => {
        known = undefined;
      });
    }
    return known;
  };

  return {
    of: async (part) => (await current())[part],
    load: read,
    set: async (changes) => {
      const given = faultyParts.filter((part) => changes[part] !== undefined);
      const values: Item = Object.fromEntries(given.map((part) => [`:${part}`, changes[part]]));
      const sets = given.map((part) => `#${part} = :${part}`);
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: keys.sandboxFaults(),
          UpdateExpression: `SET ${['#type = :type', '#schema = :one', ...sets].join(', ')}`,
          ExpressionAttributeNames: {
            '#type': 'type',
            '#schema': 'schema',
            ...Object.fromEntries(given.map((part) => [`#${part}`, part])),
          },
          ExpressionAttributeValues: { ':type': 'sandbox-faults', ':one': 1, ...values },
        }),
      );
      known = undefined;
      return read();
    },
  };
};
