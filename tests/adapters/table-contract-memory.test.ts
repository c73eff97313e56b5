import { createMemoryDynamo } from '../../local/memory-table/memory-dynamo.ts';
import { describeTableContract } from '../support/dynamodb-contract.ts';

describeTableContract('the in-memory table', {
  open: async () => createMemoryDynamo().client(),
  followsAws: true,
});
