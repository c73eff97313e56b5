import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { AlarmBase } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { type Severity, severities } from '../../settings/watch/alarms.ts';

const purposes: Readonly<Record<Severity, string>> = {
  warning: 'Hotel booking: can wait for the morning',
  critical: 'Hotel booking: somebody must look now',
};

/** The targets of alarms: a topic for each severity, to which a pager or a mail address subscribes. */
export class OnCall extends Construct {
  readonly topics: Readonly<Record<Severity, Topic>>;

  /** @param email subscribes to both topics after confirming AWS's mail; without it the topics have no subscriber */
  constructor(scope: Construct, id: string, email: string | undefined) {
    super(scope, id);
    // A customer-managed key, because CloudWatch may not use the AWS-managed key for topics.
    const masterKey = new Key(this, 'Key', {
      description: 'Texts of alarms on their way.',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    masterKey.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    const topic = (severity: Severity): Topic =>
      new Topic(this, severity, { displayName: purposes[severity], enforceSSL: true, masterKey });
    this.topics = { warning: topic('warning'), critical: topic('critical') };
    if (email !== undefined) {
      for (const severity of severities) this.topics[severity].addSubscription(new EmailSubscription(email));
    }
  }

  /** Sends notifications when an alarm fires and when it recovers. */
  tell(alarm: AlarmBase, severity: Severity): void {
    const action = new SnsAction(this.topics[severity]);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
}
