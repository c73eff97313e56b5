import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { readNumbers } from '../../usecases/numbers/read-numbers.ts';
import { numbersAnswer } from '../views/numbers.ts';

/** GET /admin/numbers: the days of all own hotels in figures, by currency. */
export const getNumbers =
  (app: { readNumbers: ReturnType<typeof readNumbers> }): RouteHandler<'getNumbers'> =>
  async ({ caller, query, accept }) => {
    const numbers = await app.readNumbers({ caller, ...query });
    return isRefusal(numbers) ? numbers : numbersAnswer(accept, 'all', query, numbers);
  };
