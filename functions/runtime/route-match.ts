import { addresses, sandboxRoutes } from '../contract/generated/addresses.ts';
import type { Method } from '../contract/route.ts';
import type { RouteName } from '../contract/routes.ts';

/** A path of the table: its routes by method, and its parameters as they stand in the path, still encoded. */
export interface PathMatch {
  readonly routes: ReadonlyMap<Method, RouteName>;
  readonly params: Readonly<Record<string, string>>;
}

interface Template {
  readonly segments: readonly string[];
  readonly routes: Map<Method, RouteName>;
}

const parameterOf = (segment: string): string | undefined => /^\{(\w+)\}$/.exec(segment)?.[1];

const paramsOf = ({ segments }: Template, path: readonly string[]): Record<string, string> | undefined => {
  if (segments.length !== path.length) return undefined;
  const params: [string, string][] = [];
  for (const [index, segment] of segments.entries()) {
    const given = path[index] ?? '';
    const name = parameterOf(segment);
    if (name === undefined ? given !== segment : given === '') return undefined;
    if (name !== undefined) params.push([name, given]);
  }
  return Object.fromEntries(params);
};

// From the addresses alone, as the edge needs none of the schemas.
const templates = (sandbox: boolean): Template[] => {
  const byPath = new Map<string, Template>();
  for (const [name, address] of Object.entries(addresses) as [RouteName, string][]) {
    if (sandboxRoutes.includes(name) && !sandbox) continue;
    const [method, path] = address.split(' ') as [Method, string];
    const template = byPath.get(path) ?? { segments: path.split('/'), routes: new Map() };
    template.routes.set(method, name);
    byPath.set(path, template);
  }
  // A fixed segment goes before a parameter in its place, as in API Gateway.
  const parameters = ({ segments }: Template): number => segments.filter((segment) => parameterOf(segment)).length;
  return [...byPath.values()].toSorted((one, other) => parameters(one) - parameters(other));
};

/** Finds the path of the table a request's path is; undefined for one that is not there. */
export const pathMatcher = (sandbox: boolean): ((path: string) => PathMatch | undefined) => {
  const table = templates(sandbox);
  return (path) => {
    const segments = path.split('/');
    for (const template of table) {
      const params = paramsOf(template, segments);
      if (params) return { routes: template.routes, params };
    }
    return undefined;
  };
};

/** The methods a path answers, as its Allow header lists them. */
export const allowed = ({ routes }: PathMatch): string[] => [
  ...[...routes.keys()].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])),
  'OPTIONS',
];
