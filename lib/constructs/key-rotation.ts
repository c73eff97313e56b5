import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnRotationSchedule } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { functionSettings } from '../settings/functions.ts';
import { ServiceFunction, type StageContext } from './service-function.ts';

/** The rotation of the signing keys: its function, and the schedule by which Secrets Manager calls it. */
export class KeyRotation extends Construct {
  constructor(scope: Construct, context: StageContext, days: number) {
    super(scope, 'rotation-of-keys');
    const { lambda } = new ServiceFunction(this, 'rotation', context, 'Rotates the signing keys.');
    const { secretArn } = context.signingKeys;
    lambda.addToRolePolicy(
      new PolicyStatement({ actions: [...functionSettings.rotation.beyond], resources: [secretArn] }),
    );
    lambda.addPermission('SecretsManager', {
      principal: new ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceAccount: Aws.ACCOUNT_ID,
    });
    // In this stack and not beside the secret, because the function depends on the stack of the secret.
    const schedule = new CfnRotationSchedule(this, 'Schedule', {
      secretId: secretArn,
      rotationLambdaArn: lambda.functionArn,
      rotationRules: { scheduleExpression: `rate(${days} days)` },
    });
    // Secrets Manager calls the function at once: it must be allowed to by then.
    schedule.node.addDependency(lambda);
  }
}
