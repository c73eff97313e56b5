import { beforeAll, describe, expect, it } from 'vitest';
import { aHotelInput, hotelApi, problemIn } from '../support/hotel-api.ts';

let api: Awaited<ReturnType<typeof hotelApi>>;
beforeAll(async () => {
  api = await hotelApi();
});

const put = (id: string, body: object, more: object = {}) =>
  api.call(`PUT /admin/hotels/${id}`, { token: api.tokens.owner, body: { ...aHotelInput, ...body }, ...more });

describe('POST /admin/hotels', () => {
  it('makes a hotel with the defaults of its place', async () => {
    const answer = await api.call('POST /admin/hotels', { token: api.tokens.owner, body: aHotelInput });

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      hotel: {
        ...aHotelInput,
        description: '',
        starRating: null,
        amenities: [],
        images: [],
        status: 'active',
        timeZone: 'Europe/Lisbon',
        currency: 'EUR',
        checkInTime: '15:00',
        checkOutTime: '11:00',
        taxes: [],
        cancellationPolicy: { steps: [{ hoursBeforeCheckIn: 48, refundPercent: 100 }] },
        rating: null,
        reviewCount: 0,
        version: 1,
      },
    });
    expect(answer.headers).toMatchObject({
      Location: expect.stringMatching(/^\/api\/v1\/admin\/hotels\/.+/),
      ETag: '"1"',
    });
  });

  it('takes the clock of the sea by its longitude far from every town', async () => {
    expect(await api.makeHotel({ latitude: -48.9, longitude: -123.4 })).toMatchObject({ timeZone: 'Etc/GMT+8' });
    // The sea around Kiribati is drawn as its islands are.
    expect(await api.makeHotel({ latitude: 0, longitude: 179.9 })).toMatchObject({ timeZone: 'Pacific/Tarawa' });
    expect(await api.makeHotel({ latitude: -30, longitude: 1 })).toMatchObject({ timeZone: 'Etc/GMT' });
  });

  it.each([
    ['/country', { country: 'XX' }],
    ['/timeZone', { timeZone: 'Europe/Atlantis' }],
    ['/timeZone', { timeZone: '+02:00' }],
    ['/currency', { currency: 'XXX' }],
    ['/taxes/0/value', { taxes: [{ name: 'VAT', kind: 'percent', value: '100.5' }] }],
    ['/taxes/0/value', { taxes: [{ name: 'City', kind: 'per_night', value: '1.005' }] }],
    ['/cancellationPolicy/steps', { cancellationPolicy: { steps: [step(24, 100), step(48, 50)] } }],
    ['/images/0/url', { images: [{ url: 'javascript:alert(1)', alt: '' }] }],
    ['/stars', { stars: 5 }],
  ])('refuses what is impossible at %s', async (pointer, wrong) => {
    const answer = await api.call('POST /admin/hotels', {
      token: api.tokens.owner,
      body: { ...aHotelInput, ...wrong },
    });
    expect(problemIn(answer)).toMatchObject({ problem: '400 invalid-request', errors: [{ pointer }] });
  });

  it('is for owners', async () => {
    const body = aHotelInput;
    expect(problemIn(await api.call('POST /admin/hotels', { body })).problem).toBe('401 unauthenticated');
    expect(problemIn(await api.call('POST /admin/hotels', { body, token: api.tokens.guest })).problem).toBe(
      '403 forbidden',
    );
  });
});

const step = (hoursBeforeCheckIn: number, refundPercent: number) => ({ hoursBeforeCheckIn, refundPercent });

