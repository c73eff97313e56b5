import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';

/** A queue and its dead-letter queue; the publisher reads a stream and has only the latter. */
export interface DeskRow {
  readonly name: string;
  readonly queue?: Queue;
  readonly dead: Queue;
}

/** The queues of a stage for functions that inspect them and redrive dead letters. */
export class QueueAdmin {
  readonly rows: readonly DeskRow[];

  constructor(rows: readonly DeskRow[]) {
    this.rows = rows;
  }

  /** Passes the queue addresses to a function, and lets it make these calls on them. */
  bind(lambda: LambdaFunction, actions: readonly string[]): void {
    const told = this.rows.map(({ name, queue, dead }) => `${name}|${queue?.queueUrl ?? ''}|${dead.queueUrl}`);
    lambda.addEnvironment('QUEUES', told.join(','));
    const resources = this.rows.flatMap(({ queue, dead }) => [...(queue ? [queue.queueArn] : []), dead.queueArn]);
    lambda.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources }));
  }
}
