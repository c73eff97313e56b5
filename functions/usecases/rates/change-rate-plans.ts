import { MOST_PLANS, plansOf, type RatePlan, STANDARD_ID } from '../../domain/rates/plan.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { planAudit } from '../hotels/audited.ts';
import { type Caller, noHotel, owns, stale } from '../hotels/ownership.ts';
import type { HotelFacts, HotelReader } from '../ports/hotels.ts';
import type { RatePlans } from '../ports/rate-plans.ts';
import type { WriteResult } from '../ports/room-types.ts';
import type { Clock, Ids } from '../ports/time.ts';
import { untilDecided } from '../rooms/rollout-ports.ts';
import { judgeRatePlan, type RatePlanBody } from './judge-rate-plan.ts';

export interface RatePlanDeps {
  readonly hotels: Pick<HotelReader, 'facts'>;
  readonly ratePlans: RatePlans;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'next'>;
}

/** A plan with its hotel, whose currency its amounts are in. */
export interface OwnedRatePlan {
  readonly hotel: HotelFacts['hotel'];
  readonly plan: RatePlan;
}

const noPlan: Refusal = { refused: 'not-found', what: 'rate plan' };

/** The hotel of the caller's with all its plans. */
const ownFacts = async ({ hotels }: RatePlanDeps, caller: Caller, hotelId: string): Promise<HotelFacts | Refusal> => {
  const facts = await hotels.facts(hotelId);
  return facts !== undefined && owns(caller, facts.hotel) ? facts : noHotel;
};

/** The plans of a hotel in their order, `standard` among them. */
export const listRatePlans =
  (deps: RatePlanDeps) =>
  async (caller: Caller, hotelId: string): Promise<readonly OwnedRatePlan[] | Refusal> => {
    const facts = await ownFacts(deps, caller, hotelId);
    if (isRefusal(facts)) return facts;
    return plansOf(facts.hotel).map((plan) => ({ hotel: facts.hotel, plan }));
  };

export interface CreateRatePlan {
  readonly caller: Caller;
  readonly hotelId: string;
  readonly body: RatePlanBody;
}

/** Makes a plan of a hotel. */
export const createRatePlan = (deps: RatePlanDeps) => {
  return ({ caller, hotelId, body }: CreateRatePlan): Promise<OwnedRatePlan | Refusal> => {
    const id = deps.ids.next();
    return untilDecided(async () => {
      const facts = await ownFacts(deps, caller, hotelId);
      if (isRefusal(facts)) return facts;
      const details = judgeRatePlan(body, facts);
      if (isRefusal(details)) return details;
      if (plansOf(facts.hotel).length >= MOST_PLANS) return tooManyPlans;
      const plan = { ...details, id, hotelId, version: 1 };
      const audit = planAudit('rate_plan.created', caller.userId, deps.clock.now(), undefined, plan);
      return written(await deps.ratePlans.create(facts.hotel, plan, audit), { hotel: facts.hotel, plan });
    });
  };
};

export interface ReplaceRatePlan {
  readonly caller: Caller;
  readonly ratePlanId: string;
  /** Needed for `standard`, which every hotel has. */
  readonly hotelId: string | undefined;
  readonly body: RatePlanBody;
  readonly ifMatch: number | undefined;
}

/** Replaces a plan. Bookings and quotes made under it keep it as it was. */
export const replaceRatePlan = (deps: RatePlanDeps) => {
  return ({ caller, ratePlanId, hotelId, body, ifMatch }: ReplaceRatePlan): Promise<OwnedRatePlan | Refusal> =>
    untilDecided(async () => {
      const found = await findPlan(deps, caller, ratePlanId, hotelId);
      if (isRefusal(found)) return found;
      const { facts, plan: before } = found;
      if (ifMatch !== undefined && ifMatch !== before.version) return stale;
      const details = judgeRatePlan(body, facts);
      if (isRefusal(details)) return details;
      const plan = { ...details, id: before.id, hotelId: before.hotelId, version: before.version + 1 };
      const others = plansOf(facts.hotel).filter(({ id }) => id !== plan.id);
      if (plan.status !== 'active' && !others.some(({ status }) => status === 'active')) return lastActive;
      const audit = planAudit('rate_plan.changed', caller.userId, deps.clock.now(), before, plan);
      return written(await deps.ratePlans.replace(facts.hotel, plan, audit), { hotel: facts.hotel, plan });
    });
};

export interface DeleteRatePlan {
  readonly caller: Caller;
  readonly ratePlanId: string;
  readonly ifMatch: number | undefined;
}

/** Removes a plan; `standard` stays. */
export const deleteRatePlan = (deps: RatePlanDeps) => {
  return ({ caller, ratePlanId, ifMatch }: DeleteRatePlan): Promise<Refusal | undefined> =>
    untilDecided(async () => {
      if (ratePlanId === STANDARD_ID) return standardStays;
      const found = await findPlan(deps, caller, ratePlanId, undefined);
      if (isRefusal(found)) return found;
      const { facts, plan } = found;
      if (ifMatch !== undefined && ifMatch !== plan.version) return stale;
      const others = plansOf(facts.hotel).filter(({ id }) => id !== plan.id);
      if (!others.some(({ status }) => status === 'active')) return lastActive;
      const audit = planAudit('rate_plan.deleted', caller.userId, deps.clock.now(), plan, undefined);
      return written(await deps.ratePlans.remove(facts.hotel, plan, audit), undefined);
    });
};

const lastActive: Refusal = {
  refused: 'refused',
  detail: 'A hotel needs an active rate plan: this is the only one.',
  pointer: '/status',
  code: 'last_active_rate_plan',
};
const tooManyPlans: Refusal = {
  refused: 'refused',
  detail: `A hotel has at most ${MOST_PLANS} rate plans.`,
};
const standardStays: Refusal = {
  refused: 'refused',
  detail: 'The plan standard cannot be deleted; it can be made inactive while another plan is active.',
};

const findPlan = async (
  deps: RatePlanDeps,
  caller: Caller,
  ratePlanId: string,
  hotelId: string | undefined,
): Promise<{ readonly facts: HotelFacts; readonly plan: RatePlan } | Refusal> => {
  const home = ratePlanId === STANDARD_ID ? hotelId : await deps.ratePlans.homeOf(ratePlanId);
  if (home === undefined) return ratePlanId === STANDARD_ID ? hotelMissing : noPlan;
  if (hotelId !== undefined && hotelId !== home) return otherHotel;
  const facts = await ownFacts(deps, caller, home);
  if (isRefusal(facts)) return ratePlanId === STANDARD_ID ? facts : noPlan;
  const plan = plansOf(facts.hotel).find(({ id }) => id === ratePlanId);
  return plan === undefined ? noPlan : { facts, plan };
};

const hotelMissing: Refusal = {
  refused: 'invalid-request',
  errors: [{ pointer: '/hotelId', code: 'missing', detail: 'is missing: every hotel has a plan standard' }],
};
const otherHotel: Refusal = {
  refused: 'refused',
  detail: 'the rate plan belongs to another hotel',
  pointer: '/hotelId',
  code: 'invalid_value',
  params: {},
};

const written = <Made>(result: WriteResult, made: Made): Made | WriteResult => (result === 'committed' ? made : result);
