import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type Code,
  type IFunction,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionSettings } from '../settings/function-settings.ts';
import { type FunctionName, functionSettings } from '../settings/functions.ts';
import type { Site } from '../settings/site.ts';
import type { StageName, StageSettings } from '../settings/stages.ts';
import { acknowledge, ofFunctions, ofLogs, unreserved } from './acknowledge.ts';
import type { EdgeKey } from './edge-key.ts';
import { addLiveAlias } from './live-alias.ts';
import type { MoneyGateway } from './money-gateway.ts';
import type { PictureBucket } from './picture-bucket.ts';
import type { QueueAdmin } from './queue-admin.ts';
import type { ReservationTable } from './reservation-table.ts';
import type { SearchDomain } from './search-domain.ts';
import type { SigningKeys } from './signing-keys.ts';

/** The shared parts of a stage that every function uses. */
export interface StageContext {
  readonly stage: StageName;
  readonly settings: StageSettings;
  /** The bundled code of a function. */
  readonly codeOf: (name: FunctionName) => Code;
  readonly table: ReservationTable;
  readonly signingKeys: SigningKeys;
  readonly gateway: MoneyGateway;
  readonly pictures: PictureBucket;
  /** The queues, for the functions that administer them. */
  readonly desk?: QueueAdmin | undefined;
  /** The stage's own index of hotels; without an index, searches use the table. */
  readonly searchDomain?: SearchDomain | undefined;
  /** Whether a release is to reach all callers at once, without a canary. */
  readonly canaryOff?: boolean | undefined;
  /** The public address of the stage. */
  readonly site?: Site | undefined;
  /** Stripe's publishable key for the browser; without it the browser cannot take cards. */
  readonly publishableKey?: string | undefined;
  /** The secret of the CDN, if there is a CDN. */
  readonly edgeKey?: EdgeKey | undefined;
  /** The address of an index of hotels that is not the stage's own domain. */
  readonly openSearchUrl?: string | undefined;
}

/**
 * A Lambda with a log group with limited retention and a role that may only write to it. Access to the table and the
 * keys is granted and wired from its row in the settings.
 */
export class ServiceFunction extends Construct {
  /** The function itself, for its environment and its rights. */
  readonly lambda: LambdaFunction;
  /** What callers, rules and event sources invoke: the version in service, or the function where there is no canary. */
  readonly target: IFunction;

  constructor(scope: Construct, name: FunctionName, context: StageContext, description: string) {
    super(scope, name);
    const { memory, timeout, table, indexes, signs, pays, index, pictures }: FunctionSettings = functionSettings[name];
    const logGroup = new LogGroup(this, 'Logs', {
      retention: context.settings.logDays,
      removalPolicy: context.settings.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(logGroup, ofLogs);
    // Not the managed policy for Lambda, which allows writes to every log group of the account.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        logs: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [logGroup.logGroupArn],
            }),
          ],
        }),
      },
    });
    const reserved = name === 'bookings' ? context.settings.reservedForBookings : undefined;
    this.lambda = new LambdaFunction(this, 'Function', {
      description,
      code: context.codeOf(name),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: context.settings.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
      memorySize: memory,
      timeout: Duration.seconds(timeout),
      role,
      logGroup,
      ...(reserved !== undefined && { reservedConcurrentExecutions: reserved }),
      // The CDK adds the permission to write traces, which AWS cannot limit to a resource.
      tracing: context.settings.xray ? Tracing.ACTIVE : Tracing.DISABLED,
      environment: { STAGE: context.stage },
    });
    acknowledge(this.lambda, { ...ofFunctions, ...(reserved === undefined && unreserved) });
    if (context.settings.xray) {
      acknowledge(role, { 'AwsSolutions-IAM5[Resource::*]': 'AWS lets nobody name a resource for writing traces.' });
    }
    this.target = this.targetOf(name, context);
    // `npm run invoke` and the runbook find the function by this output.
    new CfnOutput(Stack.of(this), `${name}FunctionName`, { value: this.target.functionName });
    if (table.length > 0) context.table.bind(this.lambda, table, indexes);
    if (signs) context.signingKeys.bind(this.lambda);
    if (pays) context.gateway.bind(this.lambda);
    if (pictures) context.pictures.bind(this.lambda, pictures);
    if (index && context.searchDomain) context.searchDomain.bind(this.lambda, index);
    else if (index && context.openSearchUrl) this.lambda.addEnvironment('OPENSEARCH_URL', context.openSearchUrl);
  }

  private targetOf(name: FunctionName, { stage, settings, canaryOff = false }: StageContext): IFunction {
    const { canaryMinutes: minutes, provisionedForBookings } = settings;
    // Secrets Manager calls the rotation by the name of the function.
    if (minutes === undefined || name === 'rotation') return this.lambda;
    const provisioned = name === 'bookings' ? provisionedForBookings : undefined;
    return addLiveAlias(this, this.lambda, { stage, minutes, atOnce: canaryOff, provisioned });
  }

  /** Passes the public address of the stage to the function, if it is known. */
  tellSite({ site }: Pick<StageContext, 'site'>): void {
    if (site) this.lambda.addEnvironment('PUBLIC_URL', `https://${site.domain}`);
  }

  /** Passes the payment form of the browser to the function. */
  tellCards({ gateway, publishableKey }: Pick<StageContext, 'gateway' | 'publishableKey'>): void {
    gateway.tell(this.lambda, publishableKey);
  }
}
