import type { RouteHandler } from '../../runtime/handler.ts';
import type { OperatingApp } from './app.ts';

/** GET /currencies: the reference rates that searches compare prices by. */
export const getCurrencies =
  ({ currencies }: Pick<OperatingApp, 'currencies'>): RouteHandler<'getCurrencies'> =>
  async () => ({ status: 200, body: currencies() });
