import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectProblem } from '../support/problems.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ args: ['--no-limits'] });
});
afterAll(() => server.stop());

const json = { 'Content-Type': 'application/json' };
const post = (path: string, body: NonNullable<RequestInit['body']>, headers: Record<string, string> = json) =>
  fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers, body });
const search = (body: unknown) => post('/search', JSON.stringify(body));
const get = (path: string) => fetch(`${server.url}/api/v1${path}`);
const errorsOf = async (response: Response) => (await expectProblem(response, 'invalid-request')).errors;

describe('a body', () => {
  it.each([
    ['that breaks off', '{"location":'],
    ['with a comma too many', '{"guests":2,}'],
    ['with a byte order mark', '\ufeff{}'],
    ['of two documents', '{}{}'],
  ])('%s is no JSON', async (_what, body) => {
    expect(await errorsOf(await post('/search', body))).toEqual([
      { pointer: '', code: 'malformed_json', params: {}, detail: 'is not valid JSON' },
    ]);
  });

  it('that is not UTF-8 is refused', async () => {
    const body = Buffer.concat([Buffer.from('{"location":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]);
    expect(await errorsOf(await post('/search', body))).toEqual([
      { pointer: '', code: 'malformed_encoding', params: {}, detail: 'is not UTF-8' },
    ]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1', 'application/xml'])(
    'of type %s is refused',
    async (type) => {
      await expectProblem(await post('/search', '{}', { 'Content-Type': type }), 'unsupported-media-type');
    },
  );

  it.each(['application/json', 'application/json; charset=utf-8', 'application/json;charset="UTF-8"'])(
    'of type %s is read',
    async (type) => {
      expect((await post('/search', '{}', { 'Content-Type': type })).status).toBe(200);
    },
  );

  it('that is packed is refused, as nothing unpacks it', async () => {
    const headers = { ...json, 'Content-Encoding': 'gzip' };
    await expectProblem(await post('/search', '{}', headers), 'unsupported-media-type');
  });

  it('of 256 KB is read, and of a byte more is too large', async () => {
    const sized = (bytes: number) => `{"text":"${'x'.repeat(bytes - 11)}"}`;
    await expectProblem(await post('/search', sized(256 * 1024)), 'invalid-request');
    await expectProblem(await post('/search', sized(256 * 1024 + 1)), 'too-large');
  });

  it('of a megabyte gets its answer while it is still being sent, and the connection goes on', async () => {
    await expectProblem(await post('/search', 'x'.repeat(1_000_000)), 'too-large');
    expect((await get('/health')).status).toBe(200);
  });

  it.each(['[]', '"text"', '7', 'null', 'true'])('that is %s instead of an object is refused', async (body) => {
    await expectProblem(await post('/search', body), 'invalid-request');
  });

  it('nested 10,000 deep is refused', async () => {
    const deep = `{"text":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    const errors = await errorsOf(await post('/search', deep));
    expect(errors).toEqual([
      { pointer: '', code: 'too_deep', params: { maximum: 32 }, detail: 'is nested deeper than 32 levels' },
    ]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('with the key %s is refused by its name', async (key) => {
    const errors = await errorsOf(await post('/search', `{"guests":2,"${key}":{"polluted":true}}`));
    expect(errors).toEqual([
      { pointer: `/${key}`, code: 'unrecognized_keys', params: { keys: [key] }, detail: 'is not a known field' },
    ]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('names every unknown and wrong field at once, with JSON pointers', async () => {
    const errors = await errorsOf(await search({ guests: '2', 'a/b~c': 1, flexible: { days: 99, weeks: 1 } }));
    expect(errors?.map(({ pointer }) => pointer).toSorted()).toEqual([
      '/a~1b~0c',
      '/flexible/days',
      '/flexible/weeks',
      '/guests',
    ]);
  });

  it('says that a required field is missing', async () => {
    expect(await errorsOf(await post('/auth/login', '{"email":"a@example.com"}'))).toEqual([
      { pointer: '/password', code: 'missing', params: {}, detail: 'is missing' },
    ]);
  });

  it.each([
    ['2026-02-30', 'is not a date of the calendar'],
    ['2026-2-3', 'is not a date YYYY-MM-DD'],
    ['tomorrow', 'is not a date YYYY-MM-DD'],
  ])('with the date %s is refused', async (checkIn, detail) => {
    const errors = await errorsOf(await search({ checkIn, checkOut: '2027-03-04' }));
    expect(errors).toEqual([{ pointer: '/checkIn', code: 'invalid_format', params: { format: 'date' }, detail }]);
  });

  it.each([
    [{ guests: 0 }, '/guests'],
    [{ guests: -1 }, '/guests'],
    [{ guests: 1.5 }, '/guests'],
    [{ currency: 'euro' }, '/currency'],
    [{ location: 'Ber\u0000lin' }, '/location'],
    [{ text: '\u001b[31m' }, '/text'],
    [{ text: '\ud800' }, '/text'],
    [{ radiusKm: 501 }, '/radiusKm'],
    [{ starRating: [6] }, '/starRating/0'],
    [{ priceMin: '10', priceMax: '9' }, '/priceMin'],
    [{ checkIn: '2027-03-01' }, '/checkOut'],
  ])('of %j is refused at %s', async (body, pointer) => {
    expect((await errorsOf(await search(body)))?.[0]?.pointer).toBe(pointer);
  });
});

describe('a query', () => {
  it('with a parameter twice is refused', async () => {
    expect(await errorsOf(await get('/hotels?limit=1&limit=2'))).toEqual([
      { pointer: '/limit', code: 'given_twice', params: {}, detail: 'is given more than once' },
    ]);
  });

  it.each([
    ['limit=0', '/limit'],
    ['limit=101', '/limit'],
    ['limit=ten', '/limit'],
    ['limit=1e1', '/limit'],
    ['limit=0x10', '/limit'],
    ['limit=%2010', '/limit'],
    ['limit=10.0', '/limit'],
    ['country=spain', '/country'],
    ['colour=red', '/colour'],
    ['__proto__=1', '/__proto__'],
    ['cursor=forged', '/cursor'],
  ])('of %s is refused at %s', async (query, pointer) => {
    expect((await errorsOf(await get(`/hotels?${query}`)))?.[0]?.pointer).toBe(pointer);
  });

  it('is not taken where none is', async () => {
    expect(await errorsOf(await get('/health?verbose=1'))).toEqual([
      { pointer: '/verbose', code: 'unrecognized_keys', params: { keys: ['verbose'] }, detail: 'is not a known field' },
    ]);
  });
});

describe('an address', () => {
  it.each(['/hotels/%zz', '/hotels?city=%e0%a4%a', '/%'])('%s cannot be read', async (path) => {
    await expectProblem(await get(path), 'invalid-request');
  });

  it.each(['/hotels/..%2f..%2fetc%2fpasswd', '/hotels/%00', `/hotels/${'x'.repeat(65)}`])(
    '%s has no id of ours in it',
    async (path) => {
      expect((await errorsOf(await get(path)))?.[0]).toEqual({
        pointer: '/hotelId',
        code: 'invalid_format',
        params: { format: 'id' },
        detail: 'is not an id',
      });
    },
  );

  it.each(['/hotels/', '//hotels', '/nothing', '/hotels/a/b/c/d', ''])('%s is nobody’s', async (path) => {
    await expectProblem(await get(path), 'not-found');
  });

  it('of a hotel there is not is not found', async () => {
    await expectProblem(await get('/hotels/nobody'), 'not-found');
  });
});

describe('the headers of a call', () => {
  it('need an idempotency key where a booking is made, after the caller is known', async () => {
    await expectProblem(await post('/bookings', '{}'), 'unauthenticated');
    const guest = await server.signIn('guest@example.com');
    const body = {
      hotelId: 'h',
      roomTypeId: 'r',
      checkIn: '2027-03-01',
      checkOut: '2027-03-02',
      guests: 1,
      guestName: 'A',
      guestEmail: 'a@example.com',
    };
    for (const [key, detail] of [
      ['', 'is not a key'],
      ['x'.repeat(256), 'Too big'],
      ['clé', 'is not a key'],
    ] as const) {
      const answer = await guest.call('createBooking', { idempotencyKey: key, body });
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/Idempotency-Key' }] } });
      expect(JSON.stringify(answer.body)).toContain(detail);
    }
  });

  it('may name a version, and nonsense is refused', async () => {
    const admin = await server.signIn('admin@example.com');
    const put = (version: string) =>
      admin.call('putSettings', { body: { holdMinutes: 15 }, headers: { 'If-Match': version } });
    expect(await put('"one"')).toMatchObject({ status: 400, body: { errors: [{ pointer: '/If-Match' }] } });
    expect(await put('"7"')).toMatchObject({ status: 412, body: { type: '/problems/stale-version' } });
    for (const version of ['"1"', 'W/"1"', '1', '*']) expect(await put(version)).toMatchObject({ status: 200 });
  });
});
