import type { IndexName } from '../../functions/contract/keys.ts';
import { type QueueName, queues } from '../../functions/contract/queues.ts';
import type { Group } from '../../functions/contract/route.ts';
import { type ScheduleName, schedules } from '../../functions/contract/schedules.ts';
import { queueActions, streamActions } from './trigger-actions.ts';

/** A Lambda: a group of the route table, the fallback (what no route answers), a worker of a schedule, stream or queue. */
export type FunctionName = Group | 'fallback' | 'pages' | ScheduleName | 'publisher' | QueueName;

/** IAM's names of DynamoDB calls; a transaction needs those of the writes in it. */
export type TableAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

/** How OpenSearch is called: names of methods, as IAM has them. */
export type IndexCall = 'Get' | 'Post' | 'Put';
/** Finds where to write, searches what is due or to be compared, writes. */
const keepsIndex = ['Get', 'Post', 'Put'] as const;

export interface FunctionSettings {
  /** MB; a function gets processor in proportion, one whole at 1,769 MB. */
  readonly memory: number;
  /** Seconds; behind API Gateway below the 29 that it waits. */
  readonly timeout: number;
  readonly reason: string;
  /** Calls on the table that its code can make; a test reads the bundled code and compares. */
  readonly table: readonly TableAction[];
  /** Indexes its code can query; compared likewise. */
  readonly indexes: readonly IndexName[];
  /** Whether it signs or verifies sessions, quotes or cursors. */
  readonly signs: boolean;
  /** Whether it asks the gateway for money, or for its record. */
  readonly pays?: true;
  /** Whether the file of place names lies beside its code. */
  readonly places: boolean;
  /** Its calls on the index of hotels, where there is one. */
  readonly index?: readonly IndexCall[];
  /** IAM's names of what it may do besides: with its trigger, the bus, other services. */
  readonly beyond?: readonly string[];
}

const reads = ['GetItem', 'BatchGetItem', 'Query'] as const;
const writes = ['PutItem', 'UpdateItem'] as const;

/** What a run has begun when its time is up may contend for 8 s more. */
const secondsToEnd = 10;
const timeoutOf = (name: ScheduleName): number => schedules[name].stopsAfterSeconds + secondsToEnd;

