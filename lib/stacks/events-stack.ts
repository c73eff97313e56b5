import { Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { eventSource, eventsFor } from '../../functions/contract/events.ts';
import { queues, stageQueues } from '../../functions/contract/queues.ts';
import { EventQueue } from '../constructs/event-queue.ts';
import { addMail } from '../constructs/mail.ts';
import { Publisher } from '../constructs/publisher.ts';
import { type DeskRow, QueueAdmin } from '../constructs/queue-admin.ts';
import { ServiceFunction, type StageContext } from '../constructs/service-function.ts';
import { workersOf } from '../settings/extent.ts';

/** Pictures that are made ready at once. An owner with fifty photos waits a minute; other functions are never starved. */
const picturesAtOnce = 5;

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
      const eventPattern = { source: [eventSource], detailType: eventsFor(name) };
      const made = new EventQueue(this, name, { eventBus: bus, eventPattern });
      made.feed(worker);
      rows.push({ name, queue: made.queue, dead: made.dead });
    }
    rows.push(this.uploads(context));
    this.desk = new QueueAdmin(rows);
  }

  /** What browsers send to the bucket of pictures, and its worker. */
  private uploads(context: StageContext): DeskRow {
    const worker = new ServiceFunction(this, 'uploads', context, stageQueues.uploads.purpose);
    const made = new EventQueue(this, 'uploads', { eventPattern: context.pictures.uploaded });
    made.feed(worker, picturesAtOnce);
    return { name: 'uploads', queue: made.queue, dead: made.dead };
  }
}
