import * as z from 'zod';
import { eventNames, events } from '../../functions/contract/events.ts';
import { routes } from '../../functions/contract/routes.ts';
import { pathMatcher } from '../../functions/runtime/route-match.ts';
import { entryOf } from '../../lib/bundling.ts';
import { type FunctionName, functionSettings } from '../../lib/settings/functions.ts';

const call = z.looseObject({ httpMethod: z.string(), path: z.string() });

const isFunction = (name: string): name is FunctionName => Object.hasOwn(functionSettings, name);

/** The group of the route of a call; the fallback function if it has none. */
const groupOf = (event: unknown): FunctionName => {
  const { httpMethod, path } = call.parse(event);
  const found = [...(pathMatcher(true)(path)?.routes ?? [])].find(([method]) => method === httpMethod);
  return found ? routes[found[1]].group : 'fallback';
};

/** The worker of the first queue that the event goes to. */
const listenerOf = (sample: string): FunctionName | undefined => {
  const event = eventNames.find((each) => `event-${each.replaceAll(/[._]/g, '-')}` === sample);
  const queues: readonly string[] = event === undefined ? [] : events[event].queues;
  return queues.find(isFunction);
};

/** Whose sample it is: a group of routes, a listener of an event, the worker of uploads, of a schedule or of the stream. */
export const functionOfSample = (sample: string, event: unknown): { name: FunctionName; file: string } | undefined => {
  if (sample.startsWith('api-')) return target(groupOf(event));
  if (sample.startsWith('event-')) return target(listenerOf(sample));
  if (sample === 'upload-picture') return target('uploads');
  return target(sample.replace(/^(schedule|stream)-/, ''));
};

const target = (name: string | undefined): { name: FunctionName; file: string } | undefined =>
  name !== undefined && isFunction(name) ? { name, file: entryOf(name) } : undefined;
