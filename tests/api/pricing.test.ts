import { beforeAll, describe, expect, it } from 'vitest';
import { hotelApi, problemIn } from '../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
beforeAll(async () => {
  api = await hotelApi();
});

const setPrices = (id: string, overrides: readonly object[], token = api.tokens.owner) =>
  api.call(`PUT /admin/rooms/${id}/pricing`, { token, body: { overrides } });
const euros = (amount: string) => ({ amount, currency: 'EUR' });

describe('PUT and GET /admin/rooms/{roomTypeId}/pricing', () => {
  it('sets ranges on days of the week, and shows what is set', async () => {
    const room = await api.makeRoom((await api.makeHotel()).id);

    const { status, body } = await setPrices(room.id, [
      { from: '2027-04-01', to: '2027-04-14', weekdays: ['saturday'], price: '140.00', reason: 'weekend' },
      { date: '2027-04-02', price: '99.5' },
    ]);

    const items = [
      { date: '2027-04-02', price: euros('99.50'), reason: 'other' },
      { date: '2027-04-03', price: euros('140.00'), reason: 'weekend' },
      { date: '2027-04-10', price: euros('140.00'), reason: 'weekend' },
    ];
    expect(status).toBe(200);
    expect(body).toMatchObject({ nextCursor: null });
    expect(await pricesOf(room.id)).toEqual(items);
    expect(await pricesOf(room.id, '?from=2027-04-03&to=2027-04-09')).toEqual([items[1]]);
    expect(await pricesOf(room.id, '?from=2027-04-04')).toEqual([items[2]]);
  });

  const pricesOf = async (id: string, query = '') => {
    const { body } = await api.call(`GET /admin/rooms/${id}/pricing${query}`, { token: api.tokens.owner });
    return (body as { items: unknown }).items;
  };

  it('null takes a price away, and the base price is back', async () => {
    const room = await api.makeRoom((await api.makeHotel()).id);
    await setPrices(room.id, [{ date: '2027-04-02', price: '99.00' }]);

    expect((await setPrices(room.id, [{ date: '2027-04-02', price: null }])).status).toBe(200);

    expect(await pricesOf(room.id)).toEqual([]);
    expect((await api.call(`GET /hotels/${room.hotelId}/calendar?from=2027-04-02&to=2027-04-02`)).body).toMatchObject({
      items: [{ price: euros('100.00'), rule: { kind: 'base' } }],
    });
  });

  it.each([
    ['400 invalid-request', { date: '2027-04-02', price: '1.005' }, '/overrides/0/price'],
    ['400 invalid-request', { date: '2027-04-02', price: '-1' }, '/overrides/0/price'],
    ['400 invalid-request', { date: '2027-04-02', from: '2027-04-02', to: '2027-04-03', price: '1' }, '/overrides/0'],
    ['400 invalid-request', { from: '2027-04-03', to: '2027-04-02', price: '1' }, '/overrides/0/to'],
    ['400 invalid-request', { date: '2027-04-31', price: '1' }, '/overrides/0/date'],
    ['422 refused', { date: '2027-02-28', price: '1' }, undefined],
    ['422 refused', { from: '2027-03-01', to: '9999-12-31', price: '1' }, undefined],
  ])('%s: %j', async (problem, override, pointer) => {
    const answer = problemIn(await setPrices('room-1', [override], api.tokens.admin));
    expect(answer.problem).toBe(problem);
    if (pointer !== undefined) expect(answer).toMatchObject({ errors: [{ pointer }] });
  });

  it('is for the owner and a system admin', async () => {
    const room = await api.makeRoom((await api.makeHotel()).id);
    const request = [{ date: '2027-04-02', price: '99.00' }];

    expect(problemIn(await setPrices(room.id, request, api.tokens.stranger)).problem).toBe('404 not-found');
    expect(problemIn(await setPrices(room.id, request, api.tokens.guest)).problem).toBe('403 forbidden');
    expect((await setPrices(room.id, request, api.tokens.admin)).status).toBe(200);
    const read = await api.call(`GET /admin/rooms/${room.id}/pricing`, { token: api.tokens.stranger });
    expect(problemIn(read).problem).toBe('404 not-found');
  });

  it('leaves an entry in the change log, with the prices of before', async () => {
    const room = await api.makeRoom((await api.makeHotel()).id);
    await setPrices(room.id, [{ date: '2027-04-02', price: '99.00' }]);
    await setPrices(room.id, [{ date: '2027-04-02', price: '89.00', reason: 'promotion' }]);

    const entries = api.table
      .items(api.core.table.name)
      .filter((item) => item['action'] === 'pricing.changed' && item['subject'] === `HOTEL#${room.hotelId}`);
    expect(entries).toHaveLength(2);
    expect(entries).toContainEqual(
      expect.objectContaining({
        before: { id: room.id, nights: { '2027-04-02': { price: 9900, reason: 'other' } } },
        after: { id: room.id, nights: { '2027-04-02': { price: 8900, reason: 'promotion' } } },
      }),
    );
  });
});
