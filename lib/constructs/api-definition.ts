import type { Group, Route } from '../../functions/contract/route.ts';
import { fullPath } from '../../functions/contract/routes.ts';
import { gatewayProblems } from './gateway-problems.ts';

/** The methods of ANY in API Gateway. They are listed because emulators do not support ANY in a document. */
const gatewayMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
type GatewayMethod = (typeof gatewayMethods)[number];

type Served = Group | 'fallback';
type Operations = ReadonlyMap<GatewayMethod, Served>;

/** `/a/b/c` and every parent path, including the root: each is a resource of the gateway. */
const withParents = (path: string): string[] => {
  const parts = path.split('/').slice(1);
  return ['/', ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)];
};

/** The function for each method of one path; the function for GET also serves HEAD. */
const operationsAt = (path: string, routes: readonly Route[]): Operations => {
  const served = new Map(
    routes.filter((route) => fullPath(route) === path).map(({ method, group }) => [method as GatewayMethod, group]),
  );
  const ofMethod = (method: GatewayMethod): Served => served.get(method === 'HEAD' ? 'GET' : method) ?? 'fallback';
  return new Map(gatewayMethods.map((method) => [method, ofMethod(method)]));
};

/**
 * The OpenAPI document from which API Gateway creates the API: it maps each path and method to a function. Bodies and
 * parameters are absent because the functions validate them. The gateway answers an unknown path or method with its own
 * 403. So every path has every method, and `{proxy+}` matches the other paths: the fallback function answers them with
 * a 404, a 405 with Allow, or the response to OPTIONS.
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
