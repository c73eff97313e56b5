import { expirePoints as expire } from '../../domain/loyalty/account.ts';
import type { Points } from '../ports/loyalty.ts';
import type { Clock } from '../ports/time.ts';

/** Writes off the points of a guest that have run out; whether there is nothing left to write off now. */
export const expirePoints =
  ({ points, clock }: { readonly points: Points; readonly clock: Clock }) =>
  async (userId: string): Promise<boolean> => {
    const move = expire(await points.account(userId), clock.now());
    return move === undefined || (await points.commit(move)) === 'committed';
  };
