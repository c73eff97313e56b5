import type { RateCaller } from '../domain/rates/plan.ts';

/** Who asks for prices: signed in or not, with a code or without. */
export const rateCallerOf = (
  session: { readonly userId: string } | undefined,
  code: string | undefined,
): RateCaller => ({
  isMember: session !== undefined,
  code,
});

/** Prices that depend on the caller are not cached for others. */
export const ratesHeaders = (session: object | undefined, code: string | undefined): Record<string, string> =>
  session === undefined && code === undefined
    ? { Vary: 'Cookie, Authorization' }
    : { Vary: 'Cookie, Authorization', 'Cache-Control': 'private, no-store' };
