/**
 * A process that runs DynamoDB Local on a folder and writes to it as fast as it can, saying each write once it is
 * acknowledged: for tests that kill it. Argument: the folder.
 */
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { startDynamoDbLocal } from '../../local/dynamodb/start.ts';
import { localClient } from './dynamodb.ts';

const [, , dataDir = ''] = process.argv;
const database = await startDynamoDbLocal({ dataDir });
const client = localClient(database.endpoint);
await client.send(
  new CreateTableCommand({
    TableName: 'kept',
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'N' }],
  }),
);
const documents = DynamoDBDocumentClient.from(client);
for (let id = 1; ; id += 1) {
  await documents.send(new PutCommand({ TableName: 'kept', Item: { id } }));
  process.stdout.write(`${id}\n`);
}
