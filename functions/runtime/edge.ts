import type { ChainSettings, GatewayHandler } from './call.ts';
import { frame } from './chain.ts';
import { ProblemError, problemOf } from './problems.ts';
import { allowed, pathMatcher } from './route-match.ts';
import { countCall } from './steps/admission.ts';

const isDecodable = (path: string): boolean => {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
};

/**
 * What no route answers: OPTIONS, a method its path does not have, a path nobody has.
 * @param settings without a gate (as on AWS, where this Lambda has no table) nothing is counted
 */
export const edgeHandler = (settings: Omit<ChainSettings, 'gate'> & Partial<ChainSettings>): GatewayHandler => {
  const match = pathMatcher(settings.sandbox);
  const { gate } = settings;
  return frame(settings, async (event) => {
    if (gate) await countCall(event, { gate }, 'other', undefined);
    const found = match(event.path);
    if (found === undefined && !isDecodable(event.path)) {
      const errors = [{ pointer: '', detail: 'has an address that is not properly encoded' }];
      throw new ProblemError({ ...problemOf({ refused: 'invalid-request', errors }), detail: 'Bad percent-encoding.' });
    }
    if (found === undefined) throw new ProblemError(problemOf({ refused: 'not-found', what: 'address' }));
    const Allow = allowed(found).join(', ');
    if (event.httpMethod === 'OPTIONS') return { statusCode: 204, headers: { Allow }, body: '' };
    throw new ProblemError({
      name: 'method-not-allowed',
      detail: `This address answers ${Allow}.`,
      headers: { Allow },
    });
  });
};
