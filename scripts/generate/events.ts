// Writes docs/events.md and the samples events/event-*.json from the event table.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { type EventName, eventNames, eventSource, events } from '../../functions/contract/events.ts';
import { stageQueues } from '../../functions/contract/queues.ts';

const help = `Writes docs/events.md and events/event-*.json from the event table in functions/contract/events.ts.

  node scripts/generate/events.ts           write them
  node scripts/generate/events.ts --check   write nothing; exit 1 if a committed one differs
`;
const root = new URL('../../', import.meta.url);

const at = '2027-03-01T12:00:00.000Z';
const held = {
  status: 'reserved',
  version: 1,
  hotelId: 'tejo',
  roomTypeId: 'double',
  checkIn: '2027-04-01',
  checkOut: '2027-04-04',
  guests: 2,
  rooms: 1,
  total: 31800,
  paid: 0,
  refunded: 0,
};
const paid = { ...held, status: 'confirmed', version: 2, paid: 31800 };
const after: Partial<Record<EventName, object>> = {
  'booking.held': held,
  'booking.payment_pending': { ...held, status: 'payment_pending', version: 2 },
  'booking.cancelled': { ...paid, status: 'cancelled', version: 3 },
  'booking.expired': { ...held, status: 'expired', version: 2 },
  'booking.checked_in': { ...paid, status: 'checked_in', version: 3 },
  'booking.no_show': { ...paid, status: 'no_show', version: 3 },
  'booking.reinstated': { ...paid, version: 4 },
  'booking.completed': { ...paid, status: 'completed', version: 3 },
  'review.created': { ...paid, status: 'completed', version: 4 },
  'payment.failed': held,
  'payment.refunded': { ...paid, status: 'cancelled', version: 4, refunded: 31800 },
};

/** Where an event begins from something else than a paid booking, or from a hold that stays one. */
const beforeOf: Partial<Record<EventName, object | null>> = {
  'booking.held': null,
  'booking.confirmed': held,
  'booking.reinstated': { ...paid, status: 'no_show', version: 3 },
};

const dataOf = (name: EventName): object => {
  if (name === 'hotel.changed') return { action: 'hotel.changed', roomTypeId: null, changed: ['name'] };
  if (name === 'inventory.changed')
    return { roomTypeIds: ['double'], from: '2027-04-01', to: '2027-04-03', cause: 'booking.held' };
  if (name === 'webhook.disabled')
    return { webhookId: '01JNM3', ownerId: 'rui', url: 'https://pms.example.com/hooks', reason: 'It is gone.' };
  if (name === 'account.owner_disabled') return { userId: 'rui', adminId: 'ada' };
  if (name.endsWith('_requested')) return { requestId: '01JNM3', subject: 'abc' };
  const now = after[name] ?? paid;
  const before = name in beforeOf ? beforeOf[name] : now === held ? held : paid;
  const data = { bookingId: '4FzU1', revision: 2, before, after: now, actor: 'guest', reason: null };
  return name.startsWith('payment.') ? { ...data, amount: 31800 } : data;
};

/** The envelope as EventBridge puts it on a queue, in the batch that Lambda's poller makes of it. */
const sampleOf = (name: EventName): object => {
  const { schema } = events[name];
  const hotelId = events[name].public ? 'tejo' : '';
  const detail = { id: `${name}:4FzU1:2`, type: name, schema, version: 2, occurredAt: at, hotelId, data: dataOf(name) };
  const envelope = {
    version: '0',
    id: '17793124-05d4-b198-2fde-7ededc63b103',
    source: eventSource,
    'detail-type': name,
    account: '123456789012',
    time: at,
    region: 'eu-central-1',
    resources: [],
    detail,
  };
  const [queue = 'webhooks'] = events[name].queues;
  const record = {
    messageId: '059f36b4-87a3-44ab-83d2-661975830a7d',
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
    body: JSON.stringify(envelope),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1803902400000',
      SenderId: 'AIDAIENQZJOLO23YVJ4VO',
      ApproximateFirstReceiveTimestamp: '1803902400001',
    },
    messageAttributes: {},
    md5OfBody: '098f6bcd4621d373cade4e832627b4f6',
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:eu-central-1:123456789012:${queue}`,
    awsRegion: 'eu-central-1',
  };
  return { Records: [record] };
};

const fieldsOf = (name: EventName): string => {
  const { properties = {} } = z.toJSONSchema(events[name].data);
  return Object.keys(properties)
    .map((field) => `\`${field}\``)
    .join(', ');
};

const rows = (): string =>
  eventNames
    .map((name) => {
      const { when, schema, queues: heard, public: isPublic } = events[name];
      return `| \`${name}\` | ${schema} | ${when} | ${heard.join(', ')} | ${isPublic ? 'yes' : 'no'} | ${fieldsOf(name)} |`;
    })
    .join('\n');

