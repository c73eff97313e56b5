import { App, Stack, Stage } from 'aws-cdk-lib';
import { ApiDefinition, SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { describe, expect, it } from 'vitest';
import { problemTable } from '../../functions/contract/problems.ts';
import type { Route } from '../../functions/contract/route.ts';
import { fullPath, routeEntries } from '../../functions/contract/routes.ts';
import { apiDefinition } from '../../lib/constructs/api-definition.ts';
import { settingsOf } from '../../lib/settings/stages.ts';
import { ofType, type Resource, stageNames, stageOf } from './synthesized.ts';

type Operations = Readonly<Record<string, unknown>>;
interface Answer {
  readonly statusCode: string;
  readonly responseTemplates: Readonly<Record<string, string>>;
  readonly responseParameters: Readonly<Record<string, string>>;
}

/** The document that the API is made from. */
const definitionOf = (resources: readonly Resource[]) => {
  const [api] = ofType(resources, 'AWS::ApiGateway::RestApi');
  return api?.Properties['Body'] as {
    readonly paths: Readonly<Record<string, Operations>>;
    readonly 'x-amazon-apigateway-gateway-responses': Readonly<Record<string, Answer>>;
  };
};

/** `METHOD path -> function` of every method of the API. */
const wiringOf = (resources: readonly Resource[]): Map<string, string> =>
  new Map(
    Object.entries(definitionOf(resources).paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => {
        const integration = JSON.stringify(operation);
        // Of the function itself, or of its alias where the stage has a canary.
        const called = /"(?:Fn::GetAtt":\[|Ref":)"(\w+?)(?:Function|Live)[0-9A-F]{8}"/.exec(integration);
        const target = called?.[1] ?? integration;
        return [`${method.toUpperCase()} ${path}`, target] as const;
      }),
    ),
  );

const everyMethod = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

describe.each(stageNames)('the API of the stage %s', (name) => {
  const { api, apiBytes } = stageOf(name);
  const wiring = wiringOf(api);
  const { paths } = definitionOf(api);
  const routes = routeEntries().filter(([, route]) => settingsOf(name).sandbox || route.sandbox !== true);

  it.each(routes)("sends %s to its group's function", (_, route) => {
    expect(wiring.get(`${route.method} ${fullPath(route)}`)).toBe(route.group);
  });

  it('answers HEAD where it answers GET, from the same function', () => {
    for (const [, route] of routes.filter(([, each]) => each.method === 'GET')) {
      expect(wiring.get(`HEAD ${fullPath(route)}`)).toBe(route.group);
    }
  });

  it('sends nothing to a group but its routes and their HEAD', () => {
    const known = new Set(routes.map(([, route]) => `${route.method} ${fullPath(route)}`));
    const unknown = [...wiring].filter(
      ([call, target]) => target !== 'fallback' && !known.has(call.replace(/^HEAD /, 'GET ')),
    );
    expect(unknown).toEqual([]);
  });

  it('answers every method on every path, as the gateway itself would say 403', () => {
    for (const [path, operations] of Object.entries(paths)) {
      const methods = Object.keys(operations).map((method) => method.toUpperCase());
      expect(methods.toSorted(), path).toEqual(everyMethod);
    }
  });

  it('has the paths above each path, and all others go to the fallback', () => {
    for (const path of Object.keys(paths)) {
      const above = path.slice(0, path.lastIndexOf('/')) || '/';
      expect(paths, path).toHaveProperty([above]);
    }
    for (const method of everyMethod) {
      expect(wiring.get(`${method} /`)).toBe('fallback');
      expect(wiring.get(`${method} /{proxy+}`)).toBe('fallback');
    }
  });

  it('gives siblings one name for their variable, as API Gateway wants', () => {
    const variables = Object.keys(paths).filter((path) => /\{\w+\}$/.test(path));
    const parents = variables.map((path) => path.slice(0, path.lastIndexOf('/')));
    expect(new Set(parents).size).toBe(variables.length);
  });

  it('needs no resource of its stack for a route, a path or a method', () => {
    const types = new Set(api.map(({ Type }) => Type).filter((type) => type.startsWith('AWS::ApiGateway::')));
    types.delete('AWS::ApiGateway::Account');
    expect([...types].toSorted()).toEqual([
      'AWS::ApiGateway::Deployment',
      'AWS::ApiGateway::RestApi',
      'AWS::ApiGateway::Stage',
    ]);
  });

  it('leaves room under what the platform takes: 300 paths an API unless asked for more, 1 MB a template', () => {
    expect(Object.keys(paths).length).toBeLessThan(250);
    expect(apiBytes).toBeLessThan(750_000);
  });

  it('lets API Gateway call each of its functions, and nobody else', () => {
    const permissions = ofType(api, 'AWS::Lambda::Permission');
    expect(permissions).toHaveLength(ofType(api, 'AWS::Lambda::Function').length);
    for (const { Properties } of permissions) {
      expect(Properties['Principal']).toBe('apigateway.amazonaws.com');
      expect(Properties['SourceArn']).toBeDefined();
    }
  });

  it("answers the gateway's own refusals as problems", () => {
    const answers = definitionOf(api)['x-amazon-apigateway-gateway-responses'];
    expect(Object.keys(answers)).toEqual(expect.arrayContaining(['DEFAULT_4XX', 'DEFAULT_5XX', 'THROTTLED']));
    for (const { statusCode, responseTemplates, responseParameters } of Object.values(answers)) {
      const [body] = Object.values(responseTemplates);
      const problem = JSON.parse(body ?? '') as { type: string; status: number };
      expect(problemTable).toHaveProperty(
        problem.type.replace('/problems/', ''),
        expect.objectContaining({ status: problem.status }),
      );
      expect(statusCode).toBe(String(problem.status));
      expect(responseParameters).toMatchObject({
        'gatewayresponse.header.Content-Type': "'application/problem+json'",
        'gatewayresponse.header.X-Request-Id': 'context.requestId',
      });
    }
  });

  it('logs and throttles as its settings say', () => {
    const [stage] = ofType(api, 'AWS::ApiGateway::Stage');
    const { accessLogs, throttle } = settingsOf(name);
    expect(stage?.Properties['AccessLogSetting'] !== undefined).toBe(accessLogs);
    const methods = (stage?.Properties['MethodSettings'] ?? []) as { ThrottlingRateLimit?: number }[];
    expect(methods[0]?.ThrottlingRateLimit).toBe(throttle?.ratePerSecond);
  });
});

describe.each(['dev', 'production'] as const)('the stage %s', (name) => {
  it('has no sandbox', () => {
    const paths = Object.keys(definitionOf(stageOf(name).api).paths);
    expect(paths.filter((path) => path.includes('sandbox'))).toEqual([]);
  });
});

describe('a change of the routes', () => {
  /** The name of the deployment of an API with these routes and nothing else. */
  const deploymentOf = (routes: readonly Route[]): string[] => {
    // A Stage is synthesized without the CDK's own slow validation.
    const stage = new Stage(new App({ analyticsReporting: false }), 'Stage');
    const stack = new Stack(stage, 'Stack');
    const document = apiDefinition('Routes', routes, (served) => served);
    new SpecRestApi(stack, 'Rest', { apiDefinition: ApiDefinition.fromInline(document) });
    const { Resources } = stage.synth().getStackArtifact(stack.artifactId).template as {
      readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
    };
    return Object.keys(Resources).filter((id) => Resources[id]?.Type === 'AWS::ApiGateway::Deployment');
  };
  const all = routeEntries().map(([, route]) => route);

  it('is deployed: another document is another deployment', () => {
    const [before] = deploymentOf(all.slice(1));
    expect(before).toBeDefined();
    expect(deploymentOf(all)).not.toEqual([before]);
    expect(deploymentOf(all.slice(1))).toEqual([before]);
  });
});
