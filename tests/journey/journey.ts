import type { Client } from '../../functions/contract/client.ts';

/** Where the journey is walked: a local server or a deployed stage, with its demo accounts signed in. */
export interface Ground {
  readonly anyone: Client;
  readonly owner: Client;
  readonly admin: Client;
}

/** One answer of the journey, kept so that two grounds can be compared step by step. */
export interface Step {
  readonly name: string;
  readonly status: number;
  readonly body: unknown;
}

type Answer = { readonly status: number; readonly body: unknown };

const day = (now: string, days: number): string =>
  new Date(Date.parse(now) + days * 86_400_000).toISOString().slice(0, 10);

const field = <T>(answer: Answer, ...path: string[]): T => {
  let value: unknown = answer.body;
  for (const name of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  if (value === undefined) throw new Error(`${path.join('.')} is missing in ${JSON.stringify(answer.body)}`);
  return value as T;
};

/** A guest's whole way through the system, from an owner's new hotel to the review of the stay. */
export const walkJourney = async (ground: Ground, unique: string): Promise<Step[]> => {
  const steps: Step[] = [];
  const step = async <A extends Answer>(name: string, answer: Promise<A>): Promise<A> => {
    const { status, body, ...rest } = await answer;
    steps.push({ name, status, body });
    return { status, body, ...rest } as A;
  };
  const { owner, admin, anyone } = ground;
  const clock = await step('clock', admin.call('getClock'));
  const now = field<string>(clock, 'now');
  const [checkIn, checkOut, later] = [day(now, 30), day(now, 33), day(now, 34)];

  const hotel = await step(
    'an owner makes a hotel',
    owner.call('createHotel', {
      body: {
        name: `Hotel ${unique}`,
        address: 'Rua Augusta 1',
        city: 'Évora',
        country: 'PT',
        latitude: 38.5667,
        longitude: -7.9,
        starRating: 4,
        amenities: ['wifi', 'pool'],
        taxes: [{ name: 'IVA', kind: 'percent', value: '6' }],
      },
    }),
  );
  const hotelId = field<string>(hotel, 'hotel', 'id');
  const room = await step(
    'and its rooms',
    owner.call('createRoomType', {
      body: { hotelId, name: 'Double', basePrice: '100.00', maxGuests: 2, totalRooms: 2 },
    }),
  );
  const roomTypeId = field<string>(room, 'roomType', 'id');
  await step(
    'and prices a night',
    owner.call('setPricing', {
      params: { roomTypeId },
      body: { overrides: [{ date: checkIn, price: '150.00', reason: 'high_demand' }] },
    }),
  );

  const registered = await step(
    'a guest registers',
    anyone.call('register', {
      body: { email: `guest-${unique}@example.com`, password: 'a long pass phrase', name: 'Ada', transport: 'bearer' },
    }),
  );
  const guest = anyone.as(field(registered, 'token'));
  await step('and is who they are', guest.call('me'));
  await step(
    'finds the hotel by place and dates',
    guest.call('searchHotels', { body: { location: 'Evora, PT', checkIn, checkOut, text: unique } }),
  );
  const rooms = await step(
    'sees the offer',
    guest.call('getHotelRooms', { params: { hotelId }, query: { checkIn, checkOut, guests: '2' } }),
  );
  const quote = field<string>({ status: 200, body: field<unknown[]>(rooms, 'rooms')[0] }, 'offer', 'quote');
  const stay = { hotelId, roomTypeId, checkIn, checkOut, guests: 2, guestName: 'Ada', guestEmail: 'ada@example.com' };
  const idempotencyKey = `key-${unique}`;
  const held = await step('holds it', guest.call('createBooking', { body: { ...stay, quote }, idempotencyKey }));
  const bookingId = field<string>(held, 'booking', 'id');
  const params = { bookingId };
  await step('twice', guest.call('createBooking', { body: { ...stay, quote }, idempotencyKey }));
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

  const second = await step(
    'holds another room',
    guest.call('createBooking', { body: stay, idempotencyKey: `second-${unique}` }),
  );
  await step('a third one is sold out', guest.call('createBooking', { body: stay, idempotencyKey: `third-${unique}` }));
  await step('lets the hold run out', admin.call('putClock', { body: { advance: 'PT16M' } }));
  const lapsed = { bookingId: field<string>(second, 'booking', 'id') };
  await step('which is expired', guest.call('getBooking', { params: lapsed }));
  await step(
    'pays it late, as the nights are free',
    guest.call('confirmBooking', { params: lapsed, body: { paymentMethod: 'tok_visa' } }),
  );
  await step('cancels it', guest.call('cancelBooking', { params: lapsed }));
  await step('the owner sees the bookings', owner.call('listHotelBookings', { params: { hotelId } }));

  await step('the day of arrival', admin.call('putClock', { body: { now: `${checkIn}T16:00:00.000Z` } }));
  const signedIn = await signInAgain(ground, unique);
  await step('the guests arrive', signedIn.owner.call('checkIn', { params }));
  await step('and leave', signedIn.owner.call('checkOut', { params }));
  await step('review', signedIn.guest.call('reviewBooking', { params, body: { rating: 5, title: 'Lovely' } }));
  await step('once', signedIn.guest.call('reviewBooking', { params, body: { rating: 1 } }));
  await step('which all can read', anyone.call('getReviews', { params: { hotelId } }));
  await step('the history', signedIn.guest.call('getHistory', { params }));
  await step('and no night has drifted', signedIn.owner.call('reconcile', { params: { hotelId } }));
  return steps;
};

/** Sessions last a day of the sandbox's clock. */
const signInAgain = async ({ anyone }: Ground, unique: string) => {
  const signIn = async (email: string, password: string): Promise<Client> => {
    const answer = await anyone.call('login', { body: { email, password, transport: 'bearer' } });
    return anyone.as(field(answer, 'token'));
  };
  return {
    owner: await signIn('owner@example.com', 'demo-hotel-2026'),
    guest: await signIn(`guest-${unique}@example.com`, 'a long pass phrase'),
  };
};
