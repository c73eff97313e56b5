import { randomUUID } from 'node:crypto';
import type { RouteName } from '../../functions/contract/routes.ts';
import { type ApiWorld, day, guestPassword, hotelInput, roomInput, success } from '../support/api-world.ts';
import {
  audiences,
  backupCases,
  type Case,
  desk,
  deskCase,
  forAll,
  ofBooking,
  ofHotel,
  ofWebhook,
  type Property,
  webhookInput,
  webhookOf,
} from './matrix-parts.ts';

const nothing = () => undefined;
const dates = `checkIn=${day(30)}&checkOut=${day(33)}`;

/** A plan of a hotel, made by a system admin, whoever owns it; 20 are the most, so it takes the place of another. */
const ratePlanOf = async ({ clients }: ApiWorld, hotelId: string): Promise<string> => {
  const { items } = success(await clients.admin.call('listRatePlans', { params: { hotelId } }));
  for (const { id } of items.filter(({ id }) => id !== 'standard')) {
    await clients.admin.call('deleteRatePlan', { params: { ratePlanId: id } });
  }
  const made = success(await clients.admin.call('createRatePlan', { body: { hotelId, name: 'Half board' } }));
  return made.ratePlan.id;
};

/** A block of a room, made by a system admin, whoever owns it. */
const blockOf = async ({ clients }: ApiWorld, room: Property['room']): Promise<string> => {
  const made = await clients.admin.call('createBlock', {
    params: { hotelId: room.hotelId },
    idempotencyKey: randomUUID(),
    body: { roomTypeId: room.id, from: day(97), to: day(98), reason: 'Repainted' },
  });
  return success(made).block.id;
};

/** A unit of a room type, made by a system admin, whoever owns it. */
const unitOf = async ({ clients }: ApiWorld, room: Property['room']) => {
  const body = { roomTypeId: room.id, number: randomUUID().slice(0, 8) };
  return success(await clients.admin.call('createUnit', { params: { hotelId: room.hotelId }, body })).unit;
};

const picture = { contentType: 'image/jpeg', size: 1000, alt: 'The house' } as const;

