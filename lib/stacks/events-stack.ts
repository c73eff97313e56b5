import { Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { queues } from '../../functions/contract/queues.ts';
import { EventQueue } from '../constructs/event-queue.ts';
import { type House, HouseFunction } from '../constructs/house-function.ts';
import { addMail } from '../constructs/mail.ts';
import { Publisher } from '../constructs/publisher.ts';
import { type DeskRow, QueueDesk } from '../constructs/queue-desk.ts';
import { workersOf } from '../settings/extent.ts';

/** What happens after a change is committed: the publisher, the bus, and a queue for each worker that listens. */
export class EventsStack extends Stack {
  readonly desk: QueueDesk;

  constructor(scope: Construct, id: string, house: House, props: StackProps) {
    super(scope, id, props);
    const bus = new EventBus(this, 'Bus', { description: 'What has happened to bookings, hotels and accounts.' });
    const { dead } = new Publisher(this, house, bus);
    const rows: DeskRow[] = [{ name: 'publisher', dead }];
    for (const name of workersOf(house)) {
      const worker = new HouseFunction(this, name, house, queues[name].purpose);
      if (name === 'notifications') addMail(worker.lambda, house.settings);
      const made = new EventQueue(this, name, bus);
      made.feed(worker.lambda);
      rows.push({ name, queue: made.queue, dead: made.dead });
    }
    this.desk = new QueueDesk(rows);
  }
}
