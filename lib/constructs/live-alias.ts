import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IAlarm, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, type IFunction, type IVersion, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type CanaryMinutes, rollbackAlarms } from '../settings/canary.ts';
import type { StageName } from '../settings/stages.ts';
import { acknowledge } from './acknowledge.ts';
import { alarmNameOf } from './watch/alarms.ts';

/** The name under which callers reach the version of a function that is in service. */
export const liveName = 'live';

const configOf = {
  5: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
  10: LambdaDeploymentConfig.CANARY_10PERCENT_10MINUTES,
  15: LambdaDeploymentConfig.CANARY_10PERCENT_15MINUTES,
  30: LambdaDeploymentConfig.CANARY_10PERCENT_30MINUTES,
} as const satisfies Record<CanaryMinutes, unknown>;

/** What the deployments of a stack share: the application and role of CodeDeploy, and the alarms of the stage. */
class Deployments extends Construct {
  readonly application: LambdaApplication;
  readonly role: Role;
  readonly alarms: readonly IAlarm[];

  constructor(scope: Construct, stage: StageName) {
    super(scope, 'Deployments');
    this.application = new LambdaApplication(this, 'Application');
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSCodeDeployRoleForLambdaLimited')],
    });
    acknowledge(this.role, {
      'AwsSolutions-IAM4': 'The policy of AWS for CodeDeploy on Lambda: it moves aliases and reads alarms.',
    });
    // By name, because the stack of the alarms is deployed after this one. CodeDeploy reads them on the next release.
    this.alarms = rollbackAlarms.map((id) => Alarm.fromAlarmName(this, id, alarmNameOf(stage, id)));
  }

  static of(scope: Construct, stage: StageName): Deployments {
    const stack = Stack.of(scope);
    const found = stack.node.tryFindChild('Deployments');
    return found instanceof Deployments ? found : new Deployments(stack, stage);
  }
}

/** How the callers of a function are moved to its next version. */
export interface Rollout {
  readonly stage: StageName;
  /** Minutes for which one call in ten goes to the new version. */
  readonly minutes: CanaryMinutes;
  /** Moves all calls at once and ignores alarms: for the way back to an earlier release. */
  readonly atOnce: boolean;
  /** Containers that are kept started. */
  readonly provisioned: number | undefined;
}

/** An alarm on an error of the new version alone; only CodeDeploy reads it. */
const errorsOfVersion = (scope: Construct, lambda: LambdaFunction): Alarm =>
  new Alarm(scope, 'NewVersionFails', {
    alarmDescription: 'The version that is being released fails. CodeDeploy goes back to the one before it.',
    metric: new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'Errors',
      dimensionsMap: {
        FunctionName: lambda.functionName,
        Resource: `${lambda.functionName}:${liveName}`,
        ExecutedVersion: lambda.currentVersion.version,
      },
      statistic: 'Sum',
      period: Duration.minutes(1),
    }),
    threshold: 1,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });

/**
 * Adds the alias under which callers reach a function. CodeDeploy moves it to a new version: first one call in ten, then
 * all, and back if an alarm goes off meanwhile. Earlier versions stay, so that the alias can be moved back by hand.
 */
export const addLiveAlias = (
  scope: Construct,
  lambda: LambdaFunction,
  { stage, minutes, atOnce, provisioned }: Rollout,
): IFunction => {
  lambda.currentVersion.applyRemovalPolicy(RemovalPolicy.RETAIN);
  const alias = new Alias(scope, 'Live', {
    aliasName: liveName,
    // The CDK's own types differ under exactOptionalPropertyTypes, so the casts are needed.
    version: lambda.currentVersion as unknown as IVersion,
    ...(provisioned !== undefined && { provisionedConcurrentExecutions: provisioned }),
  });
  const { application, role, alarms } = Deployments.of(scope, stage);
  new LambdaDeploymentGroup(scope, 'Deployment', {
    application,
    role,
    alias,
    deploymentConfig: atOnce ? LambdaDeploymentConfig.ALL_AT_ONCE : configOf[minutes],
    alarms: atOnce ? [] : [errorsOfVersion(scope, lambda), ...alarms],
    ignoreAlarmConfiguration: atOnce,
    autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: !atOnce },
  });
  return alias as unknown as IFunction;
};
