import { sha256Digests } from '../../../functions/adapters/signing/digests.ts';
import { accountAccess } from '../../../functions/domain/booking/guest-access.ts';
import { addDays } from '../../../functions/domain/calendar/date.ts';
import { today } from '../../../functions/domain/calendar/zone.ts';
import type { Party } from '../../../functions/domain/rates/party.ts';
import { isRefusal } from '../../../functions/domain/refusal.ts';
import type { SessionUser } from '../../../functions/runtime/handler.ts';
import type { Process } from '../processes.ts';
import type { Operation } from '../scheduler.ts';
import { must } from '../violation.ts';
import type { Request, World } from '../world.ts';
import { checkSoldOut, checkTold, type Maker, request, type Task, wordFor } from './task.ts';

const REMEMBERED = 12;
const SOME_DAYS = 9;

export const oneOf = <T>(world: World, things: readonly T[]): T | undefined =>
  things.length === 0 ? undefined : things[world.chance.between(0, things.length - 1)];

/** A future stay, mostly in the next days, so that stays compete. */
export const someStay = (world: World): Request['stay'] | undefined => {
  const { chance, shadow } = world;
  const roomType = oneOf(world, [...shadow.roomTypes.values()]);
  const hotel = roomType && shadow.hotels.get(roomType.hotelId);
  if (roomType === undefined || hotel === undefined) return undefined;
  const checkIn = addDays(today(world.time.now(), hotel.timeZone), chance.between(0, chance.between(0, SOME_DAYS)));
  return {
    hotelId: hotel.id,
    roomTypeId: roomType.id,
    checkIn,
    checkOut: addDays(checkIn, chance.between(1, 4)),
    party: someParty(world),
  };
};

/** One or two rooms, some with children; sometimes too many people. */
export const someParty = ({ chance }: World): Party =>
  Array.from({ length: chance.percent(80) ? 1 : 2 }, () => ({
    adults: chance.between(1, 2),
    childAges: chance.percent(25)
      ? [chance.between(0, 17), ...(chance.percent(30) ? [chance.between(0, 12)] : [])]
      : [],
  }));

/** A plan of the hotel, or one that it no longer has. */
const somePlan = (world: World, { hotelId }: Request['stay']): { ratePlanId?: string } => {
  if (world.chance.percent(60)) return {};
  const plan = oneOf(world, world.shadow.hotels.get(hotelId)?.plans ?? []);
  return { ratePlanId: plan?.id ?? 'none' };
};

/** The party in the format of a request body. */
const bodyParty = (party: Party) => party.map(({ adults, childAges }) => ({ adults, childAges: [...childAges] }));

const remember = (world: World, guest: SessionUser, asked: Request): void => {
  const own = world.requests.get(guest.userId) ?? [];
  own.push(asked);
  if (own.length > REMEMBERED) own.shift();
  world.requests.set(guest.userId, own);
};

const bodyText = ({ stay, guestName }: Request): string => JSON.stringify({ ...stay, guestName });

/** POST /bookings, and whether its answer is correct (rules 6 and 7). */
export const hold = (world: World, guest: SessionUser, asked: Request, name = 'hold'): Task => ({
  name,
  ask: async (process, operation) => {
    const { stay, guestName, quote, key } = asked;
    world.bodies.set(operation.number, bodyText(asked));
    const { id } = sha256Digests.booking(guest.userId, key);
    const stood = world.shadow.bookings.get(id);
    const who = { guestName, guestEmail: `friend-of-${guest.email}`, source: 'direct' };
    const body = { ...stay, party: bodyParty(stay.party), ...who, ...(quote !== undefined && { quote }) };
    const answer = await process.routes.createBooking({
      ...request<'createBooking'>(guest, { params: undefined, query: undefined, body }),
      idempotencyKey: key,
    });
    world.check();
    const stands = world.shadow.bookings.get(id);
    const sameBody = stands?.madeBy !== undefined && world.bodies.get(stands.madeBy) === bodyText(asked);
    const told = (): string =>
      `${name} #${operation.number} by ${guest.userId} with ${key} was answered ${wordFor(answer)}`;
    if (isRefusal(answer)) {
      must(stands?.madeBy !== operation.number, 'rule 6: what is committed is not refused', told);
      if (answer.refused === 'idempotency-key-reused') {
        must(stands !== undefined && !sameBody, 'rule 6: a key is reused only with another body', told);
      } else if (answer.refused !== 'try-again') {
        must(stood === undefined, 'rule 7: a key belongs to its booking for ever', told);
      }
      checkSoldOut(world, operation, [{ ...stay, rooms: stay.party.length }], answer);
      return answer.refused;
    }
    must(answer.body.booking.id === id && stands !== undefined, 'rule 6: one booking a key', told);
    // A commit with a lost answer and later changes cannot be distinguished from a replay.
    const unknowable = stands.booking.revision > 1 && answer.status === 200;
    const own = stands.madeBy === operation.number && !unknowable;
    must(answer.body.deduplicated === !own && (answer.status === 201) === own, 'rule 6: own commit or replay', told);
    must(sameBody, 'rule 7: a replay has the same body', told);
    checkTold(world, answer.body.booking);
    return String(answer.status);
  },
});

