import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll } from 'vitest';
import { createMemoryDynamo, openDurableDynamo, serveDynamo } from '../../memory-dynamodb/index.ts';
import { describeTableContract } from './contract/index.ts';
import { freshFolder, noTrouble } from './kept/folders.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

describeTableContract('the in-memory table', {
  open: async () => createMemoryDynamo().client(),
  followsAws: true,
});

describeTableContract('the table that keeps its data', {
  open: async () => {
    const dynamo = openDurableDynamo({ folder: freshFolder(), onTrouble: noTrouble });
    closing.push(dynamo.close);
    return dynamo.client();
  },
  followsAws: true,
});

describeTableContract('the table that keeps its data, over HTTP', {
  open: async () => {
    const dynamo = openDurableDynamo({ folder: freshFolder(), onTrouble: noTrouble });
    const { endpoint, stop } = await serveDynamo(dynamo);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const client = new DynamoDBClient({ endpoint, region: 'eu-central-1', maxAttempts: 1, credentials });
    closing.push(dynamo.close, stop, async () => client.destroy());
    return client;
  },
  followsAws: true,
});
