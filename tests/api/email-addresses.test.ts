import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, guestPassword as password, success } from '../support/api-world.ts';

let world: ApiWorld;
let room: { id: string; hotelId: string };
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  room = await world.room((await world.hotel()).id, { totalRooms: 100 });
});
afterAll(() => world?.stop());

const register = (email: string) => world.send('POST /auth/register', { body: { email, password, name: 'Ada' } });
const hold = (guestEmail: string) =>
  world.send('POST /bookings', {
    token: world.tokens.guest,
    headers: { 'Idempotency-Key': randomUUID() },
    body: world.stayOf(room, { guestEmail }),
  });
const routes = [
  ['register', '/email', register],
  ['hold', '/guestEmail', hold],
] as const;

const local = (length: number): string => `${randomUUID()}${'a'.repeat(length - 36)}`;
/** A domain of this many bytes. */
const domain = (length: number): string => {
  const labels = 'b'
    .repeat(63)
    .concat('.')
    .repeat(4)
    .slice(0, length - 4);
  return `${labels.replace(/\.$/, 'b')}.com`;
};

const refused: readonly (readonly [email: string, detail: RegExp, code: string])[] = [
  [`${local(65)}@example.com`, /64 bytes/, 'too_big'],
  [`${local(64)}@${domain(190)}`, /./, 'too_big'],
  // Short as typed, long as mail servers know it.
  [
    `a@${'ü'.repeat(50)}.${'ü'.repeat(50)}.${'ü'.repeat(50)}.${'ü'.repeat(50)}.${'ü'.repeat(40)}.de`,
    /254 bytes/,
    'too_big',
  ],
  ['müller@example.de', /before the @.*ASCII/, 'invalid_format'],
  ['ада@example.com', /before the @.*ASCII/, 'invalid_format'],
  ['a b@example.com', /before the @.*spaces/, 'invalid_format'],
  ['a\u200bb@example.com', /before the @/, 'invalid_format'],
  ['.a@example.com', /before the @/, 'invalid_format'],
  ['a..b@example.com', /before the @/, 'invalid_format'],
  ['"a b"@example.com', /before the @/, 'invalid_format'],
  ['@example.com', /before the @/, 'invalid_format'],
  ['a', /no @/, 'invalid_format'],
  ['a@b@example.com', /before the @/, 'invalid_format'],
  ['a@localhost', /behind the @/, 'invalid_format'],
  ['a@example', /behind the @/, 'invalid_format'],
  ['a@127.0.0.1', /behind the @/, 'invalid_format'],
  ['a@[127.0.0.1]', /behind the @/, 'invalid_format'],
  ['a@-example.com', /behind the @/, 'invalid_format'],
  ['a@example-.com', /behind the @/, 'invalid_format'],
  ['a@example..com', /behind the @/, 'invalid_format'],
  ['a@example.com.', /behind the @/, 'invalid_format'],
  ['a@exa_mple.com', /behind the @/, 'invalid_format'],
  ['a@example.com/x', /behind the @/, 'invalid_format'],
  ['a@example.com:25', /behind the @/, 'invalid_format'],
  ['a@exam%70le.com', /behind the @/, 'invalid_format'],
  [`a@${'b'.repeat(64)}.com`, /behind the @/, 'invalid_format'],
  ['a@example.com\r\nBcc: b@example.com', /@/, 'invalid_format'],
  ['a@example.com, b@example.com', /before the @/, 'invalid_format'],
];

describe.each(routes)('the e-mail address of a %s', (_name, pointer, send) => {
  it.each(refused)('%j is refused, and the answer says why', async (email, detail, code) => {
    const answer = await send(email);
    expect(answer).toBeProblem(400, 'invalid-request');
    expect(answer.body).toMatchObject({ errors: [{ pointer, detail: expect.stringMatching(detail), code }] });
  });

  it('may be as long as SMTP carries', async () => {
    expect((await send(`${local(64)}@example.com`)).status).toBe(201);
    const longest = `${local(64)}@${domain(189)}`;
    expect(longest).toHaveLength(254);
    expect((await send(longest)).status).toBe(201);
  });

  it.each(["o'brien+hotels@example.co.uk", 'a.b_c-d@sub.example.museum', '1@2.io', 'a@xn--mnchen-3ya.de'])(
    'may be %s, and is kept as typed',
    async (email) => {
      const answer = await send(email);
      expect(answer.status).toBe(201);
      expect(JSON.stringify(answer.body)).toContain(`"${email}"`);
    },
  );
});

describe('a domain of other than ASCII letters', () => {
  it.each([
    ['ada@münchen.example.de', 'ada@xn--mnchen-3ya.example.de'],
    ['Ada@MÜNCHEN.example.net', 'Ada@xn--mnchen-3ya.example.net'],
    ['ada@straße.de', 'ada@xn--strae-oqa.de'],
    ['ada@例え.テスト', 'ada@xn--r8jz45g.xn--zckzah'],
    ['ada@ｅｘａｍｐｌｅ.org', 'ada@example.org'],
    ['ada@пример.рф', 'ada@xn--e1afmkfd.xn--p1ai'],
    ['ada@例え。jp', 'ada@xn--r8jz45g.jp'],
  ])('%s is kept as %s', async (typed, kept) => {
    expect((await register(typed)).body).toMatchObject({ user: { email: kept } });
    expect((await hold(typed)).body).toMatchObject({ booking: { guestEmail: kept } });
  });
});

describe('addresses are one', () => {
  it('without case and in either form of the domain: at registration, login, the search for accounts and a new password', async () => {
    const account = await register('Grace@bücher.example.com');
    expect(account.status).toBe(201);
    const spellings = [
      'Grace@bücher.example.com',
      'grace@BÜCHER.example.com',
      'GRACE@XN--BCHER-KVA.EXAMPLE.COM',
      'grace@xn--bcher-kva.example.com',
    ];
    for (const email of spellings) {
      expect(await register(email)).toBeProblem(409, 'email-taken');
      const session = await world.send('POST /auth/login', { body: { email, password, transport: 'bearer' } });
      expect(session.status).toBe(200);
      const { items } = success(await world.clients.admin.call('listUsers', { query: { email } }));
      expect(items.map((user) => user.email)).toEqual(['Grace@xn--bcher-kva.example.com']);
    }
    success(await world.anyone.call('requestPasswordReset', { body: { email: 'grace@BÜCHER.example.com' } }));
    await world.mailOf('password-reset', 'Grace@xn--bcher-kva.example.com');
  });

  it('and what is no address signs nobody in', async () => {
    for (const email of ['müller', 'müller@', '@', 'ada@ exa mple', 'ada@http://x']) {
      const answer = await world.send('POST /auth/login', { body: { email, password, transport: 'bearer' } });
      expect(answer).toBeProblem(401, 'unauthenticated');
    }
  });
});
