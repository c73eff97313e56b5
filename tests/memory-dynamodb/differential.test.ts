import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { endpointForTests, localClient, NO_JAVA } from '../support/dynamodb.ts';
import { type ContractTable, createContractTable } from './contract/table.ts';
import { agree, contentsOf, operation, outcome } from './random-operations.ts';

const endpoint = await endpointForTests();
const RUNS = Number(process.env['DIFFERENTIAL_RUNS'] ?? 30);

describe.skipIf(endpoint === undefined)(`random operations${endpoint === undefined ? ` (${NO_JAVA})` : ''}`, () => {
  it('come out the same on the in-memory table and on DynamoDB Local, and leave the same items', async () => {
    const local = await createContractTable(localClient(endpoint ?? ''), false);
    const memory = await createContractTable(createMemoryDynamo().client(), true);
    const empty = (table: ContractTable): Promise<unknown> => contentsOf(table.documents, table.name, 'and delete');
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 40 }), async (operations) => {
        await Promise.all([empty(local), empty(memory)]);
        for (const asked of operations) {
          const [theirs, ours] = await Promise.all([
            outcome(local.documents, local.name, asked),
            outcome(memory.documents, memory.name, asked),
          ]);
          if (!agree(theirs, ours)) expect(ours).toEqual(theirs);
        }
        expect(await contentsOf(memory.documents, memory.name)).toEqual(await contentsOf(local.documents, local.name));
      }),
      { numRuns: RUNS },
    );
  }, 300_000);
});
