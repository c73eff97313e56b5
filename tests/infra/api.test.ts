import { describe, expect, it } from 'vitest';
import { problemTable } from '../../functions/contract/problems.ts';
import { fullPath, routeEntries } from '../../functions/contract/routes.ts';
import { settingsOf } from '../../lib/settings/stages.ts';
import { ofType, type Resource, stageNames, stageOf } from './synthesized.ts';

type Reference = { readonly Ref?: string };

/** Path of each resource of the API, by its logical id. */
const pathsOf = (resources: readonly Resource[]): Map<string, string> => {
  const parts = new Map(ofType(resources, 'AWS::ApiGateway::Resource').map((each) => [each.id, each.Properties]));
  const pathOf = (id: string | undefined): string => {
    const own = parts.get(id ?? '');
    if (!own) return '';
    return `${pathOf((own['ParentId'] as Reference).Ref)}/${String(own['PathPart'])}`;
  };
  return new Map([...parts.keys()].map((id) => [id, pathOf(id)]));
};

/** `METHOD path -> function` of every method of the API. */
const wiringOf = (resources: readonly Resource[]): Map<string, string> => {
  const paths = pathsOf(resources);
  return new Map(
    ofType(resources, 'AWS::ApiGateway::Method').map(({ Properties }) => {
      const path = paths.get((Properties['ResourceId'] as Reference).Ref ?? '') ?? '';
      const uri = JSON.stringify(Properties['Integration']);
      const target = /"Fn::GetAtt":\["(\w+?)Function[0-9A-F]{8}"/.exec(uri)?.[1] ?? uri;
      return [`${String(Properties['HttpMethod'])} ${path || '/'}`, target];
    }),
  );
};

describe.each(stageNames)('the API of the stage %s', (name) => {
  const { api } = stageOf(name);
  const wiring = wiringOf(api);
  const routes = routeEntries().filter(([, route]) => settingsOf(name).sandbox || route.sandbox !== true);

  it.each(routes)("sends %s to its group's function", (_, route) => {
    expect(wiring.get(`${route.method} ${fullPath(route)}`)).toBe(route.group);
  });

  it('answers HEAD where it answers GET, from the same function', () => {
    for (const [, route] of routes.filter(([, each]) => each.method === 'GET')) {
      expect(wiring.get(`HEAD ${fullPath(route)}`)).toBe(route.group);
    }
  });

  it('has no method that is not in the route table, but for HEAD and the edge', () => {
    const known = new Set(routes.map(([, route]) => `${route.method} ${fullPath(route)}`));
    const unknown = [...wiring].filter(
      ([call, target]) => !known.has(call) && !call.startsWith('HEAD ') && target !== 'fallback',
    );
    expect(unknown).toEqual([]);
  });

  it('sends every other path and method to the edge', () => {
    for (const path of ['/', '/{proxy+}', ...pathsOf(api).values()])
      expect(wiring.get(`ANY ${path}`), path).toBe('fallback');
  });

  it('gives siblings one name for their variable, as API Gateway wants', () => {
    const variables = [...pathsOf(api).values()].filter((path) => /\{\w+\}$/.test(path));
    const parents = variables.map((path) => path.slice(0, path.lastIndexOf('/')));
    expect(new Set(parents).size).toBe(variables.length);
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
    const answers = ofType(api, 'AWS::ApiGateway::GatewayResponse').map(({ Properties }) => Properties);
    expect(answers.map((each) => each['ResponseType'])).toEqual(expect.arrayContaining(['DEFAULT_4XX', 'DEFAULT_5XX']));
    for (const each of answers) {
      const [body] = Object.values(each['ResponseTemplates'] as Record<string, string>);
      const problem = JSON.parse(body ?? '') as { type: string; status: number };
      expect(problemTable).toHaveProperty(
        problem.type.replace('/problems/', ''),
        expect.objectContaining({ status: problem.status }),
      );
      expect(each['StatusCode']).toBe(String(problem.status));
      expect(each['ResponseParameters']).toMatchObject({
        'gatewayresponse.header.Content-Type': "'application/problem+json'",
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
    expect([...pathsOf(stageOf(name).api).values()].filter((path) => path.includes('sandbox'))).toEqual([]);
  });
});
