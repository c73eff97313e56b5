import type * as z from 'zod';
import type { restrictions as answer } from '../../contract/hotels/answers.ts';
import type { Restrictions } from '../../domain/rates/restrictions.ts';

/** What a night is restricted by, each field said. */
export const restrictionsView = (restrictions: Restrictions | undefined, closed: boolean): z.output<typeof answer> => ({
  minStay: restrictions?.minStay ?? null,
  minStayThrough: restrictions?.minStayThrough ?? null,
  maxStay: restrictions?.maxStay ?? null,
  closedToArrival: restrictions?.closedToArrival ?? false,
  closedToDeparture: restrictions?.closedToDeparture ?? false,
  closed,
});
