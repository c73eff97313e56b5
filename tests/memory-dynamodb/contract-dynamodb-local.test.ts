import { describe, it } from 'vitest';
import { endpointForTests, localClient, NO_JAVA } from '../support/dynamodb.ts';
import { describeTableContract } from './contract/index.ts';

const endpoint = await endpointForTests();

if (endpoint === undefined) {
  describe.skip(`DynamoDB Local (${NO_JAVA})`, () => {
    it('keeps the table contract', () => undefined);
  });
} else {
  describeTableContract('DynamoDB Local', { open: async () => localClient(endpoint), followsAws: false });
}