/** Every route of the table and who may call it: a route without a line here does not compile, and fails the test. */
export const cases: Readonly<Record<RouteName, Case>> = {
  register: forAll(audiences.everybody, () => ({
    body: { email: `${randomUUID()}@example.com`, password: guestPassword, name: 'New' },
  })),
  login: forAll(audiences.everybody, ({ world }) => ({
    body: { email: world.accounts.guest.email, password: guestPassword, transport: 'bearer' },
  })),
  startGuestSession: forAll(audiences.everybody, () => ({ body: { email: 'visitor@example.com', name: 'Vera' } })),
  requestBookingLink: forAll(audiences.everybody, () => ({
    body: { reference: 'K7QM-2D9T', email: 'nobody@example.com' },
  })),
  openBookingSession: forAll(audiences.everybody, async ({ world, room }) => ({
    body: { token: await world.linkToken(await world.confirmed(room, { guestEmail: `${randomUUID()}@example.com` })) },
  })),
  verifyEmail: forAll(audiences.everybody, async ({ world }) => ({
    body: { token: await world.verificationToken((await world.someone()).email) },
  })),
  resendVerification: forAll(audiences.signedIn),
  logout: forAll(audiences.anySession),
  logoutAll: forAll(audiences.signedIn),
  getSession: forAll(audiences.everybody),
  me: forAll(audiences.guests),
  changeMe: forAll(audiences.signedIn, () => ({ body: { name: 'Renamed' } })),
  changePassword: forAll(audiences.signedIn, () => ({
    body: { current: guestPassword, new: `${guestPassword} again` },
  })),
  requestPasswordReset: forAll(audiences.everybody, () => ({ body: { email: 'nobody@example.com' } })),
  confirmPasswordReset: forAll(audiences.everybody, async ({ world }) => ({
    body: { token: await world.resetToken((await world.someone()).email), password: guestPassword },
  })),
  listUsers: forAll(audiences.systemAdmin),
  getLoyalty: forAll(audiences.signedIn),
  getUserHistory: forAll(audiences.systemAdmin, ({ world }) => ({ params: { userId: world.accounts.guest.userId } })),
  getUser: forAll(audiences.systemAdmin, ({ world }) => ({ params: { userId: world.accounts.guest.userId } })),
  changeUser: forAll(audiences.systemAdmin, async ({ world }) => ({
    params: { userId: (await world.someone()).userId },
    body: { status: 'suspended' },
  })),

  listHotels: forAll(audiences.everybody),
  getHotel: ofHotel({}, audiences.everybody),
  getHotelRooms: ofHotel({ query: dates }, audiences.everybody),
  getCalendar: ofHotel({ query: `from=${day(0)}&to=${day(3)}` }, audiences.everybody),
  getReviews: ofHotel({}, audiences.everybody),
  searchHotels: forAll(audiences.everybody, () => ({ body: { location: 'Faro, PT' } })),
  listPlaces: forAll(audiences.everybody, () => ({ query: 'q=Faro' })),
  listDestinations: forAll(audiences.everybody),
  getMap: forAll(audiences.everybody, () => ({ params: { cell: '0_258_-61' } })),

  createBooking: forAll(audiences.guests, ({ world, room }) => ({
    body: world.stayOf(room),
    headers: { 'Idempotency-Key': randomUUID() },
  })),
  listBookings: forAll(audiences.guests),
  getBooking: ofBooking(),
  getBookingCalendar: ofBooking(),
  getBookingByReference: forAll(audiences.itsGuestByName, ({ booking }) => ({
    params: { reference: booking.reference },
  })),
  confirmBooking: forAll(audiences.itsGuestAlone, async ({ world, room }) => ({
    params: { bookingId: (await world.held(room)).id },
    body: { paymentMethod: 'tok_visa' },
  })),
  getBookingPoints: forAll(audiences.itsGuestOfAnAccount, async ({ world, room }) => ({
    params: { bookingId: (await world.held(room)).id },
  })),
  previewCancellation: ofBooking(),
  cancelBooking: forAll(audiences.itsGuestAlone, async ({ world, room }) => ({
    params: { bookingId: (await world.held(room)).id },
  })),
  previewChange: ofBooking({ guests: 1 }),
  changeBooking: ofBooking({ guests: 1 }),
  // This system takes its money by the sandbox's gateway: to everybody the address is not there.
  receiveStripeEvent: forAll(audiences.nobodyAtAll, () => ({ body: {} })),
  getHistory: ofBooking(),
  getPayments: ofBooking(),
  resendConfirmation: forAll(audiences.itsGuestAlone, async ({ world, room }) => ({
    params: { bookingId: (await world.confirmed(room)).id },
  })),
  reviewBooking: forAll(audiences.itsGuestAlone, async (given) => {
    const bookingId = await given.arriving();
    await desk(given, 'checkIn', bookingId);
    await desk(given, 'checkOut', bookingId);
    return { params: { bookingId }, body: { rating: 5 } };
  }),

  listOwnHotels: forAll(audiences.anOwner),
  createHotel: forAll(audiences.anOwner, () => ({ body: hotelInput })),
  getHotelHistory: ofHotel(),
  getOwnHotel: ofHotel(),
  replaceHotel: ofHotel({ body: hotelInput }),
  deleteHotel: forAll(audiences.itsOwner, async ({ world }) => ({ params: { hotelId: (await world.hotel()).id } })),
  createPicture: ofHotel({ body: picture }),
  getPicture: forAll(audiences.itsOwner, async ({ world, hotel }) => {
    const params = { hotelId: hotel.id };
    const begun = success(await world.clients.admin.call('createPicture', { params, body: picture }));
    return { params: { pictureId: begun.picture.id } };
  }),
  createRoomType: forAll(audiences.itsOwner, ({ hotel }) => ({
    body: { ...roomInput, hotelId: hotel.id, totalRooms: 0 },
  })),
  replaceRoomType: forAll(audiences.itsOwner, ({ room }) => ({
    params: { roomTypeId: room.id },
    body: { ...roomInput, totalRooms: 50 },
  })),
  deleteRoomType: forAll(audiences.itsOwner, async ({ world, hotel }) => ({
    params: { roomTypeId: (await world.room(hotel.id, { totalRooms: 0 })).id },
  })),
  listRatePlans: ofHotel(),
  createRatePlan: forAll(audiences.itsOwner, ({ hotel }) => ({ body: { hotelId: hotel.id, name: 'Saver' } })),
  replaceRatePlan: forAll(audiences.itsOwner, async ({ world, hotel }) => ({
    params: { ratePlanId: await ratePlanOf(world, hotel.id) },
    body: { name: 'Saver' },
  })),
  deleteRatePlan: forAll(audiences.itsOwner, async ({ world, hotel }) => ({
    params: { ratePlanId: await ratePlanOf(world, hotel.id) },
  })),
  getGrid: forAll(audiences.itsOwner, ({ hotel }) => ({
    params: { hotelId: hotel.id },
    query: `from=${day(90)}&to=${day(92)}`,
  })),
  changeGrid: forAll(audiences.itsOwner, ({ hotel, room }) => ({
    params: { hotelId: hotel.id },
    headers: { 'Idempotency-Key': randomUUID() },
    body: { changes: [{ roomTypeIds: [room.id], from: day(91), to: day(91), set: { minStay: 2 } }] },
  })),
  listBlocks: ofHotel(),
  createBlock: forAll(audiences.itsOwner, ({ hotel, room }) => ({
    params: { hotelId: hotel.id },
    headers: { 'Idempotency-Key': randomUUID() },
    body: { roomTypeId: room.id, from: day(95), to: day(96), reason: 'Repainted' },
  })),
  deleteBlock: forAll(audiences.itsOwner, async ({ world, room }) => ({
    params: { blockId: await blockOf(world, room) },
  })),
  listUnits: ofHotel(),
  createUnit: forAll(audiences.itsOwner, ({ hotel, room }) => ({
    params: { hotelId: hotel.id },
    body: { roomTypeId: room.id, number: randomUUID().slice(0, 8) },
  })),
  replaceUnit: forAll(audiences.itsOwner, async ({ world, room }) => {
    const { id: unitId, number } = await unitOf(world, room);
    return { params: { unitId }, body: { roomTypeId: room.id, number, housekeeping: 'dirty' } };
  }),
  deleteUnit: forAll(audiences.itsOwner, async ({ world, room }) => ({
    params: { unitId: (await unitOf(world, room)).id },
  })),
  assignUnits: forAll(audiences.itsOwner, async ({ world, room }) => ({
    params: { bookingId: (await world.confirmed(room)).id },
    body: { unitIds: [(await unitOf(world, room)).id] },
  })),
  assignArrivals: ofHotel({ body: { date: day(60) } }),
  arrangeUnits: ofHotel({ body: { from: day(60), to: day(66) } }),
  createDeskBooking: forAll(audiences.itsOwner, ({ world, hotel, room }) => {
    const { hotelId: _, ...stay } = world.stayOf(room);
    return {
      params: { hotelId: hotel.id },
      headers: { 'Idempotency-Key': randomUUID() },
      body: { ...stay, payment: { method: 'cash' } },
    };
  }),
  previewDeskChange: ofBooking({ guests: 1 }, audiences.itsOwner),
  listBookingMessages: ofBooking(undefined, audiences.itsOwner),
  createDeskPayment: forAll(audiences.itsOwner, ({ booking }) => ({
    params: { bookingId: booking.id },
    headers: { 'Idempotency-Key': randomUUID() },
    body: { amount: '1.00', method: 'cash' },
  })),
  getDesk: ofHotel(),
  getPlan: ofHotel({ query: `from=${day(0)}&to=${day(30)}` }),
  getHotelNumbers: ofHotel({ query: `from=${day(0)}&to=${day(30)}` }),
  listAudit: forAll(audiences.systemAdmin),
  getNumbers: forAll(audiences.anOwner, () => ({ query: `from=${day(0)}&to=${day(30)}&by=month` })),
  getPace: ofHotel({ query: `from=${day(0)}&to=${day(30)}&asOf=${day(0)}` }),
  setPricing: forAll(audiences.itsOwner, ({ room }) => ({
    params: { roomTypeId: room.id },
    body: { overrides: [{ date: day(90), price: '120.00', reason: 'holiday' }] },
  })),
  getPricing: forAll(audiences.itsOwner, ({ room }) => ({ params: { roomTypeId: room.id } })),
  listHotelBookings: ofHotel(),
  findHotelBookings: forAll(audiences.anOwner, ({ booking }) => ({ query: `reference=${booking.reference}` })),
  getHotelBooking: ofBooking(undefined, audiences.itsOwner),
  getHotelBookingHistory: ofBooking(undefined, audiences.itsOwner),
  getHotelBookingPayments: ofBooking(undefined, audiences.itsOwner),
  cancelHotelBooking: forAll(audiences.itsOwner, async ({ world, room }) => ({
    params: { bookingId: (await world.held(room)).id },
  })),
  changeHotelBooking: forAll(audiences.itsOwner, ({ booking }) => ({
    params: { bookingId: booking.id },
    body: { arrivalTime: '21:30' },
  })),
  resendHotelConfirmation: deskCase(nothing),
  checkIn: deskCase(nothing),
  checkOut: deskCase((given, bookingId) => desk(given, 'checkIn', bookingId)),
  noShow: deskCase(nothing),
  reinstate: deskCase((given, bookingId) => desk(given, 'noShow', bookingId)),
  rebook: forAll(audiences.itsOwner, async ({ world, room, hotel }) => ({
    params: { bookingId: (await world.confirmed(room)).id },
    body: { roomTypeId: (await world.room(hotel.id, { name: 'Elsewhere' })).id },
  })),
  listRefunds: forAll(audiences.systemAdmin, () => ({ query: 'state=failed' })),
  reconcile: ofHotel({ query: `from=${day(0)}&to=${day(40)}` }),
  repair: ofHotel({ query: `from=${day(0)}&to=${day(40)}`, body: { repair: true } }),
  listOverbooked: ofHotel(),

  createWebhook: forAll(audiences.anOwner, () => ({ body: webhookInput })),
  listWebhooks: forAll(audiences.anOwner),
  getWebhook: ofWebhook(),
  changeWebhook: ofWebhook({ events: ['booking.held'] }),
  deleteWebhook: forAll(audiences.itsOwner, async ({ world }) => ({ params: { webhookId: await webhookOf(world) } })),
  rotateWebhook: ofWebhook(),
  listDeliveries: ofWebhook(),
  redeliver: forAll(audiences.itsOwner, async ({ world, room }) => {
    const webhookId = await webhookOf(world);
    await world.held(room);
    return { params: { webhookId, deliveryId: await world.deliveryTo(webhookId) } };
  }),

  getHealth: forAll(audiences.everybody),
  getConfig: forAll(audiences.everybody),
  getCurrencies: forAll(audiences.everybody),
  ...backupCases,
  getSettingsHistory: forAll(audiences.systemAdmin),
  getSettings: forAll(audiences.systemAdmin),
  putSettings: forAll(audiences.systemAdmin, () => ({ body: { holdMinutes: 15 } })),
  getClock: forAll(audiences.systemAdmin),
  putClock: forAll(audiences.systemAdmin, () => ({ body: { advance: 'PT1S' } })),
  listQueues: forAll(audiences.systemAdmin),
  redriveQueue: forAll(audiences.systemAdmin, () => ({ params: { name: 'notifications' } })),
  listQueueMessages: forAll(audiences.systemAdmin, () => ({ params: { name: 'notifications' } })),
  getMetrics: forAll(audiences.systemAdmin),
  getFaults: forAll(audiences.systemAdmin),
  putFaults: forAll(audiences.systemAdmin, () => ({ body: { events: 'ok' } })),
  listSentMails: forAll(audiences.systemAdmin),
  getSentMail: forAll(audiences.systemAdmin, async ({ world }) => {
    const { id: mailId, about } = await world.mailOf('verification', (await world.someone()).email);
    return { params: { mail: mailId }, query: new URLSearchParams({ about }).toString() };
  }),
  receiveSandboxEvent: forAll(audiences.everybody, () => ({
    params: { answer: 'ok' },
    body: { id: 'evt_1', type: 'booking.confirmed', version: 1, occurredAt: '2027-01-10T14:00:00Z', data: {} },
  })),
  getOpenApi: forAll(audiences.everybody),
  getDocs: forAll(audiences.everybody),
  getProblem: forAll(audiences.everybody, () => ({ params: { name: 'sold-out' } })),
};

/** These end sessions or change the password, so whoever calls them is somebody new of the same role. */
export const endsSessions: ReadonlySet<RouteName> = new Set(['logout', 'logoutAll', 'changePassword']);
