import { keys } from '../../../contract/keys.ts';
import type { Hotel } from '../../../domain/hotel/hotel.ts';
import type { RatePlan } from '../../../domain/rates/plan.ts';
import type { RatePlans } from '../../../usecases/ports/rate-plans.ts';
import type { Delay, Ids } from '../../../usecases/ports/time.ts';
import { auditWrite } from '../audit.ts';
import { changing, commitKnowing } from '../change.ts';
import type { Write } from '../commit.ts';
import { fromHomeItem } from '../hotels/room-type-item.ts';
import { getItem, type Item, type Table } from '../table.ts';

/** From a plan's id to its hotel, as the owner's routes name no hotel. */
export const toPlanHomeItem = ({ id, hotelId }: Pick<RatePlan, 'id' | 'hotelId'>): Item => ({
  ...keys.ratePlanHome(id),
  type: 'roomTypeHome',
  schema: 1,
  hotelId,
});

/** Rate plans in the single table: in their hotel's item, so that a reader of the hotel has them. */
export const ratePlanRepository = (table: Table, delay: Delay, ids: Ids): RatePlans => {
  /** No other plan of the hotel has changed, and the hotel is not about to be deleted. */
  const write = (hotel: Hotel, plans: readonly RatePlan[], nonce: string): Write<string> => ({
    means: 'hotel',
    update: {
      Key: keys.hotel(hotel.id),
      ...changing({
        set: { plans, planRev: (hotel.planRev ?? 0) + 1, nonce },
        when: { id: hotel.id, planRev: hotel.planRev, deleting: undefined },
      }),
    },
  });
  const without = ({ plans = [] }: Hotel, { id }: RatePlan): RatePlan[] => plans.filter((plan) => plan.id !== id);

  return {
    async homeOf(ratePlanId) {
      const item = await getItem(table, keys.ratePlanHome(ratePlanId));
      return item === undefined ? undefined : fromHomeItem(item);
    },

    create(hotel, plan, audit) {
      const nonce = ids.nonce();
      return commitKnowing(table, delay, nonce, [
        write(hotel, [...without(hotel, plan), plan], nonce),
        { means: 'home', put: { Item: toPlanHomeItem(plan) } },
        auditWrite(audit, nonce),
      ]);
    },

    replace(hotel, plan, audit) {
      const nonce = ids.nonce();
      const plans = [...without(hotel, plan), plan];
      return commitKnowing(table, delay, nonce, [write(hotel, plans, nonce), auditWrite(audit, nonce)]);
    },

    remove(hotel, plan, audit) {
      const nonce = ids.nonce();
      return commitKnowing(table, delay, nonce, [
        write(hotel, without(hotel, plan), nonce),
        { means: 'home', remove: { Key: keys.ratePlanHome(plan.id) } },
        auditWrite(audit, nonce),
      ]);
    },
  };
};
