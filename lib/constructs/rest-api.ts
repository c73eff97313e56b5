import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  ApiDefinition,
  EndpointType,
  LogGroupLogDestination,
  SpecRestApi,
  type StageOptions,
} from 'aws-cdk-lib/aws-apigateway';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Group, Route } from '../../functions/contract/route.ts';
import { routeEntries } from '../../functions/contract/routes.ts';
import type { StageName, StageSettings } from '../settings/stages.ts';
import { acknowledge, ofLogs } from './acknowledge.ts';
import { apiDefinition } from './api-definition.ts';
import type { RouteFunction } from './route-function.ts';

/**
 * One line per request with data that only the gateway has; no header, query or body, because these contain tokens and
 * names.
 */
const accessLine = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTimeEpoch',
    sourceIp: '$context.identity.sourceIp',
    method: '$context.httpMethod',
    resource: '$context.resourcePath',
    status: '$context.status',
    bytes: '$context.responseLength',
    latencyMs: '$context.responseLatency',
    integrationMs: '$context.integrationLatency',
    error: '$context.error.responseType',
    integrationError: '$context.integrationErrorMessage',
  }),
);

/** The routes of a stage: sandbox routes only if it has a sandbox. */
export const routesOf = ({ sandbox }: StageSettings): Route[] =>
  routeEntries()
    .map(([, route]) => route)
    .filter((route) => sandbox || route.sandbox !== true);

/** The REST API, created from one document: routes and methods are not resources of the stack. */
export class RestApi extends Construct {
  private readonly api: SpecRestApi;
  /** The dimensions of AWS's metrics for it. */
  readonly name: string;

  constructor(
    scope: Construct,
    id: string,
    stage: StageName,
    settings: StageSettings,
    functions: ReadonlyMap<Group | 'fallback', RouteFunction>,
  ) {
    super(scope, id);
    const uris = new Map([...functions].map(([name, { target }]) => [name, invocationUri(target)]));
    const uriOf = (name: Group | 'fallback'): string => {
      const uri = uris.get(name);
      if (uri === undefined) throw new Error(`no function serves the group ${name}`);
      return uri;
    };
    const description = `Hotel booking, ${stage}`;
    this.name = description;
    this.api = new SpecRestApi(this, 'Rest', {
      // The same name as in the document: it is the dimension of CloudWatch's metrics.
      restApiName: description,
      description,
      apiDefinition: ApiDefinition.fromInline(apiDefinition(description, routesOf(settings), uriOf)),
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: settings.accessLogs,
      deployOptions: this.deployOptions(stage, settings),
    });
    acknowledge(this.api, {
      'AwsSolutions-APIG2':
        'The functions validate every request by the schemas of the route table, and answer problem+json.',
    });
    const role = this.api.node.tryFindChild('CloudWatchRole');
    if (role) {
      acknowledge(role, { 'AwsSolutions-IAM4': 'API Gateway takes this policy of AWS alone for its right to log.' });
    }
    acknowledge(this.api.deploymentStage, {
      'AwsSolutions-APIG6':
        'The access log has a line a request; execution logs would hold bodies, with names in them.',
      CKV_AWS_120: 'The API says of each answer how long it is good for; what is for one guest must not reach another.',
      ...(!settings.xray && { CKV_AWS_73: 'The stage does without traces of X-Ray: lib/settings/stages.ts.' }),
    });
    // One permission per function for all of its methods: a function's policy has at most 20 KB, about 40 entries.
    for (const { target } of functions.values()) {
      target.addPermission('Api', {
        principal: new ServicePrincipal('apigateway.amazonaws.com'),
        sourceArn: this.api.arnForExecuteApi(),
      });
    }
  }

  /** The address of the API on AWS; an emulator uses another. */
  get url(): string {
    return this.api.url;
  }

  /** The host of API Gateway, and the stage that is the first part of each path there. */
  get host(): string {
    return `${this.api.restApiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  }

  get stageName(): string {
    return this.api.deploymentStage.stageName;
  }

  get id(): string {
    return this.api.restApiId;
  }

  private deployOptions(stageName: StageName, { accessLogs, throttle, logDays, keepsData, xray }: StageSettings) {
    const options: StageOptions = {
      stageName,
      tracingEnabled: xray,
      ...(throttle && { throttlingRateLimit: throttle.ratePerSecond, throttlingBurstLimit: throttle.burst }),
    };
    if (!accessLogs) return options;
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: logDays,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(logs, ofLogs);
    return { ...options, accessLogDestination: new LogGroupLogDestination(logs), accessLogFormat: accessLine };
  }
}

/** The URI with which API Gateway calls a function. */
const invocationUri = ({ functionArn }: IFunction): string =>
  `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
