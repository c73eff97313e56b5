import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, client } from '../../../functions/contract/client.ts';
import { knockElsewhere, knockOnEveryDoor } from './doors.ts';
import { type Answer, patientFetch, recorder, type Step } from './record.ts';

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** Where the journey is walked: a local server or a deployed stage. */
export interface Ground {
  readonly url: string;
  /** A hotel_admin, or a system_admin again. */
  readonly owner: Account;
  readonly admin: Account;
  /** Whether the time can be moved; without it nobody arrives and reviews on the day that the journey is walked. */
  readonly hasClock: boolean;
  /** Sees to it that the hold just made runs out, and answers once it has; undefined where that takes too long. */
  readonly letHoldRunOut: ((holds: { admin: Client; isOver: () => Promise<boolean> }) => Promise<void>) | undefined;
}

const day = (now: string, days: number): string =>
  new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);

/** A field of an answer that the journey goes on with. @throws with the whole answer where it is not there */
export const field = <T>(answer: { readonly body: unknown }, ...path: string[]): T => {
  let value: unknown = answer.body;
  for (const name of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  if (value === undefined) throw new Error(`${path.join('.')} is missing in ${JSON.stringify(answer.body)}`);
  return value as T;
};

/** Signs in on a ground, waiting where it is told to. */
export const signIn = async (url: string, { email, password }: Account): Promise<Client> => {
  const anyone = client(url, { fetch: patientFetch });
  const answer = await anyone.call('login', { body: { email, password, transport: 'bearer' } });
  if (answer.status !== 200) throw new Error(`no session for ${email}: ${JSON.stringify(answer.body)}`);
  return anyone.as(field(answer, 'token'));
};

/** A guest's whole way through the system, from an owner's new hotel to the review of the stay. */
export const walkJourney = async (ground: Ground, unique: string): Promise<Step[]> => {
  const record = recorder();
  const { step, steps } = record;
  const { url } = ground;
  const anyone = client(url, { fetch: patientFetch });
  const [owner, admin] = [await signIn(url, ground.owner), await signIn(url, ground.admin)];
  const now = ground.hasClock
    ? field<string>(await step('clock', admin.call('getClock')), 'now')
    : new Date().toISOString();
  const [checkIn, checkOut, later] = [day(now, 30), day(now, 33), day(now, 34)];

  const hotelBody = {
    name: `Hotel ${unique}`,
    address: 'Rua Augusta 1',
    city: 'Évora',
    country: 'PT',
    latitude: 38.5667,
    longitude: -7.9,
    starRating: 4,
    amenities: ['wifi', 'pool'],
    taxes: [{ name: 'IVA', kind: 'percent' as const, value: '6' }],
  };
  const hotel = await step('an owner makes a hotel', owner.call('createHotel', { body: hotelBody }));
  const hotelId = field<string>(hotel, 'hotel', 'id');
  const atHotel = { params: { hotelId } };
  const roomBody = { hotelId, name: 'Double', basePrice: '100.00', maxGuests: 2, totalRooms: 2 };
  const room = await step('and its rooms', owner.call('createRoomType', { body: roomBody }));
  const roomTypeId = field<string>(room, 'roomType', 'id');
  const atRoom = { params: { roomTypeId } };
  await step(
    'and prices a night',
    owner.call('setPricing', {
      ...atRoom,
      body: { overrides: [{ date: checkIn, price: '150.00', reason: 'high_demand' }] },
    }),
  );
  await step('reads the prices', owner.call('getPricing', { ...atRoom, query: { from: checkIn, to: checkOut } }));
  await step(
    'describes it anew',
    owner.call('replaceHotel', { ...atHotel, body: { ...hotelBody, description: 'Quiet.' } }),
  );
  await step(
    'which is stale by then',
    owner.call('replaceHotel', { ...atHotel, body: hotelBody, headers: { 'If-Match': '"1"' } }),
  );
  await step('sees it', owner.call('getOwnHotel', atHotel));

  const registration = { email: `guest-${unique}@example.com`, password: 'a long pass phrase', name: 'Ada' };
  const registered = await step(
    'a guest registers',
    anyone.call('register', { body: { ...registration, transport: 'bearer' } }),
  );
  const guest = anyone.as(field(registered, 'token'));
  await step('nobody does so twice', anyone.call('register', { body: registration }));
  await step(
    'a friend signs in by cookie',
    anyone.call('register', { body: { ...registration, email: `friend-${unique}@example.com` } }),
  );
  await step('and is who they are', guest.call('me'));
  await step('changes the name', guest.call('changeMe', { body: { name: 'Ada L.' } }));
  await step('may not run the system', guest.call('getSettings'));
  await step('nor see the users', guest.call('listUsers'));
  await step('reads the hotel', guest.call('getHotel', atHotel));
  await step('its calendar', guest.call('getCalendar', { ...atHotel, query: { from: checkIn, to: checkOut } }));
  await step('the hotels of the town', guest.call('listHotels', { query: { city: 'Évora', limit: '1' } }));
  await step('completes a name', guest.call('listPlaces', { query: { q: 'Evor' } }));
  await step(
    'finds the hotel by place and dates',
    guest.call('searchHotels', { body: { location: 'Evora, PT', checkIn, checkOut, text: unique } }),
  );
  const rooms = await step(
    'sees the offer',
    guest.call('getHotelRooms', { ...atHotel, query: { checkIn, checkOut, guests: '2' } }),
  );
  const quote = field<string>({ body: field<unknown[]>(rooms, 'rooms')[0] }, 'offer', 'quote');
  const stay = { hotelId, roomTypeId, checkIn, checkOut, guests: 2, guestName: 'Ada', guestEmail: 'ada@example.com' };
  const idempotencyKey = `key-${unique}`;
  const hold = { body: { ...stay, quote }, idempotencyKey };
  const held = await step('holds it', guest.call('createBooking', hold));
  const params = { bookingId: field<string>(held, 'booking', 'id') };
  await step('twice', guest.call('createBooking', hold));
  await step(
    'but not another under its key',
    guest.call('createBooking', { body: { ...stay, guests: 1 }, idempotencyKey }),
  );
  await step(
    'pays with a card that is declined',
    guest.call('confirmBooking', { params, body: { paymentMethod: 'tok_declined' } }),
  );
  await step('pays', guest.call('confirmBooking', { params, body: { paymentMethod: 'tok_visa' } }));
  const preview = await step(
    'asks for a longer stay',
    guest.call('previewChange', { params, body: { checkOut: later } }),
  );
  await step(
    'takes it',
    guest.call('changeBooking', { params, body: { checkOut: later, quote: field<string>(preview, 'quote') } }),
  );
  await step('asks what a cancellation gives back', guest.call('previewCancellation', { params }));
  await step('lists the bookings', guest.call('listBookings'));
  await step('reads the payments', guest.call('getPayments', { params }));
  if (ground.hasClock) await step('and the mail that says so', mailAbout(admin, params.bookingId));

  const second = await step(
    'holds another room',
    guest.call('createBooking', { body: stay, idempotencyKey: `second-${unique}` }),
  );
  const lapsed = { bookingId: field<string>(second, 'booking', 'id') };
  await step('a third one is sold out', guest.call('createBooking', { body: stay, idempotencyKey: `third-${unique}` }));
  if (ground.letHoldRunOut) {
    const isOver = async (): Promise<boolean> => {
      const answer = await guest.call('getBooking', { params: lapsed });
      return answer.status === 200 && answer.body.booking.status === 'expired';
    };
    await ground.letHoldRunOut({ admin, isOver });
    await step('lets the hold run out', guest.call('getBooking', { params: lapsed }));
  }
  await step('pays the second', guest.call('confirmBooking', { params: lapsed, body: { paymentMethod: 'tok_visa' } }));
  await step('cancels it', guest.call('cancelBooking', { params: lapsed }));
  await step('the owner sees the bookings', owner.call('listHotelBookings', atHotel));
  await step('and one of them', owner.call('getHotelBooking', { params }));
  await step('no night has more sold than rooms', owner.call('listOverbooked', atHotel));
  await step('the hotel cannot go while it is sold', owner.call('deleteHotel', atHotel));

  await knockOnEveryDoor(url, record, ground.hasClock);
  await knockElsewhere(url, record);
  if (ground.hasClock) await arriveAndReview(ground, { record, admin, checkIn, hotelId, params, guest: registration });
  return [...steps];
};

const mailPatienceMs = 60_000;

/** The confirmation that stream, bus, queue and worker bring to the guest some moments later, as an answer of its own. */
const mailAbout = async (admin: Client, bookingId: string): Promise<Answer> => {
  for (const until = performance.now() + mailPatienceMs; performance.now() < until; await sleep(1000)) {
    const sent = await admin.call('listSentMails', { query: { limit: '100' } });
    if (sent.status !== 200) return sent;
    const found = sent.body.items.find((mail) => mail.bookingId === bookingId && mail.kind === 'confirmed');
    if (found) return { ...sent, body: found };
  }
  throw new Error('no mail told the guest of the confirmation within a minute');
};

interface Stay {
  readonly record: ReturnType<typeof recorder>;
  readonly admin: Client;
  readonly checkIn: string;
  readonly hotelId: string;
  readonly params: { readonly bookingId: string };
  readonly guest: Account;
}

/** The day of arrival, by the clock of the sandbox; sessions last a day of it, so everybody signs in again. */
const arriveAndReview = async (ground: Ground, { record, admin, checkIn, hotelId, params, guest }: Stay) => {
  const { step } = record;
  const { url } = ground;
  await step('the day of arrival', admin.call('putClock', { body: { now: `${checkIn}T16:00:00.000Z` } }));
  const [owner, ada] = [await signIn(url, ground.owner), await signIn(url, guest)];
  const anyone = client(url, { fetch: patientFetch });
  await step('the session of before has ended', admin.call('getClock'));
  await step('the guests arrive', owner.call('checkIn', { params }));
  await step('and leave', owner.call('checkOut', { params }));
  await step('review', ada.call('reviewBooking', { params, body: { rating: 5, title: 'Lovely' } }));
  await step('once', ada.call('reviewBooking', { params, body: { rating: 1 } }));
  await step('which all can read', anyone.call('getReviews', { params: { hotelId } }));
  await step('the history', ada.call('getHistory', { params }));
  await step('and no night has drifted', owner.call('reconcile', { params: { hotelId } }));
  await step('the guest signs out', ada.call('logout'));
  await step('for good', ada.call('me'));
};

export type { Step };
