import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * The DynamoDB of the installation that a command works on: AWS with its usual credentials, or an emulator's
 * `endpoint`, which needs a region and credentials and accepts any.
 */
export const clientFor = (endpoint: string | undefined): DynamoDBClient =>
  endpoint === undefined
    ? new DynamoDBClient({})
    : new DynamoDBClient({
        endpoint,
        region: process.env['AWS_REGION'] ?? 'eu-central-1',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      });
