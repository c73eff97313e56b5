import * as z from 'zod';

/** What an account may do; apart from the bodies of accounts, so that readers of an account load no more. */
export const role = z.enum(['guest', 'hotel_admin', 'system_admin']);
export type Role = z.infer<typeof role>;
