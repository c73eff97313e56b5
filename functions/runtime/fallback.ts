import { problemTable } from '../contract/problems.ts';
import type { Gate } from '../usecases/ports/gate.ts';
import type { ChainSettings, GatewayHandler } from './call.ts';
import { ProblemError, problemOf } from './problems.ts';
import { frame } from './route-chain.ts';
import { allowed, pathMatcher } from './route-match.ts';
import { countCall } from './steps/admission.ts';

/**
 * What no route answers: OPTIONS, a method its path does not have, an unknown path.
 * @param settings of the gate its limits alone: on AWS this Lambda has no table, and so no sessions
 */
export const fallbackHandler = (
  settings: Omit<ChainSettings, 'gate'> & { readonly gate: Pick<Gate, 'limits'> },
): GatewayHandler => {
  const match = pathMatcher(settings.sandbox);
  return frame(settings, async (event) => {
    await countCall(event, settings, 'other', undefined);
    const found = match(event.path);
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

/** For an address longer than `uri-too-long` says; behind API Gateway none arrives. */
export const longAddressHandler = (settings: ChainSettings): GatewayHandler =>
  frame(settings, async (event) => {
    await countCall(event, settings, 'other', undefined);
    throw new ProblemError({ name: 'uri-too-long', detail: problemTable['uri-too-long'].explanation });
  });

/** For an address whose percent-encoding cannot be read; API Gateway refuses those by itself. */
export const malformedAddressHandler = (settings: ChainSettings): GatewayHandler =>
  frame(settings, async (event) => {
    await countCall(event, settings, 'other', undefined);
    const error = {
      pointer: '',
      code: 'malformed_encoding',
      detail: 'has a percent-encoding that cannot be read',
    } as const;
    throw new ProblemError({
      ...problemOf({ refused: 'invalid-request', errors: [error] }),
      detail: 'The percent-encoding of the address cannot be read.',
    });
  });
