import { sessionQuery } from '../../lib/facts.ts';
import { queryClient } from '../../lib/query.ts';

/** The session has another user now: the previous user's data is removed, public data stays. */
export const sessionChanged = async (): Promise<void> => {
  queryClient.removeQueries({ queryKey: ['bookings'] });
  queryClient.removeQueries({ queryKey: ['loyalty'] });
  queryClient.removeQueries({ queryKey: ['office'] });
  await queryClient.invalidateQueries(sessionQuery);
  // Pages that were refused without a session are requested again; members may see other prices.
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['booking'] }),
    queryClient.invalidateQueries({ queryKey: ['rooms'] }),
    queryClient.invalidateQueries({ queryKey: ['search'] }),
  ]);
};
