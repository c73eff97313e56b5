import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { countConflicts } from '../../../functions/adapters/dynamo/table-counts.ts';
import { noMeter } from '../../../functions/usecases/ports/metrics.ts';
import { createMemoryDynamo, type Fault } from '../../../memory-dynamodb/index.ts';
import { createContractTable, freshKey } from '../../memory-dynamodb/contract/table.ts';

it('counts each write that met another one, and none that was throttled or went through', async () => {
  const counted: string[] = [];
  let fault: Fault | undefined;
  const memory = createMemoryDynamo({ intercept: () => fault });
  const { documents: client, name } = await createContractTable(memory.client(), true);
  const meter = { ...noMeter, count: (metric: string) => void counted.push(metric) };
  countConflicts({ client, name }, meter);
  countConflicts({ client, name }, meter);

  const put = () => client.send(new PutCommand({ TableName: name, Item: freshKey() }));
  const transact = () =>
    client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName: name, Item: freshKey() } }] }));
  await put();
  fault = { kind: 'throttle' };
  await expect(transact()).rejects.toThrow();
  expect(counted).toEqual([]);
  fault = { kind: 'transaction-conflict' };
  await expect(put()).rejects.toThrow();
  await expect(transact()).rejects.toThrow();
  expect(counted).toEqual(['transaction_conflicts_total', 'transaction_conflicts_total']);
});
