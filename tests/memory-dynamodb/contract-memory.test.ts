import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { describeTableContract } from './contract/index.ts';

describeTableContract('the in-memory table', {
  open: async () => createMemoryDynamo().client(),
  followsAws: true,
});
