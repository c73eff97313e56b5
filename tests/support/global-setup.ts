import { ensurePlaces } from '../../local/places.ts';
import { startForTests } from './dynamodb.ts';
import { keepSearchForTests } from './opensearch.ts';

/**
 * One DynamoDB Local for the whole run, the file of place names that bundles and searches want, and the OpenSearch it
 * was given for the tests that want one.
 */
export default async (): Promise<() => Promise<void>> => {
  keepSearchForTests();
  await ensurePlaces((line) => process.stdout.write(`${line}\n`));
  return await startForTests();
};
