import { pointsRepository } from '../../../functions/adapters/dynamo/accounts/points-repository.ts';
import { auditDays, auditTrail } from '../../../functions/adapters/dynamo/audit-trail.ts';
import { earnPoints, expirePoints } from '../../../functions/domain/loyalty/account.ts';
import { showPoints } from '../../../functions/usecases/loyalty/show-points.ts';
import { defaultSettings } from '../../../functions/usecases/ports/settings.ts';
import type { Pattern } from './patterns.ts';
import { start, type World } from './world.ts';

/** What guests earn, and the log of who changed what. */
export const pointsPatterns = ({ core, table }: World): Pattern[] => {
  const points = pointsRepository(table);
  const cause = { bookingId: '4FzU1', reference: 'K7QM-2D9T', at: start };
  const settings = { current: async () => defaultSettings, forget: () => undefined };
  return [
    {
      does: 'Give the points of a stay that is over',
      serves: 'the queue loyalty',
      run: async () => {
        const account = await points.account('ana');
        await points.commit(earnPoints(account, { points: 3180, nights: { 2027: 3 }, months: 24 }, cause, start));
      },
    },
    {
      does: 'Points and a page of their movements',
      serves: 'GET /loyalty',
      run: () => showPoints({ points, settings, clock: core.clock })('ana', 20, undefined),
    },
    {
      does: 'Write off points that have run out',
      serves: 'the completion schedule',
      run: async () => {
        const move = expirePoints(await points.account('ana'), '2029-04-02T00:00:00.000Z');
        if (move) await points.commit(move);
      },
    },
    {
      does: 'Who changed what of a hotel',
      serves: 'GET /admin/hotels/{hotelId}/history; of an account and the settings likewise',
      run: () => auditTrail(table).page('HOTEL#tejo', 20, undefined),
    },
    {
      does: 'Who changed what of anything on a day',
      serves: 'GET /admin/audit, each day',
      run: () => auditDays(table).page('2027-03-01', 20, undefined),
    },
  ];
};
