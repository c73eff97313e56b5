import { isRefusal } from '../../domain/refusal.ts';
import type { RouteHandler } from '../../runtime/handler.ts';
import type { SearchHotels } from '../../usecases/search/search-hotels.ts';
import type { SignsCursors } from '../cursors.ts';
import { rateCallerOf, ratesHeaders } from '../rate-caller.ts';
import { commandOf } from './command.ts';
import { foreignCursor, readCursor, writeCursor } from './cursor.ts';
import { outcomeView } from './view.ts';

/** POST /search: hotels that fit, each bookable as shown. */
export const searchHotels =
  (app: { searchHotels: SearchHotels } & SignsCursors): RouteHandler<'searchHotels'> =>
  async ({ caller: session, body, sourceAddress: address }) => {
    const began = performance.now();
    const caller = rateCallerOf(session, body.code);
    const after = readCursor(app.cursorKeys, caller, body);
    if (after === undefined) return foreignCursor;
    const outcome = await app.searchHotels({ ...commandOf(body, caller, after), address });
    if (isRefusal(outcome)) return outcome;
    const nextCursor = writeCursor(app.cursorKeys, caller, body, outcome.next);
    const tookMs = Math.round((performance.now() - began) * 10) / 10;
    return {
      status: 200,
      body: { ...outcomeView(outcome, body.currency), nextCursor, tookMs },
      headers: ratesHeaders(session, body.code),
    };
  };
