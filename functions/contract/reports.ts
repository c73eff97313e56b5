import * as z from 'zod';
import { atMostNights, date, inOrder, orderRule } from './common.ts';

// What owners ask of many days at once.

const range = { from: date, to: date };

export const numbersQuery = z
  .strictObject({
    ...range,
    by: z.enum(['day', 'week', 'month']).default('day').meta({ description: 'Weeks begin on Monday.' }),
  })
  .refine(inOrder, orderRule)
  .refine(...atMostNights(366));

export const paceQuery = z
  .strictObject({
    ...range,
    asOf: date.meta({ description: 'The end of this day in the hotel’s calendar.' }),
  })
  .refine(inOrder, orderRule)
  .refine(...atMostNights(366));
