import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Table } from './table.ts';

/** Plain values in, plain values out; a field that is undefined is left out rather than refused. */
export const tableOf = (client: DynamoDBClient, name: string): Table => ({
  client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  name,
});

/**
 * The table in a Lambda: an answer takes milliseconds, so one that takes seconds is lost and asked for again.
 * @param endpoint of an emulator
 */
export const openTable = (name: string, endpoint: string | undefined): Table => {
  const config: DynamoDBClientConfig = {
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 4000, throwOnRequestTimeout: true },
  };
  return tableOf(new DynamoDBClient(endpoint === undefined ? config : { ...config, endpoint }), name);
};
