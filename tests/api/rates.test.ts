import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, day, success } from '../support/api-world.ts';

let world: ApiWorld;
let hotel: { id: string };
let room: { id: string; hotelId: string };
const plans: Record<string, string> = {};

const stay = { checkIn: day(30), checkOut: day(33) };
const family = [{ adults: 2, childAges: [4, 9] }];
const familyText = '2-4-9';

const plan = async (body: object): Promise<string> =>
  success(await world.clients.owner.call('createRatePlan', { body: { hotelId: hotel.id, name: 'Plan', ...body } }))
    .ratePlan.id;
const rooms = async (query: object = {}, client = world.anyone) =>
  success(
    await client.call('getHotelRooms', {
      params: { hotelId: hotel.id },
      query: { ...stay, party: familyText, ...query } as { checkIn: string; checkOut: string },
    }),
  ).rooms[0];
const hold = (body: object) =>
  world.clients.guest.call('createBooking', {
    idempotencyKey: randomUUID(),
    body: {
      hotelId: hotel.id,
      roomTypeId: room.id,
      ...stay,
      party: family,
      guestName: 'Ana Martins',
      guestEmail: 'ana@example.com',
      ...body,
    },
  });
const confirm = (bookingId: string, body: object = { paymentMethod: 'tok_visa' }) =>
  world.clients.guest.call('confirmBooking', { params: { bookingId }, body });

beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
  hotel = await world.hotel({
    taxes: [
      { name: 'VAT', kind: 'percent', value: '6', included: true },
      {
        name: 'City tax',
        kind: 'per_person_per_night',
        value: '2.00',
        fromAge: 13,
        maxNights: 2,
        due: 'at_hotel',
      },
    ],
    cancellationPolicy: { steps: [{ hoursBeforeCheckIn: 48, refundPercent: 100 }] },
  });
  room = await world.room(hotel.id, {
    maxGuests: 4,
    totalRooms: 20,
    guestPricing: {
      includedAdults: 2,
      extraAdult: '30.00',
      fewerAdult: '15.00',
      children: [
        { toAge: 2, price: '0', counts: false },
        { toAge: 12, price: '12.50', counts: true },
      ],
    },
  });
  plans['saver'] = await plan({
    name: 'Saver',
    price: { kind: 'percent', value: '-10' },
    cancellationPolicy: { steps: [] },
    minStay: 2,
  });
  plans['half'] = await plan({
    name: 'Half board',
    board: 'half_board',
    price: { kind: 'amount', value: '25.00', per: 'person' },
    payment: { kind: 'deposit', percent: '30' },
    cancellationPolicy: {
      steps: [
        { hoursBeforeCheckIn: 240, refundPercent: 100 },
        { hoursBeforeCheckIn: 24, penaltyNights: 1 },
      ],
    },
  });
  plans['later'] = await plan({ name: 'Pay at the hotel', payment: { kind: 'at_hotel' }, position: 3 });
  plans['members'] = await plan({
    name: 'Members',
    audience: { kind: 'members' },
    price: { kind: 'percent', value: '-20' },
  });
  plans['code'] = await plan({
    name: 'Company',
    audience: { kind: 'code', code: 'ACME-27' },
    price: { kind: 'percent', value: '-25' },
  });
});
afterAll(() => world?.stop());

