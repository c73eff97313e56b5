import type { RouteHandler } from '../../runtime/handler.ts';
import type { listCurrencies } from '../../usecases/currencies/list-currencies.ts';

/** GET /currencies: the reference rates that searches compare prices by. */
export const getCurrencies =
  ({ currencies }: { currencies: ReturnType<typeof listCurrencies> }): RouteHandler<'getCurrencies'> =>
  async () => ({ status: 200, body: currencies() });
