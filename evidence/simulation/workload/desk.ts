import type { BodyOf } from '../../../functions/contract/routes.ts';
import type { Booking } from '../../../functions/domain/booking/booking.ts';
import { addDays } from '../../../functions/domain/calendar/date.ts';
import { today } from '../../../functions/domain/calendar/zone.ts';
import type { Unit } from '../../../functions/domain/hotel/unit.ts';
import { isRefusal } from '../../../functions/domain/refusal.ts';
import type { SessionUser } from '../../../functions/runtime/handler.ts';
import type { World } from '../world.ts';
import { ownerOf } from './front-desk.ts';
import { someBooking } from './guests.ts';
import { oneOf, someParty, someStay } from './holds.ts';
import { checkSoldOut, checkTold, type Maker, request, type Task, wantedOf, wordFor } from './task.ts';

/** A hotel with numbered units, its owner, and some of the units. */
const someUnit = (world: World): { owner: SessionUser; unit: Unit; timeZone: string } | undefined => {
  const unit = oneOf(world, [...world.shadow.units.units.values()]);
  const owner = unit && ownerOf(world, unit.hotelId);
  const timeZone = unit && world.shadow.hotels.get(unit.hotelId)?.timeZone;
  return unit && owner && timeZone ? { owner, unit, timeZone } : undefined;
};

/** A booking of the hotel that has or may have units. */
const someUnitStay = (world: World) => {
  const types = new Set([...world.shadow.units.units.values()].map(({ roomTypeId }) => roomTypeId));
  const all = [...world.shadow.bookings.values()].map(({ booking }) => booking);
  const fits = ({ status, roomTypeId }: Booking): boolean =>
    (status === 'confirmed' || status === 'checked_in') && types.has(roomTypeId);
  const booking = oneOf(world, all.filter(fits));
  const owner = booking && ownerOf(world, booking.hotelId);
  return booking && owner ? { booking, owner } : undefined;
};

/** Units for a stay: mostly of its type, sometimes too few, of another type, or none. */
const unitsFor = (world: World, { hotelId, roomTypeId, rooms }: Booking): string[] => {
  const { chance, shadow } = world;
  const own = [...shadow.units.units.values()].filter((unit) => unit.hotelId === hotelId);
  const fitting = chance.percent(92) ? own.filter((unit) => unit.roomTypeId === roomTypeId) : own;
  const drawn = new Set<string>();
  const wanted = chance.percent(90) ? rooms : chance.between(0, rooms);
  for (let tries = 0; tries < 12 && drawn.size < wanted; tries += 1) {
    const unit = oneOf(world, fitting);
    if (unit) drawn.add(unit.id);
  }
  return [...drawn];
};

/**
 * Assigns units, moves a stay to others, removes them; for in-house stays from tonight on. Sometimes two owners at
 * once.
 */
export const assignUnits: Maker = (world) => {
  const found = someUnitStay(world);
  if (found === undefined) return [];
  const { booking, owner } = found;
  const params = { bookingId: booking.id };
  const asking = (): Task => {
    const body = { unitIds: unitsFor(world, booking) };
    return {
      name: 'assign units',
      ask: async ({ routes }) =>
        wordFor(await routes.assignUnits(request<'assignUnits'>(owner, { params, query: undefined, body }))),
    };
  };
  return world.chance.percent(25) ? [asking(), asking()] : [asking()];
};

export const assignArrivals: Maker = (world) => {
  const found = someUnit(world);
  if (found === undefined) return [];
  const { owner, unit, timeZone } = found;
  const params = { hotelId: unit.hotelId };
  const body = { date: addDays(today(world.time.now(), timeZone), world.chance.between(0, 3)) };
  const ask: Task['ask'] = async ({ routes }) =>
    wordFor(await routes.assignArrivals(request<'assignArrivals'>(owner, { params, query: undefined, body })));
  return [{ name: 'assign arrivals', ask }];
};

/**
 * Blocks rooms of a type or one unit, for a few nights or over the end of a month; sometimes sends the request twice.
 */
