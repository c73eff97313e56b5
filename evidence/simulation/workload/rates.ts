import type { BodyOf } from '../../../functions/contract/routes.ts';
import { addDays } from '../../../functions/domain/calendar/date.ts';
import { today } from '../../../functions/domain/calendar/zone.ts';
import type { Hotel } from '../../../functions/domain/hotel/hotel.ts';
import { STANDARD_ID } from '../../../functions/domain/rates/plan.ts';
import { isRefusal } from '../../../functions/domain/refusal.ts';
import type { SessionUser } from '../../../functions/runtime/handler.ts';
import type { World } from '../world.ts';
import { ownerOf } from './front-desk.ts';
import { oneOf } from './holds.ts';
import { type Maker, request, type Task, wordFor } from './task.ts';

const someHotel = (world: World): { owner: SessionUser; hotel: Hotel } | undefined => {
  const hotel = oneOf(world, [...world.shadow.hotels.values()]);
  const owner = hotel && ownerOf(world, hotel.id);
  return hotel && owner ? { owner, hotel } : undefined;
};

/** The values of nights in one change: a price, an adjustment, a restriction, a stop-sell, or a reset. */
const someSet = ({ chance }: World) =>
  chance.pick<Record<string, unknown>>([
    { price: `${chance.between(80, 200)}.00`, reason: 'weekend' },
    { price: null },
    { adjust: { percent: chance.pick(['-10', '15']) } },
    { minStay: chance.between(1, 3) },
    { minStay: null, minStayThrough: null, maxStay: null, closedToArrival: null, closedToDeparture: null },
    { minStayThrough: 2 },
    { maxStay: chance.between(1, 3) },
    { closedToArrival: chance.percent(50) },
    { closedToDeparture: chance.percent(50) },
    { closed: chance.percent(30) },
    { closed: false, closedToArrival: null },
  ]);

const changesMade = new WeakMap<World, string[]>();

/**
 * Changes the grid of a hotel: a few nights, as a preview or for real, an undo, and sometimes the same request twice.
 */
export const changeGrid: Maker = (world) => {
  const found = someHotel(world);
  const roomTypes = [...world.shadow.roomTypes.values()].filter(({ hotelId }) => hotelId === found?.hotel.id);
  const roomType = oneOf(world, roomTypes);
  if (found === undefined || roomType === undefined) return [];
  const { chance } = world;
  const { owner, hotel } = found;
  const from = addDays(today(world.time.now(), hotel.timeZone), chance.between(0, 9));
  const made = changesMade.get(world) ?? [];
  changesMade.set(world, made);
  const undone = chance.percent(12) ? oneOf(world, made) : undefined;
  const roomTypeIds = chance.percent(70) ? [roomType.id] : roomTypes.map(({ id }) => id);
  const changes = [{ roomTypeIds, from, to: addDays(from, chance.between(0, 2)), set: someSet(world) }];
  const body = { ...(undone === undefined ? { changes } : { undo: undone }), dryRun: chance.percent(10) };
  const idempotencyKey = world.fresh('grid');
  const ask: Task['ask'] = async (process) => {
    const params = { hotelId: hotel.id };
    const asked = request<'changeGrid'>(owner, { params, query: undefined, body });
    const answer = await process.routes.changeGrid({ ...asked, idempotencyKey });
    world.check();
    if (!isRefusal(answer) && answer.body.changeId !== null) made.push(answer.body.changeId);
    return wordFor(answer);
  };
  const task = { name: undone === undefined ? 'change grid' : 'undo grid', ask };
  return chance.percent(15) ? [task, task] : [task];
};

type PlanBody = BodyOf<'createRatePlan'>;

const somePlanBody = ({ chance }: World) => ({
  name: 'Plan',
  description: '',
  board: chance.pick(['room_only', 'breakfast', 'half_board'] as const),
  roomTypeIds: [],
  price: chance.pick<NonNullable<PlanBody['price']>>([
    { kind: 'same' },
    { kind: 'percent', value: chance.pick(['-15', '-7', '10']) },
    { kind: 'amount', value: `${chance.between(5, 30)}.00`, per: chance.pick(['room', 'person']) },
  ]),
  cancellationPolicy: chance.pick([
    null,
    { steps: [] },
    { steps: [{ hoursBeforeCheckIn: chance.between(1, 96), refundPercent: chance.between(10, 100) }] },
    {
      steps: [
        { hoursBeforeCheckIn: 96, refundPercent: 100 },
        { hoursBeforeCheckIn: chance.between(1, 48), penaltyNights: chance.between(1, 2) },
      ],
    },
  ]),
  payment: chance.pick<NonNullable<PlanBody['payment']>>([
    { kind: 'at_booking' },
    { kind: 'deposit', percent: chance.pick(['20', '33']) },
    { kind: 'deposit', nights: 1 },
    { kind: 'at_hotel' },
  ]),
  minStay: chance.percent(15) ? 2 : null,
  maxStay: null,
  minAdvanceDays: chance.percent(10) ? 1 : null,
  maxAdvanceDays: null,
  bookable: null,
  stay: null,
  status: chance.percent(10) ? ('inactive' as const) : ('active' as const),
  position: chance.between(0, 3),
});

const MOST_PLANS = 6;

/** Creates, changes and deletes plans: bookings and quotes keep theirs. */
export const changePlan: Maker = (world) => {
  const found = someHotel(world);
  if (found === undefined) return [];
  const { owner, hotel } = found;
  const plans = (hotel.plans ?? []).filter(({ id }) => id !== STANDARD_ID);
  const plan = oneOf(world, plans);
  const body = somePlanBody(world);
  const draw = world.chance.between(1, 100);
  const params = { ratePlanId: plan?.id ?? '' };
  const ask: Task['ask'] = async ({ routes }) => {
    if (plan === undefined || (draw <= 25 && plans.length < MOST_PLANS)) {
      const made = { ...body, hotelId: hotel.id };
      return wordFor(
        await routes.createRatePlan(
          request<'createRatePlan'>(owner, { params: undefined, query: undefined, body: made }),
        ),
      );
    }
    if (draw <= 45) {
      const asked = request<'deleteRatePlan'>(owner, { params, query: undefined, body: undefined });
      return wordFor(await routes.deleteRatePlan(asked));
    }
    return wordFor(await routes.replaceRatePlan(request<'replaceRatePlan'>(owner, { params, query: undefined, body })));
  };
  return [{ name: 'change plan', ask }];
};
