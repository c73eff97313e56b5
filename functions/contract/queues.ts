/**
 * The queues of the system, each with a dead-letter queue and one worker. After `receives` failed tries a message goes
 * to the dead-letter queue. `seconds` is the time limit of the worker for one batch, as a Lambda too (docs/adr/0003).
 * `alarm` says what a message in the dead-letter queue means for people.
 */
export const queues = {
  indexing: {
    purpose: 'Hotels whose page in the search index is to be written anew.',
    receives: 5,
    seconds: 28,
    batch: 50,
    alarm: 'A hotel is found by old facts or prices, or not at all.',
  },
  notifications: {
    purpose: 'Mails to guests and owners.',
    receives: 5,
    seconds: 28,
    batch: 10,
    alarm: 'A mail about a booking was not sent to a guest or an owner.',
  },
  webhooks: {
    purpose: "Events to be delivered to integrators' addresses.",
    receives: 5,
    seconds: 28,
    batch: 10,
    alarm: 'An event was not delivered to an integrator.',
  },
  loyalty: {
    purpose: 'Stays that are over, whose guests earn points.',
    receives: 5,
    seconds: 28,
    batch: 10,
    alarm: 'A guest has no points for a stay.',
  },
  numbers: {
    purpose: "Bookings to be counted into their hotels' numbers.",
    receives: 5,
    seconds: 28,
    batch: 10,
    alarm: "A booking is missing from its hotel's numbers, or is counted as it was before.",
  },
} as const satisfies Record<
  string,
  { purpose: string; receives: number; seconds: number; batch: number; alarm: string }
>;

export type QueueName = keyof typeof queues;
export const queueNames = Object.keys(queues) as QueueName[];

/** The queue of files that browsers sent to the pictures' bucket: the bucket fills it, not the bus. A laptop needs none. */
const uploads = {
  purpose: 'Files of pictures, to be judged and made ready.',
  receives: 3,
  seconds: 28,
  batch: 1,
  alarm: 'A picture that an owner uploaded is neither shown nor refused.',
} as const;

/** Every queue of a stage. */
export const stageQueues = { ...queues, uploads } as const;
export type StageQueueName = keyof typeof stageQueues;

/** What a message in a dead-letter queue means for people. */
export const dlqMeaning = (name: string): string =>
  name in stageQueues
    ? stageQueues[name as StageQueueName].alarm
    : 'A change of a booking or a hotel was never published.';

/** Where the publisher leaves a record that no try could publish, whole. */
export const publisherDlq = 'publisher-dlq';
export const dlqOf = (name: QueueName): string => `${name}-dlq`;