const newRequest = (world: World, stay: Request['stay'], quote: string | undefined): Request => ({
  key: world.fresh('key'),
  stay,
  guestName: 'Ada Lovelace',
  quote,
});

const aGuest = (world: World): SessionUser => world.chance.pick([world.guests[0] ?? nobody, ...world.guests.slice(1)]);
const nobody: SessionUser = {
  ...{ userId: 'nobody', role: 'guest', email: '', name: '', sessionHash: '' },
  ...{ access: accountAccess('nobody'), since: '', expiresAt: '' },
};

/** Reads the offers of a hotel and holds one, immediately or with an older quote. */
export const browseAndHold: Maker = (world) => {
  const stay = someStay(world);
  if (stay === undefined) return [];
  const guest = aGuest(world);
  const browse = async (process: Process, operation: Operation): Promise<string> => {
    const { hotelId, roomTypeId, checkIn, checkOut, party } = stay;
    const query = { checkIn, checkOut, party: bodyParty(party) };
    const offers = await process.routes.getHotelRooms(
      request<'getHotelRooms'>(guest, { params: { hotelId }, query, body: undefined }),
    );
    if (isRefusal(offers)) return `offers ${offers.refused}`;
    const room = offers.body.rooms.find(({ roomType }) => roomType.id === roomTypeId);
    const offered = oneOf(world, room?.offers ?? []);
    if (!offered) return 'no offer';
    const asked = newRequest(world, stay, offered.quote);
    remember(world, guest, asked);
    // Some guests wait; another request may use the same quote by replaying this one.
    return world.chance.percent(15) ? 'thinks it over' : hold(world, guest, asked).ask(process, operation);
  };
  return [{ name: 'browse and hold', ask: browse }];
};

export const holdUnquoted: Maker = (world) => {
  const stay = someStay(world);
  if (stay === undefined) return [];
  const guest = aGuest(world);
  const asked = newRequest(world, { ...stay, ...somePlan(world, stay) }, undefined);
  remember(world, guest, asked);
  return [hold(world, guest, asked, 'hold unquoted')];
};

/** The same request twice at once, as an impatient client or a network sends it. */
export const holdTwice: Maker = (world) => {
  const stay = someStay(world);
  if (stay === undefined) return [];
  const guest = aGuest(world);
  const asked = newRequest(world, { ...stay, ...somePlan(world, stay) }, undefined);
  remember(world, guest, asked);
  return [hold(world, guest, asked, 'hold twice'), hold(world, guest, asked, 'hold twice')];
};

/** Repeats an earlier request: unchanged, or with another body under its key. */
export const holdAgain: Maker = (world) => {
  const guest = aGuest(world);
  const asked = oneOf(world, world.requests.get(guest.userId) ?? []);
  if (asked === undefined) return [];
  if (world.chance.percent(80)) return [hold(world, guest, asked, 'hold again')];
  return [hold(world, guest, { ...asked, guestName: 'Grace Hopper' }, 'hold with a used key')];
};