export const block: Maker = (world) => {
  const { chance } = world;
  const stay = someStay(world);
  const owner = stay && ownerOf(world, stay.hotelId);
  if (stay === undefined || owner === undefined) return [];
  const unit = oneOf(
    world,
    [...world.shadow.units.units.values()].filter(({ hotelId }) => hotelId === stay.hotelId),
  );
  const { hotelId, roomTypeId, checkIn: from } = stay;
  const what = unit && chance.percent(50) ? { unitId: unit.id } : { roomTypeId, rooms: chance.between(1, 2) };
  const body = { ...what, from, to: addDays(from, chance.between(1, 3)), reason: 'Repair' };
  const idempotencyKey = world.fresh('block');
  const task: Task = {
    name: unit && 'unitId' in what ? 'block a unit' : 'block rooms',
    ask: async ({ routes }) => {
      const asked = request<'createBlock'>(owner, { params: { hotelId }, query: undefined, body });
      return wordFor(await routes.createBlock({ ...asked, idempotencyKey }));
    },
  };
  return chance.percent(20) ? [task, task] : [task];
};

export const unblock: Maker = (world) => {
  const standing = [...world.shadow.units.blocks.values()].filter(({ state }) => state !== 'removed');
  const found = oneOf(world, standing);
  const owner = found && ownerOf(world, found.hotelId);
  if (found === undefined || owner === undefined) return [];
  const params = { blockId: found.id };
  const task: Task = {
    name: 'remove a block',
    ask: async ({ routes }) => {
      const answer = await routes.deleteBlock(
        request<'deleteBlock'>(owner, { params, query: undefined, body: undefined }),
      );
      return wordFor(answer);
    },
  };
  return world.chance.percent(20) ? [task, task] : [task];
};

/** A free unit gets another type, while a colleague assigns it to a stay. */
export const retypeUnit: Maker = (world) => {
  const day = world.time.now().slice(0, 10);
  const { units, kept } = world.shadow.units;
  const had = new Set([...kept.keys()].flatMap((name) => (name.slice(-10) >= day ? name.slice(0, -11) : [])));
  const unit = oneOf(
    world,
    [...units.values()].filter(({ id }) => !had.has(id)),
  );
  const owner = unit && ownerOf(world, unit.hotelId);
  if (unit === undefined || owner === undefined) return [];
  const others = [...world.shadow.roomTypes.values()].filter(({ hotelId }) => hotelId === unit.hotelId);
  const body = { roomTypeId: oneOf(world, others)?.id ?? unit.roomTypeId, number: unit.number };
  const retype: Task = {
    name: 'retype a unit',
    ask: async ({ routes }) =>
      wordFor(
        await routes.replaceUnit(
          request<'replaceUnit'>(owner, { params: { unitId: unit.id }, query: undefined, body }),
        ),
      ),
  };
  const all = [...world.shadow.bookings.values()].map(({ booking }) => booking);
  const fits = ({ status, roomTypeId, rooms }: Booking): boolean =>
    status === 'confirmed' && rooms === 1 && roomTypeId === unit.roomTypeId;
  const stay = oneOf(world, all.filter(fits));
  if (stay === undefined) return [retype];
  const params = { bookingId: stay.id };
  const assign: Task = {
    name: 'assign a unit',
    ask: async ({ routes }) =>
      wordFor(
        await routes.assignUnits(
          request<'assignUnits'>(owner, { params, query: undefined, body: { unitIds: [unit.id] } }),
        ),
      ),
  };
  return [retype, assign];
};

/** Housekeeping, a unit out of service, and occasionally a unit with a new type. */
export const replaceUnit: Maker = (world) => {
  const found = someUnit(world);
  if (found === undefined) return [];
  const { chance } = world;
  const { owner, unit } = found;
  const others = [...world.shadow.roomTypes.values()].filter(({ hotelId }) => hotelId === unit.hotelId);
  const body = {
    roomTypeId: chance.percent(40) ? (oneOf(world, others)?.id ?? unit.roomTypeId) : unit.roomTypeId,
    number: unit.number,
    status: chance.percent(90) ? ('in_service' as const) : ('out_of_service' as const),
    housekeeping: chance.pick(['clean', 'dirty', 'inspected'] as const),
  };
  const params = { unitId: unit.id };
  const ask: Task['ask'] = async ({ routes }) =>
    wordFor(await routes.replaceUnit(request<'replaceUnit'>(owner, { params, query: undefined, body })));
  return [{ name: 'change a unit', ask }];
};

