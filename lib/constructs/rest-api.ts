import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AccessLogFormat,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  Resource,
  RestApi as Rest,
  type StageOptions,
} from 'aws-cdk-lib/aws-apigateway';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Group, Route } from '../../functions/contract/route.ts';
import { fullPath, routeEntries } from '../../functions/contract/routes.ts';
import type { StageName, StageSettings } from '../settings/stages.ts';
import { addGatewayProblems } from './gateway-problems.ts';
import type { RouteFunction } from './route-function.ts';

/** One line a request, of what only the gateway knows; no header, query or body, as these carry tokens and names. */
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

/** The routes a stage has: those of the sandbox only where there is one. */
export const routesOf = ({ sandbox }: StageSettings): Route[] =>
  routeEntries()
    .map(([, route]) => route)
    .filter((route) => sandbox || route.sandbox !== true);

/** The REST API: a method for each route of the table, and the edge for every other path and method. */
export class RestApi extends Construct {
  private readonly api: Rest;

  constructor(
    scope: Construct,
    id: string,
    stage: StageName,
    settings: StageSettings,
    functions: ReadonlyMap<Group | 'fallback', RouteFunction>,
  ) {
    super(scope, id);
    this.api = new Rest(this, 'Rest', {
      description: `Hotel booking, ${stage}`,
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: settings.accessLogs,
      deployOptions: this.deployOptions(stage, settings),
    });
    const integrationFor = (name: Group | 'fallback'): LambdaIntegration => {
      const serves = functions.get(name);
      if (!serves) throw new Error(`no function serves the group ${name}`);
      return integrationOf(serves);
    };
    for (const route of routesOf(settings)) this.addRoute(route, integrationFor(route.group));
    this.sendTheRestTo(integrationFor('fallback'));
    addGatewayProblems(this.api);
  }

  /** Where API Gateway answers; not where an emulator does. */
  get url(): string {
    return this.api.url;
  }

  get id(): string {
    return this.api.restApiId;
  }

  private deployOptions(stageName: StageName, { accessLogs, throttle, logDays, keepsData }: StageSettings) {
    const options: StageOptions = {
      stageName,
      ...(throttle && { throttlingRateLimit: throttle.ratePerSecond, throttlingBurstLimit: throttle.burst }),
    };
    if (!accessLogs) return options;
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: logDays,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    return { ...options, accessLogDestination: new LogGroupLogDestination(logs), accessLogFormat: accessLine };
  }

  private addRoute(route: Route, integration: LambdaIntegration): void {
    const resource = this.api.root.resourceForPath(fullPath(route));
    resource.addMethod(route.method, integration);
    if (route.method === 'GET') resource.addMethod('HEAD', integration);
  }

  /**
   * The gateway answers an unknown path or method with a 403 of its own. ANY on each resource makes it a 404, a 405
   * with Allow, or the answer to an OPTIONS; a method that a route names goes before ANY.
   */
  private sendTheRestTo(edge: LambdaIntegration): void {
    for (const each of this.api.root.node.findAll()) if (each instanceof Resource) each.addMethod('ANY', edge);
    this.api.root.addMethod('ANY', edge);
    this.api.root.addProxy({ anyMethod: true, defaultIntegration: edge });
  }
}

/** One permission a function instead of one a method: a function's policy holds 20 KB, about 40 of them. */
const integrationOf = ({ lambda }: RouteFunction): LambdaIntegration =>
  new LambdaIntegration(lambda, { scopePermissionToMethod: false });
