import { SQSClient } from '@aws-sdk/client-sqs';

/** A client of the queues of this machine. */
export const queueClient = (endpoint: string): SQSClient =>
  new SQSClient({
    endpoint,
    region: 'eu-central-1',
    maxAttempts: 2,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

/** The longest that SQS keeps a message, in seconds. */
export const fourteenDays = '1209600';
