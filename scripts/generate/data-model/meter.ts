import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

/** One call on the table, as it was billed. */
export interface MeteredCall {
  readonly operation: string;
  /** Capacity units of the table itself, and of its indexes. */
  readonly read: number;
  readonly write: number;
  readonly indexWrite: number;
  /** What it touched: `pk / sk` of items, `index: pk / sk…` of queries, in request order. */
  readonly touched: readonly string[];
  readonly index: string | undefined;
  /** Its condition failed; AWS bills it too, but the answer does not contain the units. */
  readonly refused: boolean;
}

const units = z.object({ CapacityUnits: z.number().default(0) });
const consumed = units.extend({
  Table: units.default({ CapacityUnits: 0 }),
  GlobalSecondaryIndexes: z.record(z.string(), units).default({}),
});
const output = z.object({ ConsumedCapacity: z.union([consumed, z.array(consumed)]).optional() });

const key = z.object({ pk: z.string(), sk: z.string() });
const nameOf = (value: unknown): string => {
  const { pk, sk } = key.parse(value);
  return `${pk} / ${sk}`;
};
const action = z.object({ Key: key.optional(), Item: key.optional() });
const input = z.object({
  IndexName: z.string().optional(),
  Key: key.optional(),
  Item: key.optional(),
  KeyConditionExpression: z.string().optional(),
  ExpressionAttributeValues: z.record(z.string(), z.unknown()).optional(),
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(key) })).optional(),
  TransactItems: z.array(z.record(z.string(), action)).optional(),
});

const touchedBy = (given: z.infer<typeof input>): string[] => {
  const single = given.Key ?? given.Item;
  if (single) return [nameOf(single)];
  if (given.RequestItems) return Object.values(given.RequestItems).flatMap(({ Keys }) => Keys.map(nameOf));
  if (given.TransactItems) {
    return given.TransactItems.flatMap((each) => Object.values(each).map(({ Key, Item }) => nameOf(Key ?? Item)));
  }
  const { ':pk': pk, ':from': from, ':to': to, ':prefix': prefix } = given.ExpressionAttributeValues ?? {};
  const range = prefix === undefined ? [from, to].filter((end) => end !== undefined).join(' … ') : `${prefix}…`;
  return [range === '' ? String(pk) : `${pk} / ${range}`.replaceAll('\uffff', '~')];
};

const isWrite = (operation: string): boolean => /^(Put|Update|Delete|TransactWrite|BatchWrite)/.test(operation);

/** Records the cost of every call of the client until it is taken. */
export const meter = (client: DynamoDBDocumentClient): { take(): MeteredCall[] } => {
  let calls: MeteredCall[] = [];
  client.middlewareStack.add(
    (next, context) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'INDEXES' });
      const operation = (context.commandName ?? '').replace('Command', '');
      const given = input.parse(args.input);
      const note = (bills: z.infer<typeof consumed>[], refused: boolean): void => {
        const table = bills.reduce((sum, bill) => sum + bill.Table.CapacityUnits, 0);
        const inIndexes = bills
          .flatMap((bill) => Object.values(bill.GlobalSecondaryIndexes))
          .reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
        const cost = isWrite(operation)
          ? { read: 0, write: table, indexWrite: inIndexes }
          : { read: table + inIndexes, write: 0, indexWrite: 0 };
        calls.push({ operation, ...cost, touched: touchedBy(given), index: given.IndexName, refused });
      };
      const answer = await next(args).catch((error: unknown) => {
        note([], true);
        throw error;
      });
      note([output.parse(answer.output).ConsumedCapacity ?? []].flat(), false);
      return answer;
    },
    { step: 'initialize', name: 'meter' },
  );
  return {
    take: () => {
      const taken = calls;
      calls = [];
      return taken;
    },
  };
};