describe('offers for a family', () => {
  it('are one a plan, the cheapest first, each with its board, payment and trace', async () => {
    const seen = await rooms();
    expect(seen?.offers.map(({ ratePlan, totals }) => [ratePlan.name, totals.total.amount])).toEqual([
      // (100.00 - 10.00 + 2 x 12.50) x 3, and the city tax of two adults and two nights.
      ['Saver', '353.00'],
      ['Standard', '383.00'],
      ['Pay at the hotel', '383.00'],
      ['Half board', '683.00'],
    ]);
    expect(seen?.offer).toEqual(seen?.offers[0]);
    expect(seen?.offers[0]).toMatchObject({
      ratePlan: { id: plans['saver'], board: 'room_only', refundable: false },
      party: family,
      payment: { kind: 'at_booking', dueNow: { amount: '345.00' }, dueAtHotel: { amount: '8.00' } },
      totals: {
        rooms: { amount: '345.00' },
        taxes: [
          { name: 'VAT', amount: { amount: '19.53' }, included: true },
          { name: 'City tax', amount: { amount: '8.00' }, due: 'at_hotel' },
        ],
      },
      cancellationPolicy: { steps: [] },
    });
    expect(seen?.offers[0]?.nightlyPrices[0]).toEqual({
      date: stay.checkIn,
      price: { amount: '100.00', currency: 'EUR' },
      rule: { kind: 'base' },
      rooms: [
        {
          price: { amount: '115.00', currency: 'EUR' },
          adjustments: [
            { kind: 'plan', amount: { amount: '-10.00', currency: 'EUR' } },
            { kind: 'children', amount: { amount: '25.00', currency: 'EUR' } },
          ],
        },
      ],
    });
    // 675.00 less the city tax due at the hotel, of which 30 percent are due now.
    expect(seen?.offers[3]).toMatchObject({
      ratePlan: { board: 'half_board', refundable: true },
      payment: { kind: 'deposit', dueNow: { amount: '202.50' }, dueAtHotel: { amount: '480.50' } },
    });
  });

  it('show plans of members and of a code to those alone who may have them', async () => {
    const names = async (query: object, client = world.anyone) =>
      (await rooms(query, client))?.offers.map(({ ratePlan }) => ratePlan.name);
    expect(await names({})).not.toContain('Members');
    expect(await names({}, world.clients.guest)).toContain('Members');
    const seen = await rooms({}, world.clients.guest);
    expect(seen?.offers.filter(({ ratePlan }) => ratePlan.membersOnly).map(({ ratePlan }) => ratePlan.name)).toEqual([
      'Members',
    ]);
    expect(await names({ code: 'wrong' })).toEqual(await names({}));
    expect(await names({ code: 'acme-27' })).toEqual(['Company', ...((await names({})) ?? [])]);
    const { headers } = await world.send(
      `GET /hotels/${hotel.id}/rooms?checkIn=${stay.checkIn}&checkOut=${stay.checkOut}&code=ACME-27`,
    );
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('say why there is none: too many people, or a stay too short for every plan asked for', async () => {
    expect(await rooms({ party: '4-9' })).toMatchObject({
      offer: null,
      offers: [],
      unavailable: { reason: 'too_many_guests', nights: [] },
    });
    // An infant takes no place.
    expect((await rooms({ party: '4-1' }))?.offer).not.toBeNull();
    expect(await rooms({ checkOut: day(31), ratePlanId: plans['saver'] })).toMatchObject({
      unavailable: { reason: 'min_stay', nightsAllowed: { min: 2, max: 30 } },
    });
  });

  it.each([
    ['guests beside a party', 'guests=2&party=2', '/party'],
    ['an adult of 18 among the children', 'party=2-18', '/party'],
    ['no adult', 'party=0-4', '/party'],
    ['nine rooms', 'party=1,1,1,1,1,1,1,1,1', '/party'],
  ])('are refused for %s', async (_, query, pointer) => {
    const { checkIn, checkOut } = stay;
    const answer = await world.send(`GET /hotels/${hotel.id}/rooms?checkIn=${checkIn}&checkOut=${checkOut}&${query}`);
    expect(answer).toBeProblem(400, 'invalid-request');
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
  });
});

describe('a booking under a plan', () => {
  it('charges the deposit, and gives back what the policy leaves of it at three moments', async () => {
    const offer = (await rooms())?.offers.find(({ ratePlan }) => ratePlan.id === plans['half']);
    const held = success(await hold({ quote: offer?.quote })).booking;
    expect(held).toMatchObject({
      party: family,
      guests: 4,
      rooms: 1,
      ratePlan: { id: plans['half'], name: 'Half board', board: 'half_board', refundable: true },
      totals: offer?.totals,
      payment: { dueNow: { amount: '202.50' }, dueAtHotel: { amount: '480.50' } },
    });
    const paid = success(await confirm(held.id)).booking;
    expect(paid.payment).toMatchObject({
      status: 'paid',
      paid: { amount: '202.50' },
      dueNow: { amount: '0.00' },
      dueAtHotel: { amount: '480.50' },
    });
    const preview = async () =>
      success(await world.clients.guest.call('previewCancellation', { params: { bookingId: held.id } })).refund.amount;
    // All back; the first night of 225.00 is kept, which is more than was paid; nothing.
    expect(await preview()).toBe('202.50');
    expect(paid.cancellationPolicy.steps.map(({ refund }) => refund.amount)).toEqual(['202.50', '0.00']);
    const cancelled = success(await world.clients.guest.call('cancelBooking', { params: { bookingId: held.id } }));
    expect(cancelled.refund.amount).toBe('202.50');
    expect(cancelled.booking.payment.dueAtHotel.amount).toBe('0.00');
  });

  it('paid at the hotel is confirmed without a card, and nothing is charged', async () => {
    const held = success(await hold({ ratePlanId: plans['later'] })).booking;
    expect(held.payment).toMatchObject({ dueNow: { amount: '0.00' }, dueAtHotel: { amount: '383.00' } });
    const confirmed = success(await confirm(held.id, {})).booking;
    expect(confirmed).toMatchObject({
      status: 'confirmed',
      payment: { status: 'none', paid: { amount: '0.00' }, dueAtHotel: { amount: '383.00' } },
    });
    const { items } = success(await world.clients.guest.call('getPayments', { params: { bookingId: held.id } }));
    expect(items).toEqual([]);
    const { refund } = success(await world.clients.guest.call('cancelBooking', { params: { bookingId: held.id } }));
    expect(refund.amount).toBe('0.00');
  });

  it('with something due now needs a card', async () => {
    const held = success(await hold({})).booking;
    const answer = await confirm(held.id, {});
    expect(answer).toBeProblem(400, 'invalid-request');
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/paymentMethod', code: 'missing' }] });
  });

  it('keeps its plan when that is changed and removed later, and so does a quote of before', async () => {
    const ratePlanId = await plan({ name: 'Short-lived', price: { kind: 'percent', value: '-50' } });
    const quoted = (await rooms())?.offers.find(({ ratePlan }) => ratePlan.id === ratePlanId);
    const held = success(await hold({ ratePlanId })).booking;
    const params = { ratePlanId };
    success(
      await world.clients.owner.call('replaceRatePlan', {
        params,
        body: { name: 'Other', price: { kind: 'percent', value: '40' } },
      }),
    );
    expect(success(await hold({ quote: quoted?.quote })).booking.ratePlan.name).toBe('Short-lived');
    success(await world.clients.owner.call('deleteRatePlan', { params }));
    const later = success(await world.clients.guest.call('getBooking', { params: { bookingId: held.id } })).booking;
    expect(later).toMatchObject({ ratePlan: { id: ratePlanId, name: 'Short-lived' }, totals: held.totals });
    expect(await hold({ ratePlanId })).toBeProblem(422, 'refused');
  });

  it.each([
    ['a plan of nobody', { ratePlanId: 'nothing' }],
    ['a plan of a code without it', () => ({ ratePlanId: plans['code'] })],
    ['a plan of a code with another', () => ({ ratePlanId: plans['code'], code: 'ACME-28' })],
  ])('is refused for %s as for one that does not exist', async (_, given) => {
    const answer = await hold(typeof given === 'function' ? given() : given);
    expect(answer).toBeProblem(422, 'refused');
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/ratePlanId', code: 'unknown_rate_plan' }] });
  });

  it('keeps what its caller says for itself, and is found by it', async () => {
    const said = { externalReference: 'PO 4711', metadata: { channel: 'b2b', agent: '7' }, language: 'pt-BR' };
    const held = success(await hold(said)).booking;
    expect(held).toMatchObject(said);
    const find = async (externalReference: string) =>
      success(await world.clients.guest.call('listBookings', { query: { externalReference } })).items;
    expect((await find('PO 4711')).map(({ id }) => id)).toEqual([held.id]);
    expect(await find('PO 4712')).toEqual([]);
    const metadata = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`key-${index}`, 'x']));
    expect(await hold({ metadata })).toBeProblem(400, 'invalid-request');
  });

  it('is refused with the quote of another plan, and for people twice', async () => {
    const offer = (await rooms())?.offers[0];
    expect(await hold({ quote: offer?.quote, ratePlanId: plans['half'] })).toBeProblem(400, 'invalid-request');
    expect(await hold({ guests: 4 })).toBeProblem(400, 'invalid-request');
    expect(await hold({ party: [{ adults: 2, childAges: [18] }] })).toBeProblem(400, 'invalid-request');
    expect(await hold({ party: [{ adults: 4, childAges: [9] }] })).toBeProblem(422, 'too-many-guests');
  });

  it('is changed by its people in the long form alone where it has children', async () => {
    const held = success(await hold({})).booking;
    const change = (body: object) =>
      world.clients.guest.call('previewChange', { params: { bookingId: held.id }, body });
    expect(await change({ guests: 2 })).toBeProblem(400, 'invalid-request');
    const preview = success(await change({ party: [{ adults: 3, childAges: [4] }] }));
    // One adult more, one child less, and the city tax of a third adult.
    expect(preview.difference.amount).toBe('56.50');
    const longer = success(await change({ checkOut: day(34) }));
    expect(longer.difference.amount).toBe('125.00');
  });
});
