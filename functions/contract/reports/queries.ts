import * as z from 'zod';
import { atMostNights, date, inOrder, orderRule, paging } from '../common.ts';
import { formatted } from '../input-errors.ts';
import { line } from '../text.ts';

// What owners ask of many days at once.

const range = { from: date, to: date };

export const numbersQuery = z
  .strictObject({
    ...range,
    by: z.enum(['day', 'week', 'month']).default('day').meta({ description: 'Weeks begin on Monday.' }),
  })
  .refine(inOrder, orderRule)
  .refine(...atMostNights(366));

/** Days in UTC. */
export const auditQuery = z
  .strictObject({
    from: date.optional(),
    to: date.optional(),
    actor: line(1, 100).optional().meta({ description: 'The id of a user, or the name of a schedule or command.' }),
    kind: formatted(
      'kind',
      /^[a-z_]{1,40}(\.[a-z_]{1,40})?$/,
      'is not a kind such as hotel or user.changed',
    ).optional(),
    ...paging,
  })
  .refine(inOrder, orderRule);

export const paceQuery = z
  .strictObject({
    ...range,
    asOf: date.meta({ description: 'The end of this day in the hotel’s calendar.' }),
  })
  .refine(inOrder, orderRule)
  .refine(...atMostNights(366));
