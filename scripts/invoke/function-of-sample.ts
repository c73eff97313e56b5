import * as z from 'zod';
import { routes } from '../../functions/contract/routes.ts';
import { pathMatcher } from '../../functions/runtime/route-match.ts';
import { entryOf } from '../../lib/bundling.ts';
import { type FunctionName, functionSettings } from '../../lib/settings/functions.ts';

const call = z.looseObject({ httpMethod: z.string(), path: z.string() });

const isFunction = (name: string): name is FunctionName => Object.hasOwn(functionSettings, name);

const nameOf = (sample: string, event: unknown): string => {
  if (!sample.startsWith('api-')) return sample.replace(/^(schedule|sqs|stream)-/, '');
  const { httpMethod, path } = call.parse(event);
  const found = [...(pathMatcher(true)(path)?.routes ?? [])].find(([method]) => method === httpMethod);
  return found ? routes[found[1]].group : 'edge';
};

/** Whose sample it is: the group of the route that a call is for, or the worker that a name ends with. */
export const functionOfSample = (sample: string, event: unknown): { name: FunctionName; file: string } | undefined => {
  const name = nameOf(sample, event);
  return isFunction(name) ? { name, file: entryOf(name) } : undefined;
};