/** What each function gets and may do. */
export const functionSettings = {
  accounts: {
    memory: 1769,
    timeout: 10,
    reason: 'bcrypt at cost 12 is a quarter of a second of one whole processor, and the caller waits for it.',
    table: [...reads, ...writes, 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['listing'],
    signs: true,
    places: false,
  },
  hotels: {
    memory: 1024,
    timeout: 10,
    reason: 'One Query of at most 20 room types by 92 nights, priced; a list by city opens 23 MB of place names.',
    table: [...reads, ...writes],
    indexes: ['byOwner', 'byCity', 'listing'],
    signs: true,
    places: true,
  },
  search: {
    memory: 1769,
    timeout: 15,
    reason: 'Prices up to 500 hotels by their nights, and holds 23 MB of place names.',
    table: [...reads, ...writes],
    indexes: ['byCity', 'byOwner', 'cells', 'listing'],
    signs: true,
    places: true,
    index: ['Post'],
  },
  bookings: {
    memory: 1024,
    timeout: 20,
    reason: 'A hold contends for at most 8 s and then looks for alternatives in 8 reads.',
    table: [...reads, ...writes, 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due', 'cells'],
    signs: true,
    places: false,
  },
  stays: {
    memory: 1024,
    timeout: 20,
    reason: 'A page of a hundred bookings, each read strongly; a review contends for at most 8 s.',
    table: [...reads, ...writes, 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due', 'listing'],
    signs: true,
    places: false,
  },
  rates: {
    memory: 1024,
    timeout: 28,
    reason: 'A change of the grid visits up to 2,000 nights.',
    table: [...reads, ...writes, 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['byMade'],
    signs: true,
    places: false,
  },
  desk: {
    memory: 1024,
    timeout: 28,
    reason: 'A block takes up to 19 months of nights, a transaction each; an assignment contends for at most 8 s.',
    table: [...reads, ...writes, 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'byDeparture', 'byMade', 'due'],
    signs: true,
    places: false,
  },
  pages: {
    memory: 512,
    timeout: 10,
    reason: 'One hotel read, and a page of 3 KB; the list for search engines reads up to 50,000 hotels.',
    table: [...reads],
    indexes: ['listing'],
    signs: false,
    places: false,
  },
  payments: {
    memory: 1024,
    timeout: 28,
    reason: 'A gateway may take its time, before and after a transaction that contends for at most 8 s.',
    table: [...reads, ...writes, 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due'],
    signs: true,
    pays: true,
    places: false,
  },
  admin: {
    memory: 1024,
    timeout: 28,
    reason: 'A change of capacity or price visits up to 2,000 nights.',
    table: [...reads, ...writes, 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'byDeparture', 'byMade', 'due', 'byCity', 'listing'],
    signs: true,
    places: true,
  },
  operating: {
    memory: 512,
    timeout: 10,
    reason: 'Health, settings and the documents of the API.',
    table: [...reads, ...writes],
    indexes: [],
    signs: true,
    places: false,
    beyond: ['sqs:GetQueueAttributes'],
  },
  sandbox: {
    memory: 1024,
    timeout: 28,
    reason: 'Whoever moves the time waits until the schedules due by then have run.',
    table: [...reads, ...writes, 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due', 'byCity', 'listing'],
    signs: true,
    pays: true,
    places: false,
  },
  integrations: {
    memory: 512,
    timeout: 15,
    reason: 'Webhooks; a delivery sent again by hand waits 5 s for its receiver.',
    table: [...reads, ...writes, 'DeleteItem'],
    indexes: ['due'],
    signs: true,
    places: false,
    beyond: ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:SendMessage', 'sqs:DeleteMessage'],
  },
  fallback: {
    memory: 256,
    timeout: 5,
    reason: 'Answers what no route does, from the route table alone.',
    table: [],
    indexes: [],
    signs: false,
    places: false,
  },
  expiry: {
    memory: 1769,
    timeout: timeoutOf('expiry'),
    reason: 'Releases at least 100 holds a second out of 8 shards at once; the next minute goes on.',
    table: [...reads, ...writes, 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due'],
    signs: false,
    pays: true,
    places: false,
  },
  deliveries: {
    memory: 512,
    timeout: timeoutOf('deliveries'),
    reason: 'Sends again what integrators did not take, eight at once, each with 5 s to answer.',
    table: [...reads, ...writes, 'DeleteItem'],
    indexes: ['due'],
    signs: false,
    places: false,
  },
  completion: {
    memory: 1024,
    timeout: timeoutOf('completion'),
    reason: 'Completes the stays that end within five minutes.',
    table: [...reads, ...writes, 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due'],
    signs: false,
    pays: true,
    places: false,
  },
  reconciliation: {
    memory: 1024,
    timeout: timeoutOf('reconciliation'),
    reason: 'Compares hotel by hotel; a run that is cut short goes on where it stopped.',
    table: [...reads, ...writes, 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due', 'byCity', 'listing'],
    signs: false,
    pays: true,
    places: false,
  },
  verification: {
    memory: 1769,
    timeout: timeoutOf('verification'),
    reason: 'Makes the documents of some hundred hotels, with their nights of 20 months, and compares.',
    table: [...reads, ...writes],
    indexes: ['byOwner', 'byCity', 'listing'],
    signs: false,
    places: true,
    index: keepsIndex,
  },
  outbox: {
    memory: 512,
    timeout: timeoutOf('outbox'),
    reason:
      'On most days it finds nothing; after a gap it tells some thousands of entries again, and the next day the rest.',
    table: [...reads, ...writes, 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due'],
    signs: false,
    places: false,
  },
  publisher: {
    memory: 512,
    timeout: 28,
    reason: 'Sends up to 100 records of the stream, ten events a call, each tried five times.',
    table: [],
    indexes: [],
    signs: false,
    places: false,
    beyond: [...streamActions, 'events:PutEvents', 'sqs:SendMessage'],
  },
  notifications: {
    memory: 1024,
    timeout: queues.notifications.seconds,
    reason: 'Ten mails a batch, five at once, each with an entry for the calendar.',
    table: [...reads, ...writes, 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due', 'listing'],
    signs: true,
    places: false,
    beyond: [...queueActions, 'sqs:SendMessage'],
  },
  webhooks: {
    memory: 512,
    timeout: queues.webhooks.seconds,
    reason: 'Ten events a batch, five at once, each with 5 s to every receiver.',
    table: [...reads, ...writes, 'DeleteItem', 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due'],
    signs: false,
    places: false,
    beyond: [...queueActions, 'sqs:SendMessage'],
  },
  loyalty: {
    memory: 512,
    timeout: queues.loyalty.seconds,
    reason: 'Ten stays a batch, five at once, each a booking with its history.',
    table: [...reads, ...writes, 'ConditionCheckItem'],
    indexes: ['byOwner', 'byArrival', 'due'],
    signs: false,
    places: false,
    beyond: [...queueActions, 'sqs:SendMessage'],
  },
  indexing: {
    memory: 1769,
    timeout: queues.indexing.seconds,
    reason: 'Reads up to 50 hotels with their nights of 20 months, and writes them in one request.',
    table: [...reads, ...writes],
    indexes: [],
    signs: false,
    places: true,
    index: keepsIndex,
    beyond: [...queueActions, 'sqs:SendMessage'],
  },
} as const satisfies Record<FunctionName, FunctionSettings>;
