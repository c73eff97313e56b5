import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemoryDynamo, openDurableDynamo } from '../../memory-dynamodb/index.ts';
import { endpointForTests, localClient, NO_JAVA } from '../support/dynamodb.ts';
import { type ContractTable, createContractTable, tableBy } from './contract/table.ts';
import { freshFolder, noTrouble } from './kept/folders.ts';
import { agree, contentsOf, operation, outcome } from './random-operations.ts';

const endpoint = await endpointForTests();
const RUNS = Number(process.env['DIFFERENTIAL_RUNS'] ?? 30);

const empty = (table: ContractTable): Promise<unknown> => contentsOf(table.documents, table.name, 'and delete');

describe.skipIf(endpoint === undefined)(`random operations${endpoint === undefined ? ` (${NO_JAVA})` : ''}`, () => {
  it('come out the same on our tables and on DynamoDB Local, and leave the same items, behind a restart too', async () => {
    const folder = freshFolder();
    const open = () => openDurableDynamo({ folder, onTrouble: noTrouble, snapshotAfterBytes: 20_000 });
    let dynamo = open();
    const local = await createContractTable(localClient(endpoint ?? ''), false);
    const memory = await createContractTable(createMemoryDynamo().client(), true);
    let kept = await createContractTable(dynamo.client(), true);
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 40 }), async (operations) => {
        await Promise.all([empty(local), empty(memory), empty(kept)]);
        for (const asked of operations) {
          const [theirs, ...ours] = await Promise.all([
            outcome(local.documents, local.name, asked),
            outcome(memory.documents, memory.name, asked),
            outcome(kept.documents, kept.name, asked),
          ]);
          for (const each of ours) if (!agree(theirs, each)) expect(each).toEqual(theirs);
        }
        const contents = await contentsOf(local.documents, local.name);
        expect(await contentsOf(memory.documents, memory.name)).toEqual(contents);
        expect(await contentsOf(kept.documents, kept.name)).toEqual(contents);
        await dynamo.close();
        dynamo = open();
        kept = tableBy(dynamo.client(), kept.name, true);
        expect(await contentsOf(kept.documents, kept.name)).toEqual(contents);
      }),
      { numRuns: RUNS },
    );
    await dynamo.close();
  }, 300_000);
});
