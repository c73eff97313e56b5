import * as z from 'zod';
import { role } from '../accounts.ts';
import { id, instant, version } from '../common.ts';

export const user = z
  .strictObject({ id, email: z.string(), name: z.string(), role, createdAt: instant })
  .meta({ id: 'User' });
export const managedUser = z
  .strictObject({ ...user.shape, status: z.enum(['active', 'suspended']), version })
  .meta({ id: 'ManagedUser' });

export const session = z
  .strictObject({ user, expiresAt: instant, token: z.string().optional() })
  .meta({ id: 'Session' });
export const userAnswer = z.strictObject({ user });
export const managedUserAnswer = z.strictObject({ user: managedUser });
