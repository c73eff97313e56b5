import { startForTests } from './dynamodb.ts';

/** One DynamoDB Local for the whole run. */
export default startForTests;