/** A walk-in or a telephone call: confirmed at once, paid at the desk in full, in part or not yet; sometimes twice. */
export const bookAtDesk: Maker = (world) => {
  const stay = someStay(world);
  const owner = stay && ownerOf(world, stay.hotelId);
  if (stay === undefined || owner === undefined) return [];
  const { chance } = world;
  const { hotelId, roomTypeId, checkIn, checkOut } = stay;
  const party = someParty(world).map(({ adults, childAges }) => ({ adults, childAges: [...childAges] }));
  const payment = chance.pick<BodyOf<'createDeskBooking'>['payment']>([
    { method: 'at_hotel' as const },
    { method: 'cash' as const },
    { method: 'terminal' as const, amount: `${chance.between(1, 60)}.00` },
  ]);
  const guestEmail = chance.percent(50) ? `walk-in-${chance.between(1, 5)}@example.com` : null;
  const body = { roomTypeId, checkIn, checkOut, party, guestName: 'Walk In', guestEmail, source: 'desk', payment };
  const idempotencyKey = world.fresh('desk');
  const task: Task = {
    name: 'book at the desk',
    ask: async ({ routes }, operation) => {
      const asked = request<'createDeskBooking'>(owner, { params: { hotelId }, query: undefined, body });
      const answer = await routes.createDeskBooking({ ...asked, idempotencyKey });
      world.check();
      if (!isRefusal(answer)) checkTold(world, answer.body.booking);
      else checkSoldOut(world, operation, [{ ...stay, rooms: party.length }], answer);
      return wordFor(answer);
    },
  };
  return chance.percent(20) ? [task, task] : [task];
};

/** Money at the desk, in both directions; sometimes the same request twice. */
export const payAtDesk: Maker = (world) => {
  const { chance } = world;
  const states = ['confirmed', 'checked_in', 'completed', 'cancelled'] as const;
  const withDesk = [...world.shadow.bookings.values()].filter(({ booking }) => booking.payment.desk !== undefined);
  const found = chance.percent(60) ? oneOf(world, withDesk) : someBooking(world, [...states]);
  const booking = found?.booking;
  const owner = booking && ownerOf(world, booking.hotelId);
  if (booking === undefined || owner === undefined) return [];
  const back = (booking.payment.desk?.due ?? 0) > 0 ? chance.percent(75) : chance.percent(30);
  const amount = `${back ? '-' : ''}${chance.between(1, 90)}.00`;
  const body = { amount, method: chance.pick(['cash', 'terminal', 'transfer'] as const) };
  const params = { bookingId: booking.id };
  const idempotencyKey = world.fresh('money');
  const task: Task = {
    name: back ? 'give at the desk' : 'take at the desk',
    ask: async ({ routes }) => {
      const asked = request<'createDeskPayment'>(owner, { params, query: undefined, body });
      return wordFor(await routes.createDeskPayment({ ...asked, idempotencyKey }));
    },
  };
  return chance.percent(20) ? [task, task] : [task];
};

/** The desk moves the departure, or both days, of a stay to come or in house, settled by card or at the desk. */
export const changeAtDesk: Maker = (world) => {
  const { chance } = world;
  const found = someBooking(world, chance.percent(50) ? ['checked_in'] : ['confirmed']);
  const booking = found?.booking;
  const owner = booking && ownerOf(world, booking.hotelId);
  if (booking === undefined || owner === undefined) return [];
  const { id, status, checkIn, checkOut } = booking;
  const shift = status === 'confirmed' ? chance.between(-1, 1) : 0;
  const settle = chance.percent(50) ? { settle: chance.pick(['card', 'desk'] as const) } : {};
  const stay = {
    ...(shift !== 0 && { checkIn: addDays(checkIn, shift) }),
    checkOut: addDays(checkOut, shift + chance.pick([-1, 1, 2])),
  };
  if (stay.checkOut <= (stay.checkIn ?? checkIn)) return [];
  const params = { bookingId: id };
  const ask: Task['ask'] = async ({ routes }, operation) => {
    const change = { ...stay, ...settle };
    const preview = await routes.previewDeskChange(
      request<'previewDeskChange'>(owner, { params, query: undefined, body: stay }),
    );
    if (isRefusal(preview)) return `preview ${preview.refused}`;
    const body = { ...change, quote: preview.body.quote };
    const answer = await routes.changeHotelBooking(
      request<'changeHotelBooking'>(owner, { params, query: undefined, body }),
    );
    world.check();
    if (isRefusal(answer)) checkSoldOut(world, operation, wantedOf(world, id), answer);
    else checkTold(world, answer.body.booking);
    return wordFor(answer);
  };
  return [{ name: 'change at the desk', ask }];
};
