import { guestSessions } from '../../../functions/adapters/dynamo/accounts/guest-sessions.ts';
import { sessionGate } from '../../../functions/adapters/dynamo/accounts/session-gate.ts';
import { sessionTokens } from '../../../functions/adapters/dynamo/accounts/session-token.ts';
import { userRepository } from '../../../functions/adapters/dynamo/accounts/user-repository.ts';
import { hotelLists } from '../../../functions/adapters/dynamo/hotels/hotel-lists.ts';
import { hotelReader } from '../../../functions/adapters/dynamo/hotels/hotel-repository.ts';
import { hotelWriter } from '../../../functions/adapters/dynamo/hotels/hotel-writer.ts';
import { reviewReader } from '../../../functions/adapters/dynamo/hotels/review-repository.ts';
import { roomTypeRepository } from '../../../functions/adapters/dynamo/hotels/room-type-repository.ts';
import { rateLimits } from '../../../functions/adapters/dynamo/limits/rate-limits.ts';
import { nightReader, nightWriter } from '../../../functions/adapters/dynamo/nights/night-repository.ts';
import { ratePlanRepository } from '../../../functions/adapters/dynamo/rates/rate-plan-repository.ts';
import { settingsRepository } from '../../../functions/adapters/dynamo/settings-repository.ts';
import { nearHotels } from '../../../functions/adapters/search/near-hotels.ts';
import { sha256Digests } from '../../../functions/adapters/signing/digests.ts';
import { bookingSubject } from '../../../functions/domain/account/session-subject.ts';
import { addHours } from '../../../functions/domain/calendar/instant.ts';
import type { Hotel } from '../../../functions/domain/hotel/hotel.ts';
import { standardPlan } from '../../../functions/domain/rates/plan.ts';
import type { AuditEntry } from '../../../functions/usecases/ports/audit.ts';
import { account, hotel, roomType, start, type World } from './world.ts';

/** Something the system does with the table, done by the code that does it. */
export interface Pattern {
  readonly does: string;
  /** Routes and schedules it serves. */
  readonly serves: string;
  readonly run: () => Promise<unknown>;
  /** Done before, unmetered. */
  readonly given?: () => Promise<unknown>;
}

const audit = (subject: string, action: string): AuditEntry => ({
  subject,
  action,
  actor: 'rui',
  at: start,
  before: {},
  after: { name: 'Hotel Tejo' },
});

const firstOf = async <T>(rows: AsyncIterable<T>): Promise<T | undefined> => {
  for await (const row of rows) return row;
  return undefined;
};

/** Accounts, sessions and limits. */
export const accountPatterns = ({ core, table }: World): Pattern[] => {
  const { clock, ids, delay } = core;
  const accounts = userRepository(table, ids, delay);
  const settings = settingsRepository(table, ids, delay);
  const { token, hash } = sessionTokens(core.signing.session).mint('ana');
  const visit = (subject: string) => {
    const { hash: visitHash } = sessionTokens(core.signing.session).mint(subject);
    return { subject, hash: visitHash, createdAt: start, expiresAt: addHours(start, 24) };
  };
  const session = { userId: 'ana', hash, epoch: 1, createdAt: start, expiresAt: addHours(start, 24) };
  return [
    {
      does: 'Register: account, address and first session',
      serves: 'POST /auth/register',
      run: () => accounts.add(account('ana', 'guest'), session),
    },
    {
      does: 'Make a system admin',
      serves: 'PATCH /admin/users/{userId}, the demo accounts',
      run: () => accounts.add(account('zoe', 'system_admin')),
    },
    { does: 'Log in: by address', serves: 'POST /auth/login', run: () => accounts.byEmail('ana@example.com') },
    { does: 'Open a session', serves: 'POST /auth/login', run: () => accounts.openSession(session) },
    {
      does: 'Open a session without an account',
      serves: 'POST /auth/guest',
      run: () =>
        guestSessions(table, delay).open(
          { kind: 'guest', ...visit(sha256Digests.guest('ana@example.com')), email: 'ana@example.com', name: 'Ana' },
          undefined,
        ),
    },
    {
      does: 'Open a session for a booking',
      serves: 'POST /auth/booking-session',
      run: () =>
        guestSessions(table, delay).open(
          { kind: 'booking', ...visit(bookingSubject('4FzU1')), bookingId: '4FzU1', guestEmail: 'ana@example.com' },
          undefined,
        ),
    },
    {
      does: 'Prove a session',
      serves: 'every route but the public ones',
      run: () => sessionGate(table, clock, core.signing.session, sha256Digests).authenticate(token),
    },
    {
      does: 'Count a call',
      serves: 'every route, in one call with four others where the limit is not exact',
      run: () =>
        rateLimits(table, clock).take({ limitClass: 'booking', subject: { userId: 'ana', address: '203.0.113.7' } }),
    },
    { does: 'List users', serves: 'GET /admin/users', run: () => accounts.page(20, undefined) },
    {
      does: 'Read the settings',
      serves: 'what needs them, at most every 5 s in a process',
      run: () => settings.load(),
    },
    {
      does: 'Change the settings',
      serves: 'PUT /admin/settings',
      run: async () => {
        const before = await settings.load();
        return settings.change(before, { ...before, holdMinutes: 15 }, audit('SETTINGS', 'settings.changed'));
      },
    },
  ];
};

