import { keys } from '../../../functions/contract/keys.ts';
import { behind, type Entity, number, text } from './entity.ts';
import { numbersEntities } from './numbers-entities.ts';

export type { Entity } from './entity.ts';

/** Every key of functions/contract/keys.ts: one that is missing here does not compile. */
export const entities: Readonly<Record<keyof typeof keys, Entity>> = {
  user: { shape: keys.user('{userId}'), keyOf: (item) => keys.user(text(item, 'id')), holds: 'An account.' },
  email: {
    shape: keys.email('{address}'),
    keyOf: (item) => keys.email(behind(item, 'pk')),
    holds: 'Whose an e-mail address is; made with the account, so an address has one.',
  },
  session: {
    shape: keys.session('{userId}', '{hash}'),
    keyOf: (item) => keys.session(behind(item, 'pk'), behind(item, 'sk')),
    holds:
      'A session, by the hash of its token: of an account, with its user’s epoch; of a guest without one; of one booking.',
    veiled: ['sk', 'hash'],
  },
  openHolds: {
    shape: keys.openHolds('{userId}'),
    keyOf: (item) => keys.openHolds(behind(item, 'pk')),
    holds: 'What the guest holds unpaid: bookings, and their rooms times their nights (rule 8).',
  },
  points: {
    shape: keys.points('{userId}'),
    keyOf: (item) => keys.points(text(item, 'userId')),
    holds: 'A guest’s points by when they run out, and nights by year; due when the first run out.',
  },
  pointsEntry: {
    shape: keys.pointsEntry('{userId}', '{at}', '{name}'),
    keyOf: (item) => keys.pointsEntry(text(item, 'userId'), text(item, 'at'), text(item, 'name')),
    holds: 'A movement of points, never changed; its name holds what moved them, so twice is once.',
  },
  ratePlanHome: {
    shape: keys.ratePlanHome('{ratePlanId}'),
    keyOf: (item) => keys.ratePlanHome(behind(item, 'pk')),
    holds: 'Of which hotel a rate plan is.',
  },
  grid: {
    shape: keys.grid('{hotelId}'),
    keyOf: (item) => keys.grid(behind(item, 'pk')),
    holds: 'How often the grid of a hotel has changed, and the change that is under way.',
  },
  gridChange: {
    shape: keys.gridChange('{hotelId}', '{changeId}'),
    keyOf: (item) => keys.gridChange(text(item, 'hotelId'), text(item, 'changeId')),
    holds: 'A change of the grid: what was and what is set of each night, to resume and undo it; in `due` while open.',
    veiled: ['changeId', 'bodyHash'],
  },
  block: {
    shape: keys.block('{hotelId}', '{until}', '{blockId}'),
    keyOf: (item) => keys.block(text(item, 'hotelId'), text(item, 'until'), text(item, 'id')),
    holds:
      'Rooms taken off sale, with how far it has taken its nights (rule 32); in `due` while it takes or gives back.',
    veiled: ['sk', 'id'],
  },
  blockHome: {
    shape: keys.blockHome('{blockId}'),
    keyOf: (item) => keys.blockHome(behind(item, 'pk')),
    holds: 'The hotel of a block, the hash of the request that made it, and the block once it is removed.',
    veiled: ['pk', 'bodyHash'],
  },
  unit: {
    shape: keys.unit('{hotelId}', '{unitId}'),
    keyOf: (item) => keys.unit(text(item, 'hotelId'), text(item, 'id')),
    holds: 'A numbered room, with its housekeeping.',
  },
  unitNumber: {
    shape: keys.unitNumber('{hotelId}', '{number}'),
    keyOf: (item) => keys.unitNumber(behind(item, 'pk'), behind(item, 'sk')),
    holds: 'Whose a number is; made with the unit, so a hotel has each once.',
  },
  unitHome: {
    shape: keys.unitHome('{unitId}'),
    keyOf: (item) => keys.unitHome(behind(item, 'pk')),
    holds: 'The hotel of a unit.',
  },
  unitMonth: {
    shape: keys.unitMonth('{unitId}', '{month}'),
    keyOf: (item) => keys.unitMonth(behind(item, 'pk'), text(item, 'sk')),
    holds: 'Who has a unit on each night of a month, an attribute a date (rule 33).',
    veiled: ['2027-04-01', '2027-04-02', '2027-04-03'],
  },
  systemAdmins: { shape: keys.systemAdmins(), keyOf: keys.systemAdmins, holds: 'How many system admins there are.' },
  settings: { shape: keys.settings(), keyOf: keys.settings, holds: 'The settings, once changed from the defaults.' },
  sandboxClock: { shape: keys.sandboxClock(), keyOf: keys.sandboxClock, holds: 'How far the sandbox clock is ahead.' },
  sandboxFaults: {
    shape: keys.sandboxFaults(),
    keyOf: keys.sandboxFaults,
    holds: 'How the parts of a sandbox are to fail.',
  },
  systemHealth: {
    shape: keys.systemHealth(),
    keyOf: keys.systemHealth,
    holds: 'When each schedule ended its last run, and since when parts of the system fail.',
  },
  demoWorld: { shape: keys.demoWorld(), keyOf: keys.demoWorld, holds: 'How far the demo world has been written.' },
  reconciliationWalk: {
    shape: keys.reconciliationWalk(),
    keyOf: keys.reconciliationWalk,
    holds: 'Where the scheduled reconciliation goes on.',
  },
  moneyAudit: {
    shape: keys.moneyAudit(),
    keyOf: keys.moneyAudit,
    holds: 'Until when the money of bookings has been held against the gateway’s own record.',
  },
  searchWorld: {
    shape: keys.searchWorld(),
    keyOf: keys.searchWorld,
    holds: 'The name of this table among indexes of hotels: one built from another table bears another.',
  },
  rateWindow: {
    shape: keys.rateWindow('{subject}'),
    keyOf: (item) => keys.rateWindow(behind(item, 'pk')),
    holds: 'The calls of a subject by minute (rule 20).',
  },
  unpaidShare: {
    shape: keys.unpaidShare('{network}', '{hotelId}', '{roomTypeId}'),
    keyOf: (item) => {
      const [hotelId = '', roomTypeId = ''] = text(item, 'sk').split('#');
      return keys.unpaidShare(behind(item, 'pk'), hotelId, roomTypeId);
    },
    holds: 'The stays of a room type that a network address asked to hold, an estimate (rule 8).',
  },
  hotel: { shape: keys.hotel('{hotelId}'), keyOf: (item) => keys.hotel(text(item, 'id')), holds: 'A hotel.' },
  formerHotel: {
    shape: keys.formerHotel('{hotelId}'),
    keyOf: (item) => keys.formerHotel(text(item, 'id')),
    holds: 'What is kept of a deleted hotel for the bookings that name it, and whose it was.',
  },
  rating: {
    shape: keys.rating('{hotelId}'),
    keyOf: (item) => keys.rating(text(item, 'hotelId')),
    holds: 'Its reviews counted by stars (rule 18).',
  },
  roomType: {
    shape: keys.roomType('{hotelId}', '{roomTypeId}'),
    keyOf: (item) => keys.roomType(text(item, 'hotelId'), text(item, 'id')),
    holds: 'A room type; a change of its number of rooms that is on its way (rule 2).',
  },
  night: {
    shape: keys.night('{hotelId}', '{date}', '{roomTypeId}'),
    keyOf: (item) => {
      const [, date = '', roomTypeId = ''] = text(item, 'sk').split('#');
      return keys.night(behind(item, 'pk'), date, roomTypeId);
    },
    holds: 'A night of a room type: the unit of truth (rule 1). Absent, it has everything left.',
  },
  review: {
    shape: keys.review('{hotelId}', '{createdAt}', '{reviewId}'),
    keyOf: (item) => keys.review(text(item, 'hotelId'), text(item, 'createdAt'), text(item, 'id')),
    holds: 'A review of a stay.',
  },
  finding: {
    shape: keys.finding('{hotelId}', '{date}', '{roomTypeId}'),
    keyOf: (item) => keys.finding(text(item, 'hotelId'), text(item, 'date'), text(item, 'roomTypeId')),
    holds: 'A drift that a second pass must find again (rule 17); gone after seven days.',
  },
  indexTicket: {
    shape: keys.indexTicket('{hotelId}'),
    keyOf: (item) => keys.indexTicket(behind(item, 'pk')),
    holds: 'Counts the documents written of the hotel into the search index (rule 23).',
  },
  eventNumber: {
    shape: keys.eventNumber('{hotelId}'),
    keyOf: (item) => keys.eventNumber(behind(item, 'pk')),
    holds: 'Counts the events of a hotel and its nights that go to integrators: the version of each.',
  },
  roomTypeHome: {
    shape: keys.roomTypeHome('{roomTypeId}'),
    keyOf: (item) => keys.roomTypeHome(behind(item, 'pk')),
    holds: 'The hotel of a room type.',
  },
  booking: {
    shape: keys.booking('{bookingId}'),
    keyOf: (item) => keys.booking(text(item, 'id')),
    holds: 'A booking, which is its own idempotency record and its history’s first entry.',
  },
  ...numbersEntities,
  history: {
    shape: keys.history('{bookingId}', 2),
    keyOf: (item) => keys.history(text(item, 'bookingId'), number(item, 'revision')),
    holds: 'What happened to a booking, by its revision (rule 21).',
  },
  attempt: {
    shape: keys.attempt('{bookingId}', 1),
    keyOf: (item) => keys.attempt(text(item, 'bookingId'), number(item, 'n')),
    holds: 'A try to charge, written before the gateway is called (rule 12).',
  },
  refund: {
    shape: keys.refund('{bookingId}', 1),
    keyOf: (item) => keys.refund(text(item, 'bookingId'), number(item, 'n')),
    holds: 'Money owed or given back (rule 14).',
  },
  bookingMail: {
    shape: keys.bookingMail('{bookingId}', '{about}', '{mailId}'),
    keyOf: (item) => keys.bookingMail(text(item, 'bookingId'), text(item, 'about'), text(item, 'id')),
    holds: 'That a mail about the booking was sent, to whom and under which subject; not what it said.',
  },
  deskPayment: {
    shape: keys.deskPayment('{bookingId}', '{paymentId}'),
    keyOf: (item) => keys.deskPayment(text(item, 'bookingId'), text(item, 'id')),
    holds: 'Money that the front desk took or gave back, under a name made of its idempotency key.',
  },
  audit: {
    shape: keys.audit('{subject}', '{at}', '{nonce}'),
    keyOf: (item) => keys.audit(text(item, 'subject'), text(item, 'at'), behind(item, 'sk')),
    holds: 'Who changed what of a hotel, rate, user or setting.',
  },
  republished: {
    shape: keys.republished('{of}', '{nonce}'),
    keyOf: (item) => keys.republished(behind(item, 'pk'), text(item, 'sk')),
    holds:
      'A history entry republished after a gap, with that entry whole: its insert is the event; deleted after two days.',
  },
  mailClaim: {
    shape: keys.mailClaim('{mailId}'),
    keyOf: (item) => keys.mailClaim(behind(item, 'pk')),
    holds: 'Who sends a mail, and that it is sent (rule 22); gone after thirty days.',
  },
  sentMail: {
    shape: keys.sentMail('{about}', '{mailId}'),
    keyOf: (item) => keys.sentMail(text(item, 'about'), text(item, 'id')),
    holds: 'A mail of the sandbox, which goes nowhere else.',
  },
  passwordReset: {
    shape: keys.passwordReset('{subject}'),
    keyOf: (item) => keys.passwordReset(text(item, 'subject')),
    holds: 'The last request for a new password of an address, known or not; gone after two days.',
  },
  passwordResetRequest: {
    shape: keys.passwordResetRequest('{subject}', '{requestId}'),
    keyOf: (item) => keys.passwordResetRequest(text(item, 'subject'), text(item, 'requestId')),
    holds: 'Each such request: its insert is the event that the mail follows.',
  },
  verification: {
    shape: keys.verification('{subject}'),
    keyOf: (item) => keys.verification(text(item, 'subject')),
    holds: 'The last mail that verifies the address of an account; gone after two days.',
  },
  verificationRequest: {
    shape: keys.verificationRequest('{subject}', '{requestId}'),
    keyOf: (item) => keys.verificationRequest(text(item, 'subject'), text(item, 'requestId')),
    holds: 'Each request for such a mail: its insert is the event.',
  },
  bookingLink: {
    shape: keys.bookingLink('{subject}'),
    keyOf: (item) => keys.bookingLink(text(item, 'subject')),
    holds: 'The last link asked for by a reference and an address, of a booking or of none; gone after two days.',
  },
  bookingLinkRequest: {
    shape: keys.bookingLinkRequest('{subject}', '{requestId}'),
    keyOf: (item) => keys.bookingLinkRequest(text(item, 'subject'), text(item, 'requestId')),
    holds: 'Each request for such a link: its insert is the event.',
  },
  webhook: {
    shape: keys.webhook('{owner}', '{webhookId}'),
    keyOf: (item) => keys.webhook(behind(item, 'pk'), text(item, 'id')),
    holds: 'An integrator’s address, its event types and its secret; by owner, or SYSTEM for the system’s admins.',
    veiled: ['secret'],
  },
  webhookHome: {
    shape: keys.webhookHome('{webhookId}'),
    keyOf: (item) => keys.webhookHome(behind(item, 'pk')),
    holds: 'Whose a webhook is, and since when it has taken nothing, if it is failing.',
  },
  webhookCount: {
    shape: keys.webhookCount('{owner}'),
    keyOf: (item) => keys.webhookCount(behind(item, 'pk')),
    holds: 'How many webhooks an owner, or the system, has: 20 at most, by condition.',
  },
  delivery: {
    shape: keys.delivery('{webhookId}', '{deliveryId}'),
    keyOf: (item) => keys.delivery(text(item, 'webhookId'), text(item, 'id')),
    holds:
      'An event on its way to a webhook, with its tries; due while it is to be tried again; gone after thirty days.',
  },
  gatewayEntry: {
    shape: keys.gatewayEntry('{key}'),
    keyOf: (item) => keys.gatewayEntry(behind(item, 'pk')),
    holds: 'The simulated gateway’s own record of a charge or refund.',
  },
};