describe('PUT /admin/hotels/{hotelId}', () => {
  it('replaces everything but the time zone and currency that are left open', async () => {
    const hotel = await api.makeHotel({
      timeZone: 'Atlantic/Azores',
      currency: 'USD',
      starRating: 4,
      amenities: ['pool'],
    });
    const { status, body } = await put(hotel.id, { name: 'Outro', country: 'ES', longitude: -9.2 });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      hotel: {
        name: 'Outro',
        timeZone: 'Atlantic/Azores',
        currency: 'USD',
        starRating: null,
        amenities: [],
        version: 2,
      },
    });
  });

  it('honours If-Match', async () => {
    const hotel = await api.makeHotel();
    expect((await put(hotel.id, { name: 'One' }, { headers: { 'If-Match': '"1"' } })).status).toBe(200);
    expect(problemIn(await put(hotel.id, { name: 'Two' }, { headers: { 'If-Match': '"1"' } })).problem).toBe(
      '412 stale-version',
    );
  });

  it('keeps the currency while there are room types priced in it', async () => {
    const hotel = await api.makeHotel();
    const room = await api.makeRoom(hotel.id);
    expect(problemIn(await put(hotel.id, { currency: 'JPY' })).problem).toBe('422 refused');

    await api.call(`DELETE /admin/rooms/${room.id}`, { token: api.tokens.owner });
    expect((await put(hotel.id, { currency: 'JPY' })).body).toMatchObject({ hotel: { currency: 'JPY' } });
  });

  it('takes rating and room types along to another cell of the globe, and off the lists', async () => {
    const hotel = await api.makeHotel();
    await api.makeRoom(hotel.id);
    await put(hotel.id, { latitude: 41.15, longitude: -8.61, city: 'Porto' });
    const cells = await cellsOf(hotel.id);
    expect(cells).toHaveLength(3);
    expect(new Set(cells)).toEqual(new Set([cells[0]]));

    await put(hotel.id, { status: 'inactive' });
    expect(await cellsOf(hotel.id)).toEqual([undefined, undefined, undefined]);
    expect(problemIn(await api.call(`GET /hotels/${hotel.id}`)).problem).toBe('404 not-found');
    expect(problemIn(await api.call(`GET /hotels/${hotel.id}/reviews`)).problem).toBe('404 not-found');
    expect((await api.call(`GET /admin/hotels/${hotel.id}`, { token: api.tokens.owner })).status).toBe(200);

    await put(hotel.id, { status: 'active' });
    expect((await api.call(`GET /hotels/${hotel.id}`)).status).toBe(200);
  });
});

const cellsOf = async (hotelId: string): Promise<unknown[]> =>
  api.table
    .items(api.core.table.name)
    .filter((item) => item['pk'] === `HOTEL#${hotelId}` && String(item['sk']).startsWith('HOTEL'))
    .map((item) => item['cellPk']);

describe('whose a hotel is', () => {
  it.each([
    ['GET', ''],
    ['PUT', ''],
    ['DELETE', ''],
  ])('%s by another owner finds nothing, by a system admin the hotel', async (method) => {
    const hotel = await api.makeHotel();
    const body = method === 'PUT' ? { body: aHotelInput } : {};
    const by = (token: string) => api.call(`${method} /admin/hotels/${hotel.id}`, { token, ...body });

    expect(problemIn(await by(api.tokens.stranger)).problem).toBe('404 not-found');
    expect((await by(api.tokens.admin)).status).toBe(method === 'DELETE' ? 204 : 200);
  });

  it('lists an owner the own hotels, a system admin all, by status', async () => {
    const hotel = await api.makeHotel({ status: 'pending' }, api.tokens.stranger);
    const idsFor = async (token: string, query = '') => {
      const { body } = await api.call(`GET /admin/hotels?limit=100${query}`, { token });
      return JSON.stringify(body).includes(hotel.id);
    };

    expect(await idsFor(api.tokens.stranger)).toBe(true);
    expect(await idsFor(api.tokens.stranger, '&status=active')).toBe(false);
    expect(await idsFor(api.tokens.owner)).toBe(false);
    expect(await idsFor(api.tokens.admin)).toBe(true);
    expect(await idsFor(api.tokens.admin, '&status=pending')).toBe(true);
  });

  it('refuses the cursor of another caller', async () => {
    await api.makeHotel();
    await api.makeHotel();
    const { body } = await api.call('GET /admin/hotels?limit=1', { token: api.tokens.owner });
    const cursor = encodeURIComponent(String((body as { nextCursor: unknown }).nextCursor));
    expect((await api.call(`GET /admin/hotels?limit=1&cursor=${cursor}`, { token: api.tokens.owner })).status).toBe(
      200,
    );
    expect(
      problemIn(await api.call(`GET /admin/hotels?limit=1&cursor=${cursor}`, { token: api.tokens.stranger })),
    ).toMatchObject({ problem: '400 invalid-request', errors: [{ pointer: '/cursor' }] });
  });
});
