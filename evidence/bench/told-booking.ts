import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { composeLoyalty } from '../../functions/composition/loyalty.ts';
import { composeNotifications } from '../../functions/composition/notifications.ts';
import { composeWebhooks } from '../../functions/composition/webhooks.ts';
import { type AnyEvent, events } from '../../functions/contract/events.ts';
import { type QueueName, queueNames } from '../../functions/contract/queues.ts';
import { type Cost, type Meter, meterOf } from '../../tests/support/meter.ts';
import { tellingMemory } from '../../tests/support/telling-memory.ts';
import { dayFromNow, openHouse } from '../load/ground.ts';
import { benchWorld } from './in-process.ts';

/** The cost of one step of a booking. SQS requests are an upper bound: a batch shares them. */
export interface Step {
  readonly what: string;
  readonly messages: number;
  readonly cost: Cost;
  readonly mails: number;
}

/** A booking from its hold to its mails, step by step: each queue's own worker receives the events. */
export const followBooking = async (): Promise<Step[]> => {
  const { client, told } = tellingMemory();
  const meters: Meter[] = [];
  const meter = (dynamo: DynamoDBClient): void => void meters.push(meterOf(dynamo));
  const world = await benchWorld(client, { limited: true, meter });
  const [metered] = meters;
  if (metered === undefined) throw new Error('nothing is measured');
  const house = await openHouse(await world.signIn('owner@example.com'), 'Followed', 10);
  const guest = await world.signIn('guest@example.com');
  const body = { ...house, checkIn: dayFromNow(30), checkOut: dayFromNow(33), guests: 2, guestName: 'Ada' };
  const hold = async (idempotencyKey: string) => {
    const call = { body: { ...body, guestEmail: 'ada@example.com' }, idempotencyKey };
    const held = await guest.call('createBooking', call);
    if (held.status !== 201) throw new Error(`a hold was answered ${held.status}`);
    return { bookingId: held.body.booking.id };
  };
  const confirm = (params: { bookingId: string }) =>
    guest.call('confirmBooking', { params, body: { paymentMethod: 'tok_visa' } });
  // A container reads settings twice per minute.
  await confirm(await hold('warm'));
  told.length = 0;

  const steps: Step[] = [];
  const held = await metered.measure(() => hold('followed'));
  steps.push({ what: 'the hold', messages: 0, cost: held.cost, mails: 0 });
  const paid = await metered.measure(() => confirm(held.result));
  steps.push({ what: 'the payment', messages: 0, cost: paid.cost, mails: 0 });

  let mails = 0;
  // SES or a mail server: it does not deduplicate mails, so each is claimed first.
  const mailer = {
    exact: false,
    send: async () => {
      mails += 1;
    },
  };
  const workers: Partial<Record<QueueName, (event: AnyEvent) => Promise<void>>> = {
    notifications: composeNotifications(world.core, mailer),
    webhooks: composeWebhooks(world.core),
    loyalty: composeLoyalty(world.core),
  };
  const happened = [...told];
  for (const queue of queueNames) {
    const heard = happened.filter(({ type }) => (events[type].queues as readonly QueueName[]).includes(queue));
    const work = workers[queue];
    if (work === undefined || heard.length === 0) continue;
    mails = 0;
    const { cost } = await metered.measure(async () => {
      for (const event of heard) await work(event);
    });
    steps.push({ what: `the queue ${queue}`, messages: heard.length, cost, mails });
  }
  return steps;
};
