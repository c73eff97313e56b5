import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { auditedEntry, managedUser } from '../../../functions/contract/accounts/answers.ts';
import { listOf } from '../../../functions/contract/common.ts';
import { hotel } from '../../../functions/contract/hotels/answers.ts';
import { hotelApi, problemIn } from '../../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
let hotelId: string;
// It is 1 March at noon.
beforeAll(async () => {
  api = await hotelApi();
  ({ id: hotelId } = await api.makeHotel({ name: 'Pensão do Rio' }));
  await api.makeRoom(hotelId);
  await api.makeHotel({ name: 'Casa Velha', city: 'Évora', status: 'inactive' });
});

/** Every page of a list, `limit` at a time. */
const all = async <T extends z.ZodType>(item: T, path: string, token = api.tokens.admin): Promise<z.output<T>[]> => {
  const found: z.output<T>[] = [];
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await api.call(`GET /admin/${path}${next}`, { token });
    const page: { items: z.output<T>[]; nextCursor: string | null } = listOf(item).parse(body);
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
};

describe('GET /admin/audit', () => {
  const actions = async (query: string) => (await all(auditedEntry, `audit?${query}`)).map(({ action }) => action);

  it('lists what was changed of anything with what it is about, newest first, once, however small the pages', async () => {
    const entries = await all(auditedEntry, 'audit?limit=100');
    const times = entries.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['user.created', 'hotel.created', 'room_type.created']),
    );
    expect(entries.find(({ action }) => action === 'room_type.created')?.subject).toEqual({
      kind: 'hotel',
      id: hotelId,
    });
    expect(await all(auditedEntry, 'audit?limit=1')).toEqual(entries);
  });

  it('takes a kind, an action and who did it', async () => {
    expect(await actions('limit=50&kind=hotel')).toEqual(['hotel.created', 'hotel.created']);
    expect(await actions('limit=50&kind=room_type.created')).toEqual(['room_type.created']);
    expect(await actions('limit=50&kind=room')).toEqual([]);
    const [made] = await all(auditedEntry, 'audit?limit=50&kind=room_type');
    const own = await all(auditedEntry, `audit?limit=50&actor=${made?.actor}`);
    expect(new Set(own.map(({ actor }) => actor))).toEqual(new Set([made?.actor]));
    expect(own.map(({ action }) => action)).toContain('hotel.created');
  });

  it('takes days, and goes on over quiet ones', async () => {
    expect(await actions('from=2027-02-01&to=2027-02-28')).toEqual([]);
    expect(await actions('from=2026-09-01&to=2027-03-31&kind=room_type')).toEqual(['room_type.created']);
  });

  it('shows an owner nothing, and refuses the cursor of another list', async () => {
    expect((await api.call('GET /admin/audit', { token: api.tokens.owner })).status).toBe(403);
    const { body } = await api.call('GET /admin/audit?limit=1', { token: api.tokens.admin });
    const { nextCursor } = z.object({ nextCursor: z.string() }).parse(body);
    const foreign = await api.call(`GET /admin/audit?limit=1&kind=user&cursor=${encodeURIComponent(nextCursor)}`, {
      token: api.tokens.admin,
    });
    expect(problemIn(foreign)).toMatchObject({ problem: '400 invalid-request', errors: [{ pointer: '/cursor' }] });
  });
});

describe('GET /admin/users', () => {
  const emails = async (query: string) => (await all(managedUser, `users?${query}`)).map(({ email }) => email);

  it('finds accounts by the beginning of an address, by a part of a name, by role and status', async () => {
    expect(await emails('limit=1&q=OWNER')).toEqual(['owner@example.com']);
    expect(await emails('q=stranger@example.com')).toEqual(['stranger@example.com']);
    expect((await emails('limit=1&role=hotel_admin')).toSorted()).toEqual([
      'owner@example.com',
      'stranger@example.com',
    ]);
    expect(await emails('role=hotel_admin&q=str')).toEqual(['stranger@example.com']);
    expect(await emails('status=suspended')).toEqual([]);
    expect(await emails('q=stranger@example.com&role=guest')).toEqual([]);
  });
});

describe('GET /admin/hotels', () => {
  const names = async (query: string, token?: string) =>
    (await all(hotel, `hotels?${query}`, token)).map(({ name }) => name);

  it('finds hotels by a part of a name or a town, whatever its case and accents, and by status', async () => {
    expect(await names('q=pensao')).toEqual(['Pensão do Rio']);
    expect(await names('limit=1&q=EVORA', api.tokens.owner)).toEqual(['Casa Velha']);
    expect(await names('q=evora&status=active', api.tokens.owner)).toEqual([]);
    expect(await names('q=pensao', api.tokens.stranger)).toEqual([]);
  });
});
