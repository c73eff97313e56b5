import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  type IEventSourceDlq,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { streamActions } from '../settings/trigger-actions.ts';
import { acknowledge } from './acknowledge.ts';
import { deadLetterQueue } from './event-queue.ts';
import { ServiceFunction, type StageContext } from './service-function.ts';

/** Maximum number of stream records in a batch. */
const batchSize = 100;
/**
 * The handler itself gives up on a record after five attempts; these retries are for a function that fails to start.
 */
const retries = 10;
/** The stream drops records after a day; older failures go to the backstop bucket before that. */
const oldest = Duration.hours(23);

/** The table's stream is the outbox: this function turns its records into events on the bus. */
export class Publisher extends Construct {
  /** Records that could not be published. */
  readonly dead: Queue;
  /** The dimensions of AWS's metric for its lag. */
  readonly functionName: string;

  constructor(scope: Construct, context: StageContext, bus: EventBus) {
    super(scope, 'publisher-of-events');
    const worker = new ServiceFunction(this, 'publisher', context, 'Publishes what the stream of the table tells.');
    const { lambda, target } = worker;
    this.functionName = lambda.functionName;
    this.dead = deadLetterQueue(this, 'DeadLetters');
    acknowledge(this.dead, {
      'AwsSolutions-SQS3': 'It is a dead-letter queue itself: the publisher fills it, not SQS.',
    });
    lambda.addEnvironment('EVENT_BUS', bus.eventBusName);
    lambda.addEnvironment('PUBLISHER_DLQ_URL', this.dead.queueUrl);
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.eventBusArn] }));
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.dead.queueArn] }));
    const eventSourceArn = context.table.streamArn;
    lambda.addToRolePolicy(new PolicyStatement({ actions: [...streamActions], resources: [eventSourceArn] }));

    const mapping = new EventSourceMapping(this, 'Stream', {
      target,
      eventSourceArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize,
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: retries,
      maxRecordAge: oldest,
      ...(context.settings.backstop && { onFailure: this.backstop(context, lambda) }),
    });
    // Created after the permission to read the stream: AWS checks it when it creates the mapping.
    mapping.node.addDependency(lambda.role ?? lambda);
  }

  /** Lambda stores a failed batch here with its records; a queue would receive only the position in the stream. */
  private backstop({ settings }: StageContext, lambda: LambdaFunction): IEventSourceDlq {
    const bucket = new Bucket(this, 'Backstop', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(90) }],
      removalPolicy: settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(bucket, {
      'AwsSolutions-S1': 'Lambda alone writes here, when it gives a batch up; the alarm of the publisher says when.',
      CKV_AWS_18: 'Lambda alone writes here, when it gives a batch up; the alarm of the publisher says when.',
      CKV_AWS_21: 'Each object has a name of its own and is never written again.',
    });
    if (lambda.role) {
      acknowledge(lambda.role, {
        'AwsSolutions-IAM5': 'Lambda chooses the names of what it puts in its folder of the bucket.',
      });
    }
    // Lambda writes below aws/lambda/ under its own names, and first checks for access to the bucket.
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [bucket.arnForObjects('aws/lambda/*')] }),
    );
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
    return { bind: () => ({ destination: bucket.bucketArn }) };
  }
}
