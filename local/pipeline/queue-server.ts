import path from 'node:path';
import { buildApp } from 'fauxqs';
import { dlqOf, publisherDlq, queueNames, queues } from '../../functions/contract/queues.ts';
import { fourteenDays } from './queue-client.ts';

/** SQS on this machine. */
export interface QueueServer {
  /** `http://127.0.0.1:PORT`, for an SQS client's endpoint. */
  readonly endpoint: string;
  /** Seconds since a queue's oldest message was sent; null where nothing waits. */
  readonly oldestAge: (name: string) => number | null;
  readonly stop: () => Promise<void>;
}

type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
type SqsStore = Stores['sqsStore'];
type Persistence = NonNullable<SqsStore['persistence']>;

/** The emulator's own parts: its `startFauxqs` would listen on every interface, so they are put together here as it does. */
interface Parts {
  readonly SqsStore: new () => SqsStore;
  readonly SnsStore: new () => Stores['snsStore'];
  readonly S3Store: new () => Stores['s3Store'];
  readonly PersistenceManager: new (folder: string) => Persistence;
}

const loadParts = async (): Promise<Parts> => {
  const entry = import.meta.resolve('fauxqs');
  const part = (file: string): Promise<Partial<Parts>> => import(new URL(file, entry).href);
  const [{ SqsStore }, { SnsStore }, { S3Store }, { PersistenceManager }] = await Promise.all([
    part('sqs/sqsStore.js'),
    part('sns/snsStore.js'),
    part('s3/s3Store.js'),
    part('persistence.js'),
  ]);
  if (!SqsStore || !SnsStore || !S3Store || !PersistenceManager)
    throw new Error('fauxqs is not put together as it was.');
  return { SqsStore, SnsStore, S3Store, PersistenceManager };
};

const region = 'eu-central-1';
const account = '000000000000';
const arnOf = (name: string): string => `arn:aws:sqs:${region}:${account}:${name}`;
export const queueUrl = (endpoint: string, name: string): string => `${endpoint}/${account}/${name}`;

/** What was kept of an earlier run; messages that a killed one had taken are there to be taken again. */
const restore = (store: SqsStore, sns: Stores['snsStore'], persistence: Persistence): void => {
  const database: { exec(sql: string): void } = persistence['db'];
  // A killed process loses nothing that the operating system has; each message waiting for the disk would be slow.
  database.exec('PRAGMA synchronous = OFF');
  database.exec('UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL');
  persistence.loadSqsAndSns(store, sns);
  store.persistence = persistence;
  for (const queue of store.allQueues()) queue.persistence = persistence;
};

const declare = (store: SqsStore, endpoint: string): void => {
  const add = (name: string, attributes: Record<string, string>): void => {
    const known = store.getQueueByName(name);
    if (known) known.setAttributes(attributes);
    else store.createQueue(name, queueUrl(endpoint, name), arnOf(name), attributes);
  };
  add(publisherDlq, { MessageRetentionPeriod: fourteenDays });
  for (const name of queueNames) {
    const { receives, seconds } = queues[name];
    add(dlqOf(name), { MessageRetentionPeriod: fourteenDays });
    add(name, {
      MessageRetentionPeriod: fourteenDays,
      VisibilityTimeout: String(seconds),
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf(dlqOf(name)), maxReceiveCount: receives }),
    });
  }
};

/**
 * Starts SQS in this process, on the loopback address alone, with every queue of the contract and its dead-letter queue.
 * @param dataDir where messages are kept across restarts; without it they go with the process
 */
export const startQueueServer = async (dataDir: string | undefined): Promise<QueueServer> => {
  const { SqsStore, SnsStore, S3Store, PersistenceManager } = await loadParts();
  const stores: Stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = dataDir === undefined ? undefined : new PersistenceManager(path.join(dataDir, 'queues'));
  if (persistence) restore(stores.sqsStore, stores.snsStore, persistence);
  const app = buildApp({ logger: false, defaultRegion: region, stores });
  const endpoint = await app.listen({ port: 0, host: '127.0.0.1' });
  declare(stores.sqsStore, endpoint);
  let stopped: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    stores.sqsStore.shutdown();
    await app.close();
    persistence?.close();
  };
  const stop = (): Promise<void> => {
    stopped ??= close();
    return stopped;
  };
  const oldestAge = (name: string): number | null => {
    const { ready = [], delayed = [], inflight = [] } = stores.sqsStore.inspectQueue(name)?.messages ?? {};
    const sent = [...ready, ...delayed, ...inflight.map(({ message }) => message)].map((each) => each.sentTimestamp);
    return sent.length === 0 ? null : Math.max(0, (Date.now() - Math.min(...sent)) / 1000);
  };
  return { endpoint, oldestAge, stop };
};
