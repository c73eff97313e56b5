import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import { numbersAnswer } from '../views/numbers.ts';
import type { ReportsApp } from './app.ts';

/** GET /admin/numbers: the days of all own hotels in figures, by currency. */
export const getNumbers =
  (app: Pick<ReportsApp, 'readNumbers'>): RouteHandler<'getNumbers'> =>
  async ({ caller, query, accept }) => {
    const numbers = await app.readNumbers({ caller, ...query });
    return isRefusal(numbers) ? numbers : numbersAnswer(accept, 'all', query, numbers);
  };
