import * as z from 'zod';
import { composeAccounts, composeCreateAccount } from '../../functions/composition/accounts.ts';
import { composeAdminBookings } from '../../functions/composition/admin-bookings.ts';
import { composeAdminHotels } from '../../functions/composition/admin-hotels.ts';
import { composeDesk } from '../../functions/composition/desk.ts';
import { composeGate } from '../../functions/composition/gate.ts';
import { composeHotels } from '../../functions/composition/hotels.ts';
import { composePayments } from '../../functions/composition/payments.ts';
import { composeRates } from '../../functions/composition/rates.ts';
import { composeReports } from '../../functions/composition/reports.ts';
import { session } from '../../functions/contract/accounts/answers.ts';
import type { Role } from '../../functions/contract/accounts/bodies.ts';
import { answers } from '../../functions/contract/answers.ts';
import { hotelAnswer, roomTypeAnswer } from '../../functions/contract/hotels/answers.ts';
import { accountsGroup } from '../../functions/http/accounts/index.ts';
import { adminGroup } from '../../functions/http/admin/index.ts';
import { deskGroup } from '../../functions/http/desk/index.ts';
import { hotelsGroup } from '../../functions/http/hotels/index.ts';
import { paymentsGroup } from '../../functions/http/payments/index.ts';
import { ratesGroup } from '../../functions/http/rates/index.ts';
import { reportsGroup } from '../../functions/http/reports/index.ts';
import type { CallEvent, ChainSettings } from '../../functions/runtime/call.ts';
import { groupHandler } from '../../functions/runtime/chain.ts';
import { wire } from '../../functions/runtime/handler.ts';
import { context, eventOf, password, type Sent } from './account-api.ts';
import { hotelWorld, oneTown, watchedTable } from './hotel-world.ts';

/** What POST /admin/hotels must have. */
export const aHotelInput = {
  name: 'Pensão do Rio',
  address: 'Rua da Prata 1',
  city: 'Lisboa',
  country: 'PT',
  latitude: 38.7,
  longitude: -9.1,
} as const;
export const aRoomInput = { name: 'Double', basePrice: '100.00', maxGuests: 2, totalRooms: 2 } as const;

/** The routes of hotels, rooms and prices behind the whole chain; two owners and a system admin are signed in. */
export const hotelApi = async () => {
  const table = watchedTable();
  const base = await hotelWorld(table.client);
  // Ids in the order they were made, as the real ones are.
  let made = 0;
  const next = () => {
    made += 1;
    return `id-${String(made).padStart(6, '0')}`;
  };
  const core = { ...base.core, limited: false, ids: { ...base.core.ids, next } };
  const settings: ChainSettings = {
    gate: composeGate(core),
    log: () => undefined,
    clock: core.clock,
    corsOrigins: [],
    sandbox: false,
    answers,
  };
  const admin = { ...composeAdminHotels(core, oneTown), ...composeAdminBookings(core) };
  const groups = {
    accounts: groupHandler(wire(accountsGroup, composeAccounts(core)), settings),
    admin: groupHandler(wire(adminGroup, admin), settings),
    rates: groupHandler(wire(ratesGroup, composeRates(core)), settings),
    payments: groupHandler(wire(paymentsGroup, composePayments(core)), settings),
    reports: groupHandler(wire(reportsGroup, composeReports(core)), settings),
    desk: groupHandler(wire(deskGroup, composeDesk(core)), settings),
    hotels: groupHandler(wire(hotelsGroup, composeHotels(core)), settings),
  };
  const groupOf = (what: string): keyof typeof groups => {
    if (/ \/admin\/(hotels\/[^/]+\/(grid|rate-plans)|rate-plans)/.test(what)) return 'rates';
    if (/^POST \/admin\/(hotels\/[^/]+\/bookings|bookings\/[^/]+\/(payments|change-preview))$/.test(what))
      return 'desk';
    if (/^(PATCH \/admin\/bookings\/[^/]+|POST \/admin\/bookings\/[^/]+\/cancel)$/.test(what)) return 'payments';
    if (/ \/admin\/(hotels\/[^/]+\/(blocks|units|desk|plan)|blocks|units|bookings\/[^/]+\/units)/.test(what))
      return 'desk';
    if (/ \/admin\/(hotels\/[^/]+\/(numbers|pace)|numbers|audit)/.test(what)) return 'reports';
    if (what.includes(' /admin/users')) return 'accounts';
    if (what.includes(' /admin/')) return 'admin';
    return what.includes(' /auth/') ? 'accounts' : 'hotels';
  };
  /** `call('GET /hotels', {token})`; the body is what came as JSON. */
  const call = async (what: string, sent: Sent = {}) => {
    const answer = await groups[groupOf(what)](eventOf(what, sent) as CallEvent, context);
    const isTable = String(answer.headers?.['Content-Type']).startsWith('text/csv');
    const body: unknown = answer.body === '' ? undefined : isTable ? answer.body : JSON.parse(answer.body);
    return { status: answer.statusCode, headers: answer.headers ?? {}, body };
  };
  const signIn = async (role: Role, email: string): Promise<string> => {
    await composeCreateAccount(core)({ email, password, name: email, role });
    const { body } = await call('POST /auth/login', { body: { email, password, transport: 'bearer' } });
    return session.parse(body).token ?? '';
  };
  const tokens = {
    owner: await signIn('hotel_admin', 'owner@example.com'),
    stranger: await signIn('hotel_admin', 'stranger@example.com'),
    admin: await signIn('system_admin', 'admin@example.com'),
    guest: await signIn('guest', 'guest@example.com'),
  };
  const makeHotel = async (changes: object = {}, token = tokens.owner) => {
    const { body } = await call('POST /admin/hotels', { token, body: { ...aHotelInput, ...changes } });
    return hotelAnswer.parse(body).hotel;
  };
  const makeRoom = async (hotelId: string, changes: object = {}, token = tokens.owner) => {
    const { body } = await call('POST /admin/rooms', { token, body: { hotelId, ...aRoomInput, ...changes } });
    return roomTypeAnswer.parse(body).roomType;
  };
  /** A hold of the room type by a guest, as the bookings' route makes it. */
  const holdRoom = (room: { id: string; hotelId: string }, rooms = 1, quote?: string) =>
    base.hold({ quote, hotelId: room.hotelId, roomTypeId: room.id, rooms, guests: rooms });
  return { ...base, table, call, tokens, makeHotel, makeRoom, holdRoom };
};

const problem = z.looseObject({ type: z.string(), status: z.int() });

/** Status and name of a problem, `409 below-sold`, and its other members. */
export const problemIn = (answer: { readonly status: number; readonly body: unknown }) => {
  const { type, ...members } = problem.parse(answer.body);
  return { problem: `${answer.status} ${type.split('/').at(-1)}`, ...members };
};
