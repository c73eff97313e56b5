import { Duration } from 'aws-cdk-lib';
import { type EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type StageQueueName, stageQueues } from '../../functions/contract/queues.ts';
import { functionSettings } from '../settings/functions.ts';
import { queueActions } from '../settings/trigger-actions.ts';
import { acknowledge, ofQueues } from './acknowledge.ts';
import type { ServiceFunction } from './service-function.ts';

/** The longest retention of SQS, so that there is time to redrive a message. */
const fortnight = Duration.days(14);

/** A dead-letter queue. The monitoring stack alarms on a message in it. */
export const deadLetterQueue = (scope: Construct, id: string): Queue => {
  const encryption = QueueEncryption.SQS_MANAGED;
  const queue = new Queue(scope, id, { retentionPeriod: fortnight, encryption, enforceSSL: true });
  acknowledge(queue, ofQueues);
  return queue;
};

/** The events of a queue, and the bus they come by; without one it is that of AWS's own services. */
export interface Heard {
  readonly eventBus?: EventBus;
  readonly eventPattern: EventPattern;
}

/** A queue of the contract: its rule on the bus, its dead-letter queue, and its worker's event source. */
export class EventQueue extends Construct {
  readonly queue: Queue;
  readonly dead: Queue;
  private readonly named: StageQueueName;

  constructor(scope: Construct, name: StageQueueName, heard: Heard) {
    super(scope, `${name}-queue`);
    const { purpose, receives } = stageQueues[name];
    this.named = name;
    this.dead = deadLetterQueue(this, 'DeadLetters');
    this.queue = new Queue(this, 'Queue', {
      deadLetterQueue: { queue: this.dead, maxReceiveCount: receives },
      // Six times the timeout of the worker, as AWS advises: it prevents a second delivery during processing.
      visibilityTimeout: Duration.seconds(functionSettings[name].timeout * 6),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
    });
    acknowledge(this.queue, ofQueues);
    new Rule(this, 'Rule', {
      ...heard,
      description: purpose,
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.dead })],
    });
  }

  /**
   * Lets a function receive batches from the queue, report messages to retry, and move others to the dead-letter queue.
   * @param most functions at once; SQS then keeps the rest, which is no failed try of theirs
   */
  feed({ lambda, target }: Pick<ServiceFunction, 'lambda' | 'target'>, most?: number): void {
    lambda.addToRolePolicy(new PolicyStatement({ actions: [...queueActions], resources: [this.queue.queueArn] }));
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.dead.queueArn] }));
    lambda.addEnvironment('DEAD_LETTERS_URL', this.dead.queueUrl);
    new EventSourceMapping(this, 'Feed', {
      target,
      eventSourceArn: this.queue.queueArn,
      batchSize: stageQueues[this.named].batch,
      // SQS requires a batching window for batches larger than 10.
      ...(stageQueues[this.named].batch > 10 && { maxBatchingWindow: Duration.seconds(1) }),
      ...(most !== undefined && { maxConcurrency: most }),
      reportBatchItemFailures: true,
    });
  }
}