/** Hotels, room types, prices. */
export const hotelPatterns = ({ core, table }: World): Pattern[] => {
  const { ids, delay } = core;
  const reader = hotelReader(table);
  const lists = hotelLists(table);
  const former: Hotel = { ...hotel, id: 'mondego', name: 'Hotel Mondego' };
  const deletion = { changeId: 'change-2', startedAt: start, by: 'rui', from: '2027-02-28', to: '2028-09-01' };
  const night = { hotelId: 'tejo', roomTypeId: 'double', date: '2027-04-02' };
  return [
    {
      does: 'Make a hotel',
      serves: 'POST /admin/hotels',
      run: () => hotelWriter(table, delay, ids).create(hotel, audit('HOTEL#tejo', 'hotel.created')),
    },
    {
      does: 'Make a room type',
      serves: 'POST /admin/rooms',
      run: () => roomTypeRepository(table, delay, ids).create(hotel, roomType, audit('HOTEL#tejo', 'room.created')),
    },
    {
      does: 'Find the hotel of a room type',
      serves: '/admin/rooms/{roomTypeId}',
      run: () => roomTypeRepository(table, delay, ids).homeOf('double'),
    },
    {
      does: 'Make a rate plan',
      serves: 'POST /admin/rate-plans',
      run: () =>
        ratePlanRepository(table, delay, ids).create(
          hotel,
          { ...standardPlan('tejo'), id: 'half-board', name: 'Half board', board: 'half_board' },
          audit('HOTEL#tejo', 'rate_plan.created'),
        ),
    },
    {
      does: 'Find the hotel of a rate plan',
      serves: '/admin/rate-plans/{ratePlanId}',
      run: () => ratePlanRepository(table, delay, ids).homeOf('half-board'),
    },
    {
      does: 'Set the price of a night',
      serves: 'PUT /admin/rooms/{roomTypeId}/pricing, each night',
      run: () => nightWriter(table, delay).price(night, 'change-1', { price: 15_000, reason: 'weekend' }),
    },
    {
      does: 'Hotel, rating and room types',
      serves: 'GET /hotels/{hotelId}',
      run: () => reader.facts('tejo'),
    },
    {
      does: 'Nights of a stay, all room types',
      serves: 'GET /hotels/{hotelId}/rooms, calendar, search',
      run: () => nightReader(table).nights('tejo', '2027-04-01', '2027-04-03'),
    },
    {
      does: 'Price one stay',
      serves: 'POST /bookings without a quote, change-preview',
      run: () => reader.forStay('tejo', 'double', ['2027-04-01', '2027-04-02', '2027-04-03']),
    },
    {
      does: 'Hotels of a city',
      serves: 'GET /hotels?city',
      run: () => firstOf(lists.rows({ of: 'guests', towns: ['lisboa'] }, undefined, 20)),
    },
    {
      does: 'Hotels of a country, one of eight shards',
      serves: 'GET /hotels',
      run: () => firstOf(lists.rows({ of: 'guests', country: 'PT' }, '7 ', 20)),
    },
    { does: 'The hotels of a page', serves: 'GET /hotels', run: () => lists.rated(['tejo']) },
    {
      does: 'Hotels of an owner',
      serves: 'GET /admin/hotels',
      run: () => firstOf(lists.rows({ of: 'owner', ownerId: 'rui' }, undefined, 20)),
    },
    {
      does: 'Hotels of a geographic cell',
      serves: 'POST /search, alternatives of a full stay',
      run: () => nearHotels(table).near(hotel, 5),
    },
    {
      does: 'Newest reviews',
      serves: 'GET /hotels/{hotelId}/reviews',
      run: () => reviewReader(table).page('tejo', 20, undefined),
    },
    {
      does: 'Remove a hotel that is closed, and keep what its bookings show of it',
      serves: 'DELETE /admin/hotels/{hotelId}',
      given: async () => {
        await hotelWriter(table, delay, ids).create(former, audit('HOTEL#mondego', 'hotel.created'));
        await hotelWriter(table, delay, ids).beginDeletion(former, deletion);
      },
      run: async () => {
        const facts = await reader.facts('mondego');
        if (facts === undefined) throw new Error('the example hotel is missing');
        await hotelWriter(table, delay, ids).remove(facts, audit('HOTEL#mondego', 'hotel.deleted'));
      },
    },
  ];
};
