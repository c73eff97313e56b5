import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type ApiWorld, apiWorld, guestPassword, hotelInput, roomInput } from '../support/api-world.ts';

let world: ApiWorld;
let hotelId: string;
let room: { id: string; hotelId: string };
let stayed: string;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  hotelId = (await world.hotel()).id;
  room = await world.room(hotelId, { totalRooms: 500 });
  stayed = (await world.confirmed(room)).id;
});
afterAll(() => world?.stop());

type Send = (value: string) => Promise<Answer>;
interface Field {
  readonly pointer: string;
  readonly send: Send;
}
const tax = (name: string) => [{ name, kind: 'percent', value: '6' }];
const image = (alt: string, url = 'https://example.com/a.jpg') => [{ url, alt }];
const asOwner = (call: string, body: object): Promise<Answer> => world.send(call, { token: world.tokens.owner, body });
const hotelWith = (pointer: string, change: (value: string) => object): Field[] => [
  { pointer, send: (value) => asOwner(`PUT /admin/hotels/${hotelId}`, { ...hotelInput, ...change(value) }) },
];
const roomWith = (pointer: string, change: (value: string) => object): Field[] => [
  {
    pointer,
    send: (value) => asOwner(`PUT /admin/rooms/${room.id}`, { ...roomInput, totalRooms: 500, ...change(value) }),
  },
];
const hold = (change: object): Promise<Answer> =>
  world.send('POST /bookings', {
    token: world.tokens.guest,
    headers: { 'Idempotency-Key': randomUUID() },
    body: world.stayOf(room, change),
  });
const review = (change: object): Promise<Answer> =>
  world.send(`POST /bookings/${stayed}/review`, { token: world.tokens.guest, body: { rating: 5, ...change } });
const register = (name: string): Promise<Answer> =>
  world.send('POST /auth/register', { body: { email: `${randomUUID()}@example.com`, password: guestPassword, name } });

/** The fields by the kind of text they hold; those of a kind refuse and take the same. */
const people: readonly Field[] = [
  { pointer: '/guestName', send: (guestName) => hold({ guestName }) },
  { pointer: '/name', send: register },
  {
    pointer: '/name',
    send: (name) => world.send('PATCH /auth/me', { token: world.tokens.otherGuest, body: { name } }),
  },
];
const things: readonly Field[] = [
  ...hotelWith('/name', (name) => ({ name })),
  ...hotelWith('/city', (city) => ({ city })),
  ...hotelWith('/taxes/0/name', (name) => ({ taxes: tax(name) })),
  ...roomWith('/name', (name) => ({ name })),
];
const titles: readonly Field[] = [
  ...hotelWith('/address', (address) => ({ address })),
  ...hotelWith('/images/0/alt', (alt) => ({ images: image(alt) })),
  ...roomWith('/images/0/alt', (alt) => ({ images: image(alt) })),
  { pointer: '/title', send: (title) => review({ title }) },
];
const searched: readonly Field[] = [
  { pointer: '/location', send: (location) => world.send('POST /search', { body: { location } }) },
  { pointer: '/text', send: (text) => world.send('POST /search', { body: { location: 'Faro', text } }) },
  { pointer: '/q', send: (q) => world.send(`GET /places?q=${encodeURIComponent(q)}`) },
  { pointer: '/city', send: (city) => world.send(`GET /hotels?city=${encodeURIComponent(city)}`) },
  {
    pointer: '/email',
    send: (email) => world.send(`GET /admin/users?email=${encodeURIComponent(email)}`, { token: world.tokens.admin }),
  },
  { pointer: '/email', send: (email) => world.send('POST /auth/password-reset', { body: { email } }) },
];
const called: readonly Field[] = [
  {
    pointer: '/images/0/url',
    send: (url) => asOwner('POST /admin/hotels', { ...hotelInput, images: image('', `https://example.com/${url}`) }),
  },
  {
    pointer: '/url',
    send: (url) => asOwner('POST /admin/webhooks', { url: `https://example.com/${url}`, events: ['booking.held'] }),
  },
  {
    pointer: '/token',
    send: (token) => world.send('POST /auth/password-reset/confirm', { body: { token, password: guestPassword } }),
  },
];
const manyLines: readonly Field[] = [
  ...hotelWith('/description', (description) => ({ description })),
  ...roomWith('/description', (description) => ({ description })),
  { pointer: '/specialRequests', send: (specialRequests) => hold({ specialRequests }) },
  { pointer: '/content', send: (content) => review({ content }) },
  {
    pointer: '/reason',
    send: (reason) => world.send(`POST /bookings/${stayed}/cancel`, { token: world.tokens.guest, body: { reason } }),
  },
];
const oneLine = [...people, ...things, ...titles, ...searched, ...called];

