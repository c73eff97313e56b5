import { Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { queues } from '../../functions/contract/queues.ts';
import { EventQueue } from '../constructs/event-queue.ts';
import { addMail } from '../constructs/mail.ts';
import { Publisher } from '../constructs/publisher.ts';
import { type DeskRow, QueueAdmin } from '../constructs/queue-admin.ts';
import { ServiceFunction, type StageContext } from '../constructs/service-function.ts';
import { workersOf } from '../settings/extent.ts';

/** Processing after a commit: the publisher, the bus, and a queue for each worker. */
export class EventsStack extends Stack {
  readonly desk: QueueAdmin;
  readonly publisher: Publisher;

  constructor(scope: Construct, id: string, context: StageContext, props: StackProps) {
    super(scope, id, props);
    const bus = new EventBus(this, 'Bus', { description: 'What has happened to bookings, hotels and accounts.' });
    this.publisher = new Publisher(this, context, bus);
    const rows: DeskRow[] = [{ name: 'publisher', dead: this.publisher.dead }];
    for (const name of workersOf(context)) {
      const worker = new ServiceFunction(this, name, context, queues[name].purpose);
      if (name === 'notifications') {
        addMail(worker.lambda, context.settings);
        // Mails contain links to the site.
        worker.tellSite(context);
      }
      const made = new EventQueue(this, name, bus);
      made.feed(worker);
      rows.push({ name, queue: made.queue, dead: made.dead });
    }
    this.desk = new QueueAdmin(rows);
  }
}
