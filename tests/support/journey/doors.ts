import { fullPath, routeEntries } from '../../../functions/contract/routes.ts';
import { type Recorder, rawCall } from './record.ts';

const json = { 'Content-Type': 'application/json' };

/** A stranger knocks on every door of the route table, so that none leads elsewhere on one ground than on the other. */
export const knockOnEveryDoor = async (url: string, { step }: Recorder, hasSandbox: boolean): Promise<void> => {
  for (const [name, route] of routeEntries()) {
    if (route.sandbox && !hasSandbox) continue;
    const path = fullPath(route).replaceAll(/\{\w+\}/g, 'nobody');
    const init = { method: route.method, ...(route.method !== 'GET' && { body: '{}', headers: json }) };
    await step(`a stranger's ${name}`, rawCall(`${url}${path}`, init));
  }
};

/** What is no route, and what is no request that a route takes. */
export const knockElsewhere = async (url: string, { step }: Recorder): Promise<void> => {
  const call = (path: string, init?: RequestInit) => rawCall(`${url}${path}`, init);
  const search = (body: string, type: string) =>
    call('/api/v1/search', { method: 'POST', body, headers: { 'Content-Type': type } });
  await step('HEAD of a page', call('/api/v1/health', { method: 'HEAD' }));
  await step('OPTIONS of a path', call('/api/v1/hotels', { method: 'OPTIONS' }));
  await step('a method there is not', call('/api/v1/health', { method: 'DELETE' }));
  await step('a path there is not', call('/api/v1/no-such-thing'));
  await step('a path outside the API', call('/no-such-thing.txt'));
  await step('a body that is no JSON', search('{', 'application/json'));
  await step('a body of another type', search('place=Rome', 'application/x-www-form-urlencoded'));
  await step('a body that is too large', search(JSON.stringify({ text: 'x'.repeat(300_000) }), 'application/json'));
  await step('an unknown field', search('{"colour":"blue"}', 'application/json'));
  await step('a query given twice', call('/api/v1/hotels?city=Rome&city=Oslo'));
  await step('letters with accents', call('/api/v1/places?q=S%C3%A3o+Paulo'));
  await step('a forged token', call('/api/v1/auth/me', { headers: { Authorization: 'Bearer a.b.c' } }));
  await step(
    'an id of its own',
    call('/api/v1/health', { headers: { 'X-Request-Id': 'walked-here' } }).then((answer) => {
      const given = answer.headers.get('x-request-id');
      if (given !== 'walked-here') throw new Error(`X-Request-Id came back as ${given}`);
      return answer;
    }),
  );
};
