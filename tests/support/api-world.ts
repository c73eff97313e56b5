import { randomUUID } from 'node:crypto';
import type { Client } from '../../functions/contract/client.ts';
import { demoPassword, type ServerOptions, startServer } from './server.ts';
import './matchers.ts';

/** The instant an API world begins at: a Monday, after check-in time in Lisbon. */
export const TODAY = '2027-03-01';
const STARTS_AT = `${TODAY}T16:00:00.000Z`;

/** A day of the world: `day(30)` is thirty days after today. */
export const day = (ahead: number, from: string = TODAY): string =>
  new Date(Date.parse(from) + ahead * 86_400_000).toISOString().slice(0, 10);

export const guestPassword = 'a long pass phrase';

export interface Sent {
  readonly token?: string | undefined;
  /** What is sent as JSON. */
  readonly body?: unknown;
  /** What is sent as it stands, as JSON unless the headers say otherwise. */
  readonly text?: NonNullable<RequestInit['body']>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export const hotelInput = {
  name: 'Hotel do Largo',
  address: 'Largo da Sé 1',
  city: 'Faro',
  country: 'PT',
  latitude: 37.0137,
  longitude: -7.9346,
} as const;
export const roomInput = { name: 'Double', basePrice: '100.00', maxGuests: 2, totalRooms: 10 } as const;

type Role = 'guest' | 'hotel_admin' | 'system_admin';
export const people = ['guest', 'otherGuest', 'owner', 'otherOwner', 'admin'] as const;
export type Person = (typeof people)[number];

/** The answer's body where it is a success; anything else is told whole. */
export const success = <A extends { readonly status: number; readonly body: unknown }>(
  answer: A,
): Extract<A, { readonly status: 200 | 201 | 202 | 204 }>['body'] => {
  if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body as Extract<A, { readonly status: 200 | 201 | 202 | 204 }>['body'];
};

/** A real server, its people signed in, and short ways to what most tests need first. */
export const apiWorld = async ({ args = [], ...options }: ServerOptions = {}) => {
  const server = await startServer({ ...options, args: ['--clock', STARTS_AT, ...args] });
  const { client: anyone } = server;

  /** `sendTo('GET /docs')`: whatever a caller may send, the typed client asked or not. */
  const sendTo = async (call: string, { token, body, text, headers }: Sent = {}): Promise<Answer> => {
    const [method = 'GET', path = '/'] = call.split(' ');
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(sent !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(sent !== undefined && { body: sent }),
    });
    const answered = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && answered !== '' ? JSON.parse(answered) : answered,
    };
  };

  /** `send('POST /bookings', {token, body})`, below `/api/v1`. */
  const send = (call: string, sent: Sent = {}): Promise<Answer> => sendTo(call.replace(' ', ' /api/v1'), sent);

  const tokens = {} as Record<Person, string>;
  const clients = {} as Record<Person, Client>;
  const advance = async (duration: string) =>
    success(await clients.admin.call('putClock', { body: { advance: duration } }));
  const isLimited = !args.includes('--no-limits');
  let signIns = 0;
  /** An address may sign in five times a minute, so the clock moves on before that. */
  const takeTurn = async (): Promise<void> => {
    signIns += 1;
    if (isLimited && signIns % 4 === 0) await advance('PT2M');
  };
  const tokenOf = async (email: string, password: string): Promise<string> => {
    await takeTurn();
    const session = success(await anyone.call('login', { body: { email, password, transport: 'bearer' } }));
    return session.token ?? '';
  };

  const admin = { email: 'admin@example.com', password: demoPassword };
  const signIn = async (person: Person, account: { email: string; password: string }): Promise<void> => {
    tokens[person] = await tokenOf(account.email, account.password);
    clients[person] = anyone.as(tokens[person]);
  };
  await signIn('admin', admin);

  let made = 0;
  /** A new account of this role, signed in. */
  const someone = async (role: Role = 'guest') => {
    made += 1;
    const account = { email: `person-${made}@example.com`, password: guestPassword };
    const body = { ...account, name: `Person ${made}`, transport: 'bearer' } as const;
    await takeTurn();
    const { user, token: first = '' } = success(await anyone.call('register', { body }));
    if (role !== 'guest') {
      success(await clients.admin.call('changeUser', { params: { userId: user.id }, body: { role } }));
    }
    // A new role ends the sessions of the old one.
    const token = role === 'guest' ? first : await tokenOf(account.email, account.password);
    return { ...account, userId: user.id, token, client: anyone.as(token) };
  };

  const [guest, otherGuest, otherOwner] = [await someone(), await someone(), await someone('hotel_admin')];
  const accounts = {
    guest,
    otherGuest,
    owner: { email: 'owner@example.com', password: demoPassword },
    otherOwner,
    admin,
  } satisfies Record<Person, { email: string; password: string }>;
  /** Sessions last a day of the sandbox's clock, so everybody signs in again after a longer one. */
  const signInAll = async (): Promise<void> => {
    for (const person of people) await signIn(person, accounts[person]);
  };
  await signInAll();

  const hotel = async (changes: object = {}) =>
    success(await clients.owner.call('createHotel', { body: { ...hotelInput, ...changes } })).hotel;
  const room = async (hotelId: string, changes: object = {}) =>
    success(await clients.owner.call('createRoomType', { body: { hotelId, ...roomInput, ...changes } })).roomType;
  const stayOf = (roomType: { id: string; hotelId: string }, changes: object = {}) => ({
    hotelId: roomType.hotelId,
    roomTypeId: roomType.id,
    checkIn: day(30),
    checkOut: day(33),
    guests: 2,
    guestName: 'Ada Lovelace',
    guestEmail: 'ada@example.com',
    ...changes,
  });
  const hold = (
    body: ReturnType<typeof stayOf> & { quote?: string },
    idempotencyKey: string = randomUUID(),
    by: Client = clients.guest,
  ) => by.call('createBooking', { body, idempotencyKey });
  const held = async (roomType: { id: string; hotelId: string }, changes: object = {}, by?: Client) =>
    success(await hold(stayOf(roomType, changes), undefined, by)).booking;
  const confirmed = async (
    roomType: { id: string; hotelId: string },
    changes: object = {},
    by: Client = clients.guest,
  ) => {
    const { id: bookingId } = await held(roomType, changes, by);
    const paid = await by.call('confirmBooking', {
      params: { bookingId },
      body: { paymentMethod: 'tok_visa' },
    });
    return success(paid).booking;
  };
  /** The offer of a room type, as its page shows it; null where it cannot be sold. */
  const offerOf = async (
    roomType: { id: string; hotelId: string },
    stay: { checkIn?: string; checkOut?: string } = {},
  ) => {
    const { checkIn = day(30), checkOut = day(33) } = stay;
    const params = { hotelId: roomType.hotelId };
    const { rooms } = success(await anyone.call('getHotelRooms', { params, query: { checkIn, checkOut } }));
    return rooms.find((one) => one.roomType.id === roomType.id)?.offer ?? null;
  };
  /** The mails the sandbox has sent to an address, newest first. */
  const mailsTo = async (email: string) => {
    const { items } = success(await clients.admin.call('listSentMails', { query: { limit: '100' } }));
    return items.filter(({ to }) => to.email === email);
  };
  /** The first mail of a kind to an address; it is sent by a worker, so it takes a moment. */
  const mailOf = async (kind: string, email: string) => {
    for (let tries = 0; tries < 150; tries += 1) {
      const found = (await mailsTo(email)).find((mail) => mail.kind === kind);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no mail '${kind}' came to ${email}`);
  };
  /** The first delivery to a webhook; a worker makes it, so it takes a moment. */
  const deliveryTo = async (webhookId: string): Promise<string> => {
    for (let tries = 0; tries < 150; tries += 1) {
      const [found] = success(await clients.admin.call('listDeliveries', { params: { webhookId } })).items;
      if (found) return found.id;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('no delivery was made');
  };
  /** Asks for a new password, and answers the token of the mail. */
  const resetToken = async (email: string): Promise<string> => {
    success(await anyone.call('requestPasswordReset', { body: { email } }));
    const { text } = await mailOf('password-reset', email);
    return /^\S+\.\S+\.\S+$/m.exec(text)?.[0] ?? '';
  };
  /** The token behind the # of the page that a mail links to. */
  const linkedToken = async (kind: string, email: string): Promise<string> => {
    const { text } = await mailOf(kind, email);
    return /#token=(\S+)/.exec(text)?.[1] ?? '';
  };
  /** The token of the mail that an account's address got when it was made. */
  const verificationToken = (email: string) => linkedToken('verification', email);
  /** Asks for a link to a confirmed booking, and answers the token of its mail: the first that this address got. */
  const linkToken = async ({ reference, guestEmail }: { reference: string; guestEmail: string | null }) => {
    const email = guestEmail ?? '';
    success(await anyone.call('requestBookingLink', { body: { reference, email } }));
    return linkedToken('booking-link', email);
  };
  /** The session that such a link opens. */
  const linked = async (booking: { reference: string; guestEmail: string | null }) => {
    const body = { token: await linkToken(booking), transport: 'bearer' } as const;
    const { token = '' } = success(await anyone.call('openBookingSession', { body }));
    return { token, client: anyone.as(token) };
  };
  /** A guest without an account. */
  const visitor = async (email = `${randomUUID()}@example.com`, name = 'Vera Visitor') => {
    const body = { email, name, transport: 'bearer' } as const;
    const { token = '', user } = success(await anyone.call('startGuestSession', { body }));
    return { email, token, user, client: anyone.as(token) };
  };
  /** Moves the clock and signs everybody in again. */
  const moveTo = async (now: string): Promise<void> => {
    success(await clients.admin.call('putClock', { body: { now } }));
    await signInAll();
  };
  return {
    server,
    anyone,
    send,
    sendTo,
    linkToken,
    verificationToken,
    linked,
    visitor,
    accounts,
    someone,
    tokens,
    clients,
    signInAll,
    hotel,
    room,
    stayOf,
    hold,
    held,
    confirmed,
    offerOf,
    mailsTo,
    mailOf,
    resetToken,
    deliveryTo,
    advance,
    moveTo,
    stop: () => server.stop(),
  };
};

export type ApiWorld = Awaited<ReturnType<typeof apiWorld>>;
