import { sessionQuery } from '../../lib/facts.ts';
import { queryClient } from '../../lib/query.ts';

/** Somebody else is there now: what was known for the one before is forgotten, what all may know stays. */
export const sessionChanged = async (): Promise<void> => {
  queryClient.removeQueries({ queryKey: ['bookings'] });
  queryClient.removeQueries({ queryKey: ['loyalty'] });
  queryClient.removeQueries({ queryKey: ['office'] });
  await queryClient.invalidateQueries(sessionQuery);
  // Pages that were refused for want of a session ask again; members may see other prices.
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['booking'] }),
    queryClient.invalidateQueries({ queryKey: ['rooms'] }),
    queryClient.invalidateQueries({ queryKey: ['search'] }),
  ]);
};