const queueRows = (): string =>
  Object.entries(stageQueues)
    .map(([name, { purpose, receives, seconds, batch, alarm }]) => {
      return `| \`${name}\` | ${purpose} | ${receives} | ${seconds} | ${batch} | ${alarm} |`;
    })
    .join('\n');

const page = (): string => `# Events

Made by \`node scripts/generate/events.ts\` from \`functions/contract/events.ts\` and \`queues.ts\`; change those, not this.

Nothing is published by a handler. Every change of a booking writes an entry of its history, and every change of a hotel
an entry of its change log, in the transaction of the change itself; the table's stream carries these inserts to the
publisher, which sends their events to the bus. Rules carry an event to the queues named here. A sample of each
is in \`events/\`, as a batch for \`aws lambda invoke\`.

An event may come twice (the same \`id\`), late, and behind a later one: \`version\` is the booking's and only grows, so
a consumer that keeps the last version ignores older ones, and reads the booking for its present state. \`schema\` is the
version of the event's shape; an event of an unknown schema goes to the dead-letter queue.

| event | schema | when | queues | integrators | \`data\` |
|---|---|---|---|---|---|
${rows()}

## Queues

Each has a dead-letter queue \`NAME-dlq\` beside it; a worker reports the messages of a batch that failed, and only those
come again. What the publisher itself cannot send goes whole to \`publisher-dlq\`. \`uploads\` is filled by the bucket of
pictures, on AWS and emulators alone.

| queue | what it carries | tries | seconds a batch | messages a batch | a message in its dead-letter queue means |
|---|---|---|---|---|---|
${queueRows()}

## Deliveries to integrators

A delivery is tried at once, then after 1, 5, 15, 30, 60, 120 and 240 minutes and so on for a day. Where a receiver
answers 429 or 503 with \`Retry-After\`, seconds or a date, the next try is not before that, at most 6 hours later.

- At each try the webhook's owner is judged anew: a suspended owner, one who is a guest now, and for a webhook of all
  hotels one who is no system admin any more receive nothing; what was on its way is given up. Sending such a delivery
  by hand is 409.
- A webhook is disabled only by lasting failure: when a delivery was tried for a day and nothing else was taken in that
  time. One success begins the count anew, as does a change of the url or activating it again. An answer of 410 says
  that the address is gone and disables it at once (Standard Webhooks).
- \`version\` of a delivery is the booking's. Hotels and nights have no version, so \`hotel.changed\` and
  \`inventory.changed\` of a hotel are numbered together, by one more each, after the change was committed: who reads
  again at the highest number has seen everything below it. Numbers may be left out.
- A booking that is moved to another hotel reaches the webhooks of both.
- The url is kept as it is called (WHATWG): octal, hexadecimal, decimal, percent-encoded and full-width spellings are
  the address they mean, a dot behind the host and a fragment are dropped. Addresses that are not on the open internet
  are refused when the url is given and again when it is called, whatever a name resolves to by then; redirects are not
  followed.

## Events that were not acknowledged

The stream keeps its records for 24 hours. Every entry of a booking's history and of a hotel's change log is listed in the
pending outbox until the worker of \`webhooks\`, which receives every event of both, acknowledges it. Once a day the
schedule \`outbox\` republishes entries that are older than 25 hours and not acknowledged, and raises an alarm. A hold is
published by the insert of its booking and is not listed, as that would cost one more index write for every hold. It is
republished with the first change of its booking, which comes within the 15 minutes that a hold lasts. This misses only a
hold that was lost while that change was received: one of the last minutes of a gap, or a message that its queue lost.
After a longer gap, or for such holds, \`npm run replay-outbox -- --from TIME --to TIME\` republishes all that happened in
that time. Both write the entry to the table's stream again, with the ids of the first time, so a consumer that has
processed it does nothing twice. Requests for a new password and disabled webhooks are not in the outbox: the first are
out of date by then, the second show in the list of webhooks.
`;

const files = (): Map<string, string> =>
  new Map([
    ['docs/events.md', page()],
    ...eventNames.map((name): [string, string] => [
      `events/event-${name.replaceAll(/[._]/g, '-')}.json`,
      `${JSON.stringify(sampleOf(name), null, 2)}\n`,
    ]),
  ]);

const committed = (file: string): string => {
  try {
    return readFileSync(new URL(file, root), 'utf8');
  } catch {
    return '';
  }
};

try {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) process.stdout.write(help);
  else {
    for (const [file, text] of files()) {
      if (!values.check) writeFileSync(new URL(file, root), text);
      else if (committed(file) !== text) throw new Error(`${file} differs: run it without --check`);
    }
  }
} catch (error) {
  process.stderr.write(`events: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
