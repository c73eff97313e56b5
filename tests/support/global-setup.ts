import { startForTests } from './dynamodb.ts';
import { keepSearchForTests } from './opensearch.ts';

/** One DynamoDB Local for the whole run, and the OpenSearch it was given for the tests that want one. */
export default async (): Promise<() => Promise<void>> => {
  keepSearchForTests();
  return await startForTests();
};
