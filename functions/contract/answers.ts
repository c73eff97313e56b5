import * as z from 'zod';
import * as accounts from './accounts/answers.ts';
import * as admin from './admin/answers.ts';
import * as bookings from './bookings/answers.ts';
import { listOf } from './common.ts';
import * as desk from './desk/answers.ts';
import * as hotels from './hotels/answers.ts';
import * as integrations from './integrations/answers.ts';
import * as operating from './operating/answers.ts';
import * as pictures from './pictures/answers.ts';
import * as rates from './rates/answers.ts';
import * as reports from './reports/answers.ts';
import type { RouteName } from './routes.ts';
import * as search from './search/answers.ts';

/** A success's body by its status; `null` has no body. Health alone answers 503 with its checks. */
export type RouteAnswers = Partial<Record<200 | 201 | 202 | 204 | 503, z.ZodType | null>>;

/** Pages that are not JSON of ours: the OpenAPI document, the docs page, explanations of problems, calendars. */
const page = z.unknown();

/**
 * The other half of the route table: the successful answers of each route. It is a table of its own because a Lambda
 * sends answers and never reads one: schemas built for nothing would cost it a fifth of its cold start.
 */
export const answers = {
  register: { 201: accounts.session },
  login: { 200: accounts.session },
  startGuestSession: { 201: accounts.session },
  requestBookingLink: { 202: null },
  openBookingSession: { 200: accounts.bookingSession },
  verifyEmail: { 200: accounts.userAnswer },
  resendVerification: { 202: null },
  logout: { 204: null },
  logoutAll: { 204: null },
  getSession: { 200: accounts.sessionState },
  me: { 200: accounts.userAnswer },
  changeMe: { 200: accounts.userAnswer },
  changePassword: { 200: accounts.userAnswer },
  requestPasswordReset: { 202: null },
  confirmPasswordReset: { 204: null },
  getLoyalty: { 200: accounts.loyaltyAnswer },
  getUserHistory: { 200: listOf(accounts.auditEntry) },
  listUsers: { 200: listOf(accounts.managedUser) },
  getUser: { 200: accounts.managedUserAnswer },
  changeUser: { 200: accounts.managedUserAnswer },
  listHotels: { 200: listOf(hotels.hotel) },
  getHotel: { 200: hotels.hotelWithRooms },
  getHotelRooms: { 200: hotels.hotelRooms },
  getCalendar: { 200: listOf(hotels.calendarNight) },
  getReviews: { 200: bookings.reviewList },
  listRatePlans: { 200: listOf(rates.ratePlan) },
  createRatePlan: { 201: rates.ratePlanAnswer },
  replaceRatePlan: { 200: rates.ratePlanAnswer },
  deleteRatePlan: { 204: null },
  getGrid: { 200: rates.grid },
  changeGrid: { 200: rates.gridChanged },
  listBlocks: { 200: listOf(desk.block) },
  createBlock: { 201: desk.blockAnswer, 200: desk.blockAnswer },
  deleteBlock: { 204: null },
  listUnits: { 200: listOf(desk.unit) },
  createUnit: { 201: desk.unitAnswer },
  replaceUnit: { 200: desk.unitAnswer },
  deleteUnit: { 204: null },
  assignUnits: { 200: desk.assignment },
  assignArrivals: { 200: desk.arrivalsAssigned },
  arrangeUnits: { 200: desk.unitsArranged },
  createDeskBooking: { 201: bookings.holdAnswer, 200: bookings.holdAnswer },
  previewDeskChange: { 200: desk.changePreview },
  listBookingMessages: { 200: listOf(desk.bookingMessage) },
  createDeskPayment: { 201: desk.paymentAnswer, 200: desk.paymentAnswer },
  getDesk: { 200: desk.day },
  getPlan: { 200: desk.plan },
  getHotelNumbers: { 200: reports.numbersAnswer },
  getNumbers: { 200: reports.numbersAnswer },
  getPace: { 200: reports.pace },
  listAudit: { 200: listOf(accounts.auditedEntry) },
  searchHotels: { 200: search.searchAnswer },
  listPlaces: { 200: listOf(search.completion) },
  listDestinations: { 200: listOf(search.destination) },
  getMap: { 200: search.map },
  createBooking: { 201: bookings.holdAnswer, 200: bookings.holdAnswer },
  listBookings: { 200: listOf(bookings.booking) },
  getBooking: { 200: bookings.bookingAnswer },
  getBookingCalendar: { 200: page },
  getBookingByReference: { 200: bookings.bookingAnswer },
  confirmBooking: { 200: bookings.bookingAnswer, 202: bookings.bookingAnswer },
  previewCancellation: { 200: bookings.cancellationPreview },
  getBookingPoints: { 200: bookings.bookingPoints },
  cancelBooking: { 200: bookings.cancelAnswer },
  previewChange: { 200: bookings.changePreview },
  changeBooking: { 200: bookings.bookingAnswer },
  receiveStripeEvent: { 200: bookings.received },
  getHistory: { 200: listOf(bookings.historyEntry) },
  getPayments: { 200: listOf(bookings.moneyMovement) },
  resendConfirmation: { 202: null },
  reviewBooking: { 201: bookings.reviewAnswer },
  listOwnHotels: { 200: listOf(hotels.hotel) },
  createHotel: { 201: hotels.hotelAnswer },
  getOwnHotel: { 200: hotels.hotelWithRooms },
  getHotelHistory: { 200: listOf(accounts.auditEntry) },
  replaceHotel: { 200: hotels.hotelAnswer },
  deleteHotel: { 204: null },
  createPicture: { 201: pictures.pictureBegun },
  getPicture: { 200: pictures.pictureAnswer },
  createRoomType: { 201: hotels.roomTypeAnswer },
  replaceRoomType: { 200: hotels.roomTypeAnswer },
  deleteRoomType: { 204: null },
  setPricing: { 200: listOf(hotels.pricedNight) },
  getPricing: { 200: listOf(hotels.pricedNight) },
  listHotelBookings: { 200: listOf(bookings.booking) },
  findHotelBookings: { 200: listOf(bookings.booking) },
  getHotelBooking: { 200: bookings.bookingAnswer },
  getHotelBookingHistory: { 200: listOf(bookings.historyEntry) },
  getHotelBookingPayments: { 200: listOf(bookings.moneyMovement) },
  cancelHotelBooking: { 200: bookings.cancelAnswer },
  changeHotelBooking: { 200: bookings.bookingAnswer },
  resendHotelConfirmation: { 202: null },
  checkIn: { 200: bookings.bookingAnswer },
  checkOut: { 200: bookings.bookingAnswer },
  noShow: { 200: bookings.bookingAnswer },
  reinstate: { 200: bookings.bookingAnswer },
  rebook: { 200: bookings.bookingAnswer },
  listRefunds: { 200: listOf(bookings.failedRefund) },
  reconcile: { 200: admin.reconciliation },
  repair: { 200: admin.reconciliation },
  listOverbooked: { 200: listOf(admin.overbookedNight) },
  createWebhook: { 201: integrations.webhookSecret },
  listWebhooks: { 200: listOf(integrations.webhook) },
  getWebhook: { 200: integrations.webhookAnswer },
  changeWebhook: { 200: integrations.webhookAnswer },
  deleteWebhook: { 204: null },
  rotateWebhook: { 200: integrations.webhookSecret },
  listDeliveries: { 200: listOf(integrations.delivery) },
  redeliver: { 200: integrations.deliveryAnswer },
  getHealth: { 200: operating.health, 503: operating.health },
  getConfig: { 200: operating.config },
  getCurrencies: { 200: operating.currencies },
  getSettings: { 200: operating.settingsAnswer },
  putSettings: { 200: operating.settingsAnswer },
  getSettingsHistory: { 200: listOf(accounts.auditEntry) },
  createBackup: { 201: operating.backupAnswer },
  listBackups: { 200: listOf(operating.backup) },
  getBackup: { 200: operating.backupAnswer },
  getClock: { 200: operating.clockAnswer },
  putClock: { 200: operating.clockAnswer },
  getMetrics: { 200: page },
  listQueues: { 200: listOf(operating.queue) },
  redriveQueue: { 200: operating.redriven },
  listQueueMessages: { 200: listOf(operating.queueMessage).extend({ waitingShown: z.boolean() }) },
  getFaults: { 200: operating.faultsAnswer },
  putFaults: { 200: operating.faultsAnswer },
  listSentMails: { 200: listOf(operating.sentMail) },
  getSentMail: { 200: page },
  receiveSandboxEvent: { 204: null },
  getOpenApi: { 200: page },
  getDocs: { 200: page },
  getProblem: { 200: page },
} as const satisfies Record<RouteName, RouteAnswers>;

export type Answers = typeof answers;

/** The success answers of a route as `{status, body}` pairs. */
export type AnswerOf<N extends RouteName> = {
  [S in keyof Answers[N]]: {
    status: S;
    body: Answers[N][S] extends z.ZodType ? z.output<Answers[N][S]> : undefined;
  };
}[keyof Answers[N]];