const refuses = async (fields: readonly Field[], values: readonly string[]): Promise<void> => {
  const strange: string[] = [];
  for (const { pointer, send } of fields) {
    for (const value of values) {
      const { status, body } = await send(value);
      const errors = typeof body === 'object' && body && 'errors' in body ? body.errors : body;
      const isNamed = Array.isArray(errors) && errors.some((error) => error.pointer === pointer && error.detail);
      if (status !== 400 || !isNamed)
        strange.push(`${pointer} ${JSON.stringify(value)}: ${status} ${JSON.stringify(errors)}`);
    }
  }
  expect(strange).toEqual([]);
};
const takes = async (fields: readonly Field[], values: readonly string[]): Promise<void> => {
  const strange: string[] = [];
  for (const { pointer, send } of fields) {
    for (const value of values) {
      const { status, body } = await send(value);
      if (status === 400 || status >= 500) strange.push(`${pointer} ${value}: ${status} ${JSON.stringify(body)}`);
    }
  }
  expect(strange).toEqual([]);
};

const controls = ['a\u0000b', 'a\u0007b', 'a\u001bb', 'a\u007fb', 'a\u009bb', 'a\ufffeb'];
const directions = ['a\u202eb', 'a\u202ab', 'a\u2066b', 'a\u2069', '\u2068a'];
const lineBreaks = ['a\nb', 'a\r\nb', 'a\rb', 'a\tb', 'a\u0085b', 'a\u2028b', 'a\u2029b', 'a\u000bb', '\na', 'a\n'];
const withoutLetter = ['!!!', '...', '🏨🏨', '\u3164', '\u200b\u200b', '\u00ad', '---', '\u0301'];

describe('a field of one line', () => {
  it('refuses line breaks and tabs', () => refuses(oneLine, lineBreaks));
  it('refuses control characters', () => refuses(oneLine, controls));
  it('refuses half characters', () => refuses([...people, ...things, ...titles], ['a\ud800b']));
  it('refuses characters that change the direction of text, unless it is only searched by', async () => {
    await refuses([...people, ...things, ...titles, ...called], directions);
    await takes(searched, directions);
  });
});

describe('a text of many lines', () => {
  it('takes line breaks', () => takes(manyLines, ['one\ntwo\r\n\r\nthree\tfour']));
  it('refuses control characters and half characters', () => refuses(manyLines, [...controls, 'a\ud800b']));
  it('refuses characters that change the direction of text', () => refuses(manyLines, directions));
});

describe('a name', () => {
  it('of a person, a place or a thing has a letter', () =>
    refuses([...people, ...things], [...withoutLetter, '12345', ' ']));
  it('is of any script', () =>
    takes(
      [...people, ...things],
      ['Zoë', '王小明', 'محمد', 'สมชาย ใจดี', 'אבי לוי', 'Ωμέγα', 'Иванов', 'हिन्दी', '김', 'ヴェルサイユ', 'Hawaiʻi'],
    ));
});

describe('a line that is searched by', () => {
  it('is not blank, nor made of what is not seen', () => refuses(searched, [' ', '\u200b', '\u00ad\u2060']));
});

describe('an address, a title and the words for a picture', () => {
  it('have a letter or a digit', () => refuses(titles, withoutLetter));
  it('may be a number', () => takes(titles, ['12', '١٢', '10/10']));
});

describe('the name of a person', () => {
  it('holds no link', () =>
    refuses(people, [
      'Your account is locked, sign in at http://evil.example/login',
      'HTTPS://EVIL.EXAMPLE',
      'www.evil.example',
      'evil.example/login',
      'Ada evil.com',
      'bit.ly',
      'evil.co.uk',
      'evil.com:8080',
      '192.0.2.7',
      'пример.рф',
      'ｗｗｗ．evil．com',
      'ht\u200btp://evil',
      'mailto:ada',
      '//evil',
      'Ada casino.bet',
      'login.bank',
      'free.gift',
      'evil.example',
      'sip:ada',
    ]));

  it('holds no e-mail address', () => refuses(people, ['ada@example.com', 'write to ada＠example.com', 'a@b']));

  it('may have points, dashes, apostrophes and initials', () =>
    takes(people, [
      'St. John',
      'J.R.R. Tolkien',
      'J.R.R.Tolkien',
      "O'Brien",
      'María-José',
      'Smith.MD',
      'Dr.Li',
      'M.Sc. Jane Doe',
      'Prof.Dr. Ko',
      'Sam & Max',
      'De La Cruz, Jr.',
      'А.С.Пушкин',
      'Anne-Marie (Annie) d’Arc',
      'C/O Smith',
    ]));
});
