import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

let world: ApiWorld;
let hotel: { id: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  hotel = await world.hotel();
});
afterAll(() => world?.stop());

describe('the plans of a hotel', () => {
  it('have standard among them, which can be switched off while another is active', async () => {
    const own = await world.hotel();
    const double = await world.room(own.id);
    const call = { params: { hotelId: own.id } };
    const listed = success(await world.clients.owner.call('listRatePlans', call)).items;
    expect(listed).toMatchObject([{ id: 'standard', status: 'active', roomTypeIds: [], version: 1 }]);
    const off = (body: object) =>
      world.clients.owner.call('replaceRatePlan', {
        params: { ratePlanId: 'standard' },
        body: { name: 'Standard', status: 'inactive' as const, ...body },
      });
    expect(await off({})).toBeProblem(400, 'invalid-request');
    expect(await off({ hotelId: own.id })).toBeProblem(422, 'refused');
    success(await world.clients.owner.call('createRatePlan', { body: { hotelId: own.id, name: 'Only' } }));
    expect(success(await off({ hotelId: own.id })).ratePlan).toMatchObject({ status: 'inactive', version: 2 });
    expect(await world.hold(world.stayOf(double))).toBeProblem(422, 'refused');
    const answer = await world.clients.owner.call('deleteRatePlan', { params: { ratePlanId: 'standard' } });
    expect(answer).toBeProblem(422, 'refused');
  });

  it.each([30, '30', '30.0', 12.5, '12.5', 33.3333])(
    'ask for a deposit of %j percent, and say it as a number',
    async (percent) => {
      const body = { hotelId: hotel.id, name: `Deposit ${percent}`, payment: { kind: 'deposit' as const, percent } };
      const { ratePlan } = success(await world.clients.owner.call('createRatePlan', { body }));
      expect(ratePlan.payment).toEqual({ kind: 'deposit', percent: Number(percent) });
      success(await world.clients.owner.call('deleteRatePlan', { params: { ratePlanId: ratePlan.id } }));
    },
  );

  it.each([
    ['a percent below -100', { price: { kind: 'percent', value: '-100.1' } }, '/price/value'],
    ['a cent of a cent', { price: { kind: 'amount', value: '1.234' } }, '/price/value'],
    ['a deposit of 101 percent', { payment: { kind: 'deposit', percent: '101' } }, '/payment/percent'],
    ['a deposit of the number 101', { payment: { kind: 'deposit', percent: 101 } }, '/payment/percent'],
    ['a deposit of no number', { payment: { kind: 'deposit', percent: '30 %' } }, '/payment/percent'],
    ['a room type of no hotel', { roomTypeIds: ['other'] }, '/roomTypeIds/0'],
    ['a minimum above the maximum', { minStay: 5, maxStay: 4 }, '/minStay'],
    ['a code of 10,000 characters', { audience: { kind: 'code', code: 'x'.repeat(10_000) } }, '/audience/code'],
    [
      'a refund that grows',
      {
        cancellationPolicy: {
          steps: [
            { hoursBeforeCheckIn: 48, refundPercent: 10 },
            { hoursBeforeCheckIn: 24, refundPercent: 20 },
          ],
        },
      },
      '/cancellationPolicy/steps',
    ],
  ])('are refused with %s', async (_, body, pointer) => {
    const answer = await world.send('POST /admin/rate-plans', {
      token: world.tokens.owner,
      body: { hotelId: hotel.id, name: 'Bad', ...body },
    });
    expect(answer).toBeProblem(400, 'invalid-request');
    expect(JSON.stringify(answer.body)).toContain(pointer);
  });
});

describe('the change log of a hotel', () => {
  it('says who made, changed and deleted a plan, what was and what is', async () => {
    const own = await world.hotel();
    const { owner } = world.clients;
    const made = success(await owner.call('createRatePlan', { body: { hotelId: own.id, name: 'Saver' } })).ratePlan;
    const params = { ratePlanId: made.id };
    const price = { kind: 'percent' as const, value: '-12.5' };
    success(await owner.call('replaceRatePlan', { params, body: { name: 'Saver', price } }));
    success(await owner.call('deleteRatePlan', { params }));

    const log = success(await owner.call('getHotelHistory', { params: { hotelId: own.id } })).items;
    const { id: actor } = success(await owner.call('me')).user;
    const told = log.filter(({ action }) => action.startsWith('rate_plan.'));
    expect(told.map(({ action }) => action)).toEqual(['rate_plan.deleted', 'rate_plan.changed', 'rate_plan.created']);
    const [deleted, changed, created] = told;
    expect(created).toMatchObject({ actor, after: { name: 'Saver', price: { kind: 'same' } } });
    expect(changed).toMatchObject({ actor, before: { price: { kind: 'same' } }, after: { price } });
    expect(deleted).toMatchObject({ actor, before: { price } });
  });
});

describe('a wrong code', () => {
  it('is tried at most ten times a minute and address', async () => {
    const limited = await apiWorld();
    try {
      const own = await limited.hotel();
      await limited.room(own.id);
      const body = { hotelId: own.id, name: 'Company', audience: { kind: 'code' as const, code: 'OPEN' } };
      success(await limited.clients.owner.call('createRatePlan', { body }));
      const ask = (code: string) =>
        limited.send(`GET /hotels/${own.id}/rooms?checkIn=${day(30)}&checkOut=${day(31)}&code=${code}`);
      // A right one is no try.
      for (let tries = 0; tries < 12; tries += 1) expect((await ask('open')).status).toBe(200);
      const answers = [];
      for (let tries = 0; tries < 11; tries += 1) answers.push((await ask(`wrong-${tries}`)).status);
      expect(answers).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    } finally {
      await limited.stop();
    }
  });

  it('is counted by searches too, and a right one never is, wherever it is searched and whatever is found', async () => {
    const limited = await apiWorld();
    try {
      const own = await limited.hotel();
      await limited.room(own.id);
      // Dearer than the standard plan, so that no search shows it.
      const price = { kind: 'percent' as const, value: '50' };
      const body = { hotelId: own.id, name: 'Company', price, audience: { kind: 'code' as const, code: 'OPEN' } };
      success(await limited.clients.owner.call('createRatePlan', { body }));
      const dates = { checkIn: day(30), checkOut: day(31) };
      const search = async (body: object) => (await limited.send('POST /search', { body })).status;
      const places = [
        {},
        dates,
        { ...dates, latitude: -40, longitude: -120 },
        { ...dates, location: 'Nowhere at all' },
      ];
      for (let tries = 0; tries < 12; tries += 1) {
        expect(await search({ ...places[tries % places.length], code: 'open' })).toBe(200);
      }
      const answers = [];
      for (let tries = 0; tries < 11; tries += 1) answers.push(await search({ ...dates, code: `wrong-${tries}` }));
      expect(answers).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
    } finally {
      await limited.stop();
    }
  });
});
