import type { Group, Route } from '../../functions/contract/route.ts';
import { fullPath } from '../../functions/contract/routes.ts';
import { gatewayProblems } from './gateway-problems.ts';

/** The methods that API Gateway means by ANY. They are written out, as emulators do not read ANY in a document. */
const gatewayMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
type GatewayMethod = (typeof gatewayMethods)[number];

type Served = Group | 'fallback';
type Operations = ReadonlyMap<GatewayMethod, Served>;

/** `/a/b/c` and every path above it, the root included: each is a resource of the gateway, and answers for itself. */
const withParents = (path: string): string[] => {
  const parts = path.split('/').slice(1);
  return ['/', ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)];
};

/** What serves each method of one path; HEAD is served as its GET. */
const operationsAt = (path: string, routes: readonly Route[]): Operations => {
  const served = new Map(
    routes.filter((route) => fullPath(route) === path).map(({ method, group }) => [method as GatewayMethod, group]),
  );
  const ofMethod = (method: GatewayMethod): Served => served.get(method === 'HEAD' ? 'GET' : method) ?? 'fallback';
  return new Map(gatewayMethods.map((method) => [method, ofMethod(method)]));
};

/**
 * The OpenAPI document that API Gateway makes the API from: which function serves which path and method. It says
 * nothing of bodies and parameters, as the functions validate them. The gateway answers an unknown path or method with
 * a 403 of its own, so every path has every method, and `{proxy+}` takes the other paths: the fallback answers them
 * with a 404, a 405 with Allow, or what OPTIONS asks.
 * @param uriOf the address under which the gateway calls a function
 */
export const apiDefinition = (title: string, routes: readonly Route[], uriOf: (served: Served) => string) => {
  const operation = (served: Served) => ({
    responses: {},
    'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: uriOf(served) },
  });
  const paths = [...new Set([...routes.flatMap((route) => withParents(fullPath(route))), '/{proxy+}'])].toSorted();
  return {
    openapi: '3.0.1',
    info: { title, version: '1' },
    paths: Object.fromEntries(
      paths.map((path) => [
        path,
        Object.fromEntries(
          [...operationsAt(path, routes)].map(([method, served]) => [method.toLowerCase(), operation(served)]),
        ),
      ]),
    ),
    'x-amazon-apigateway-gateway-responses': gatewayProblems(),
  };
};
