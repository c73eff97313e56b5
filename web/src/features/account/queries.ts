import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '../../lib/api.ts';
import { byPage, pageOf } from '../../lib/pages.ts';
import { sessionChanged } from './session.ts';

const shown = 20;

/** Points and tier, with the movements newest first. */
export const loyaltyQuery = infiniteQueryOptions({
  queryKey: ['loyalty'],
  queryFn: ({ pageParam }) => get('getLoyalty', { query: pageOf(shown, pageParam) }),
  ...byPage,
});

/** A token is used once: the request is not repeated, with any result and any number of renders. */
const once = { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } as const;

/** Opens the session for the booking that the link of a mail is for. */
export const openLinkQuery = (token: string) =>
  queryOptions({
    ...once,
    queryKey: ['link', token],
    queryFn: async () => {
      const { bookingId } = await get('openBookingSession', { body: { token } });
      await sessionChanged();
      return { bookingId };
    },
  });

/** Confirms the address of an account. */
export const verifyQuery = (token: string) =>
  queryOptions({
    ...once,
    queryKey: ['verify', token],
    queryFn: async () => {
      const { user } = await get('verifyEmail', { body: { token } });
      await sessionChanged();
      return user;
    },
  });
