// Every key of the single table, built here and nowhere else. Why each exists: docs/data-model.md.
import { dueShards, listingShards, shardOf } from './shards.ts';

export { dueShards, last, listingShards, shardOf } from './shards.ts';

/** Key attributes of the table and of its indexes. */
export const keyNames = { partition: 'pk', sort: 'sk' } as const;

/** What never changes as a booking moves on, so that these indexes are not written then. */
const foundBy = ['reference', 'guestName', 'guestEmail'] as const;

/** Global secondary indexes: name, key attributes, what is projected (undefined is keys only). */
export const indexes = {
  /** A user's bookings by creation, an owner's hotels. Keys only: the truth is read by key. */
  byOwner: { partition: 'ownerPk', sort: 'ownerSk' },
  /** A hotel's bookings by check-in, by check-out and by when they were made, with what they are found by. */
  byArrival: { partition: 'arrivalPk', sort: 'arrivalSk', projected: foundBy },
  byDeparture: { partition: 'arrivalPk', sort: 'checkOut', projected: foundBy },
  byMade: { partition: 'arrivalPk', sort: 'createdAt', projected: foundBy },
  /** What is due and when, sparse, sharded. */
  due: { partition: 'duePk', sort: 'dueSk' },
  /** Hotels in geographic cells: hotel, its rating and its room types side by side. */
  cells: {
    partition: 'cellPk',
    sort: 'cellSk',
    projected: [
      'type',
      'schema',
      'id',
      'hotelId',
      'name',
      'city',
      'country',
      'latitude',
      'longitude',
      'starRating',
      'amenities',
      'image',
      'status',
      'timeZone',
      'currency',
      'checkInTime',
      'taxes',
      'plans',
      'cancellationPolicy',
      'basePrice',
      'maxGuests',
      'maxAdults',
      'maxChildren',
      'guestPricing',
      'totalRooms',
      'softLimit',
      'demandPricing',
      'capacityChange',
      'deleting',
      'stars',
      'version',
      'ownerId',
    ],
  },
  /** Hotels for GET /hotels: by city, and all in shards; likewise users, the money of a day, bookings by reference. */
  byCity: { partition: 'cityPk', sort: 'citySk' },
  listing: { partition: 'listPk', sort: 'listSk' },
} as const satisfies Record<string, { partition: string; sort: string; projected?: readonly string[] }>;

export type IndexName = keyof typeof indexes;
export type Key = { pk: string; sk: string };

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

/** Where the sandbox keeps its mails; few enough for one partition. */
export const mailOutbox = 'OUTBOX';

export const keys = {
  user: (userId: string): Key => ({ pk: `USER#${userId}`, sk: 'USER' }),
  email: (address: string): Key => ({ pk: `EMAIL#${address}`, sk: 'EMAIL' }),
  session: (userId: string, hash: string): Key => ({ pk: `USER#${userId}`, sk: `SESSION#${hash}` }),
  openHolds: (userId: string): Key => ({ pk: `USER#${userId}`, sk: 'HOLDS' }),
  /** A guest's points, and every movement of them by when it was; its name distinguishes it from the others. */
  points: (userId: string): Key => ({ pk: `USER#${userId}`, sk: 'POINTS' }),
  pointsEntry: (userId: string, at: string, name: string): Key => ({
    pk: `USER#${userId}`,
    sk: `POINTS#${at}#${name}`,
  }),
  /** How many system admins there are; in every transaction that changes it. */
  systemAdmins: (): Key => ({ pk: 'SYSTEM', sk: 'ADMINS' }),
  settings: (): Key => ({ pk: 'SYSTEM', sk: 'SETTINGS' }),
  sandboxClock: (): Key => ({ pk: 'SYSTEM', sk: 'CLOCK' }),
  /** How the parts of a sandbox are to fail. */
  sandboxFaults: (): Key => ({ pk: 'SYSTEM', sk: 'FAULTS' }),
  /** When schedules ran last, and since when parts of the system fail. */
  systemHealth: (): Key => ({ pk: 'SYSTEM', sk: 'HEALTH' }),
  /** How far the seeding of the demo world has come. */
  demoWorld: (): Key => ({ pk: 'SYSTEM', sk: 'SEED' }),
  /** How far the scheduled reconciliation has come in the list of hotels. */
  reconciliationWalk: (): Key => ({ pk: 'SYSTEM', sk: 'RECONCILIATION' }),
  /** Until when the money of bookings has been held against the gateway's own record. */
  moneyAudit: (): Key => ({ pk: 'SYSTEM', sk: 'MONEY' }),
  /** The name of this table among indexes of hotels. */
  searchWorld: (): Key => ({ pk: 'SYSTEM', sk: 'SEARCH' }),
  /** A subject's calls by minute; `subject` names the class of calls too. */
  rateWindow: (subject: string): Key => ({ pk: `RATE#${subject}`, sk: 'WINDOW' }),
  /** What a network address asked to hold of a room type, as an estimate (rule 8). */
  unpaidShare: (network: string, hotelId: string, roomTypeId: string): Key => ({
    pk: `SHARE#${network}`,
    sk: `${hotelId}#${roomTypeId}`,
  }),

  hotel: (hotelId: string): Key => ({ pk: `HOTEL#${hotelId}`, sk: 'HOTEL' }),
  /** What is kept of a deleted hotel, for the bookings that name it. */
  formerHotel: (hotelId: string): Key => ({ pk: `HOTEL#${hotelId}`, sk: 'FORMER' }),
  /** Rating and room types sort right behind their hotel, so that one Query reads them without the nights. */
  rating: (hotelId: string): Key => ({ pk: `HOTEL#${hotelId}`, sk: 'HOTEL#RATING' }),
  roomType: (hotelId: string, roomTypeId: string): Key => ({ pk: `HOTEL#${hotelId}`, sk: `HOTEL#ROOM#${roomTypeId}` }),
  /** A night of a room type: the unit of truth. */
  night: (hotelId: string, date: string, roomTypeId: string): Key => ({
    pk: `HOTEL#${hotelId}`,
    sk: `NIGHT#${date}#${roomTypeId}`,
  }),
  review: (hotelId: string, createdAt: string, reviewId: string): Key => ({
    pk: `HOTEL#${hotelId}`,
    sk: `REVIEW#${createdAt}#${reviewId}`,
  }),
  /** Finding, kept for the second pass of a repair. */
  finding: (hotelId: string, date: string, roomTypeId: string): Key => ({
    pk: `HOTEL#${hotelId}`,
    sk: `FINDING#${date}#${roomTypeId}`,
  }),
  /** Counts the changes of the grid, and names the one that is under way (rule 4). */
  grid: (hotelId: string): Key => ({ pk: `HOTEL#${hotelId}`, sk: 'GRID' }),
  gridChange: (hotelId: string, changeId: string): Key => ({ pk: `HOTEL#${hotelId}`, sk: `GRID#${changeId}` }),
  /** Rooms taken off sale, by the day until which they were asked for (rule 32), and from a block's id to its hotel. */
  block: (hotelId: string, until: string, blockId: string): Key => ({
    pk: `HOTEL#${hotelId}`,
    sk: `BLOCK#${until}#${blockId}`,
  }),
  blockHome: (blockId: string): Key => ({ pk: `BLOCK#${blockId}`, sk: 'HOME' }),
  /** A numbered room, its number, which a hotel has once, and from its id to its hotel. */
  unit: (hotelId: string, unitId: string): Key => ({ pk: `HOTEL#${hotelId}`, sk: `UNIT#${unitId}` }),
  unitNumber: (hotelId: string, plainNumber: string): Key => ({
    pk: `HOTEL#${hotelId}`,
    sk: `UNITNUMBER#${plainNumber}`,
  }),
  unitHome: (unitId: string): Key => ({ pk: `UNIT#${unitId}`, sk: 'HOME' }),
  /** Who has a unit on each night of a month `YYYY-MM` (rule 33). */
  unitMonth: (unitId: string, month: string): Key => ({ pk: `UNIT#${unitId}`, sk: month }),
  /** A hotel's numbers of a day, and what came onto its books on a day of the nights of a month `YYYY-MM`. */
  dayNumbers: (hotelId: string, date: string, currency: string): Key => ({
    pk: `HOTEL#${hotelId}`,
    sk: `DAY#${date}#${currency}`,
  }),
  pickup: (hotelId: string, month: string, on: string, currency: string): Key => ({
    pk: `HOTEL#${hotelId}`,
    sk: `PICKUP#${month}#${on}#${currency}`,
  }),
  /** That a room type has had another number of rooms from an instant on. */
  roomsChange: (hotelId: string, at: string, roomTypeId: string): Key => ({
    pk: `HOTEL#${hotelId}`,
    sk: `ROOMS#${at}#${roomTypeId}`,
  }),
  /** Counts the documents written of the hotel into the index (rule 23). */
  indexTicket: (hotelId: string): Key => ({ pk: `HOTEL#${hotelId}`, sk: 'INDEX' }),
  /** Counts the events of a hotel that go to integrators. */
  eventNumber: (hotelId: string): Key => ({ pk: `HOTEL#${hotelId}`, sk: 'EVENTS' }),
  /** From the id of a room type, or of a rate plan, to its hotel. */
  roomTypeHome: (roomTypeId: string): Key => ({ pk: `ROOMTYPE#${roomTypeId}`, sk: 'HOME' }),
  ratePlanHome: (ratePlanId: string): Key => ({ pk: `RATEPLAN#${ratePlanId}`, sk: 'HOME' }),

  booking: (bookingId: string): Key => ({ pk: `BOOKING#${bookingId}`, sk: 'BOOKING' }),
  history: (bookingId: string, version: number): Key => ({ pk: `BOOKING#${bookingId}`, sk: `H#${padded(version, 8)}` }),
  attempt: (bookingId: string, attempt: number): Key => ({
    pk: `BOOKING#${bookingId}`,
    sk: `PAY#${padded(attempt, 6)}`,
  }),
  refund: (bookingId: string, refund: number): Key => ({
    pk: `BOOKING#${bookingId}`,
    sk: `REFUND#${padded(refund, 6)}`,
  }),
  /** A mail that was sent about the booking, by when its event happened. */
  bookingMail: (bookingId: string, about: string, mailId: string): Key => ({
    pk: `BOOKING#${bookingId}`,
    sk: `MAIL#${about}#${mailId}`,
  }),
  /** Money that passed the front desk, under a name made of its idempotency key; sorts between the two, to be read with them. */
  deskPayment: (bookingId: string, id: string): Key => ({ pk: `BOOKING#${bookingId}`, sk: `PAYDESK#${id}` }),
  /** What of a booking its hotel's numbers have counted. */
  countedBooking: (bookingId: string): Key => ({ pk: `BOOKING#${bookingId}`, sk: 'COUNTED' }),

  /** Change log of hotels, room types, rates, users and settings. */
  audit: (subject: string, at: string, nonce: string): Key => ({ pk: auditOf(subject), sk: `${at}#${nonce}` }),
  /** What is republished: the original item, put anew for the stream to carry. */
  republished: (of: string, nonce: string): Key => ({ pk: `REPUBLISHED#${of}`, sk: nonce }),
  /** Who sends a mail: claimed, then sent (rule 22). */
  mailClaim: (mailId: string): Key => ({ pk: `MAIL#${mailId}`, sk: 'CLAIM' }),
  /** A mail of the sandbox, which goes nowhere; by when its event happened. */
  sentMail: (about: string, mailId: string): Key => ({ pk: mailOutbox, sk: `${about}#${mailId}` }),
  /** The last request for a new password of an address, and each request, whose insert is the event. */
  passwordReset: (subject: string): Key => ({ pk: `RESET#${subject}`, sk: 'RESET' }),
  passwordResetRequest: (subject: string, requestId: string): Key => ({
    pk: `RESET#${subject}`,
    sk: `REQUEST#${requestId}`,
  }),
  /** The same of the mails that verify an account's address, and of the links to a booking. */
  verification: (subject: string): Key => ({ pk: `VERIFY#${subject}`, sk: 'VERIFY' }),
  verificationRequest: (subject: string, requestId: string): Key => ({
    pk: `VERIFY#${subject}`,
    sk: `REQUEST#${requestId}`,
  }),
  bookingLink: (subject: string): Key => ({ pk: `LINK#${subject}`, sk: 'LINK' }),
  bookingLinkRequest: (subject: string, requestId: string): Key => ({
    pk: `LINK#${subject}`,
    sk: `REQUEST#${requestId}`,
  }),
  /** A webhook of its owner: a hotel owner, or SYSTEM for those of the system's admins. */
  webhook: (owner: string, webhookId: string): Key => ({ pk: `WEBHOOKS#${owner}`, sk: webhookId }),
  /** From a webhook's id to its owner. */
  webhookHome: (webhookId: string): Key => ({ pk: `WEBHOOK#${webhookId}`, sk: 'HOME' }),
  /** How many webhooks an owner, or the system, has: capped in the transaction that adds one. */
  webhookCount: (owner: string): Key => ({ pk: `WEBHOOK-COUNT#${owner}`, sk: 'COUNT' }),
  /** A delivery; its id sorts by when its event happened. */
  delivery: (webhookId: string, deliveryId: string): Key => ({ pk: `WEBHOOK#${webhookId}`, sk: `D#${deliveryId}` }),
  /** The simulated gateway's own record of a charge or refund, by its idempotency key. */
  gatewayEntry: (key: string): Key => ({ pk: `GATEWAY#${key}`, sk: 'ENTRY' }),
};

/** The partition with every change of a subject. */
export const auditOf = (subject: string): string => `AUDIT#${subject}`;

/** One shard of the list of hotels. */
export const hotelShard = (shard: number | 'UNLISTED'): string => `HOTELS#${shard}`;
/** One shard of the outbox entries that are not acknowledged yet. */
export const pendingOutboxShard = (shard: number): string => `PENDING#${shard}`;
/** One shard of the list of users. */
export const userShard = (shard: number): string => `USERS#${shard}`;

/** One shard of a day's money: what bookings settled, or what the simulated gateway moved. */
export const moneyDay = (of: 'LEDGER' | 'GATEWAY', day: string, shard: number): string => `${of}#${day}#${shard}`;
/** Refunds that have failed often; few enough for one partition. */
export const failingRefunds = 'REFUNDS#FAILING';

/** The partition with the bookings of a reference: one, but nothing keeps two from having the same. */
export const bookingsOfReference = (plainReference: string): string => `REFERENCE#${plainReference}`;

export const indexKeys = {
  bookingOfUser: (userId: string, createdAt: string, bookingId: string) => ({
    ownerPk: `USER#${userId}#BOOKINGS`,
    ownerSk: `${createdAt}#${bookingId}`,
  }),
  hotelOfOwner: (ownerId: string, hotelId: string) => ({ ownerPk: `USER#${ownerId}#HOTELS`, ownerSk: hotelId }),
  arrival: (hotelId: string, checkIn: string, bookingId: string) => ({
    arrivalPk: `HOTEL#${hotelId}`,
    arrivalSk: `${checkIn}#${bookingId}`,
  }),
  /** A booking by its reference; shares the index of lists. */
  reference: (plainReference: string, bookingId: string) => ({
    listPk: bookingsOfReference(plainReference),
    listSk: bookingId,
  }),
  due: (dueAt: string, kind: string, id: string) => ({
    duePk: `DUE#${shardOf(id, dueShards)}`,
    dueSk: `${dueAt}#${kind}#${id}`,
  }),
  /** An entry of a booking's history that is not acknowledged yet, by its instant. */
  pendingHistory: (at: string, bookingId: string, revision: number) => ({
    duePk: pendingOutboxShard(shardOf(bookingId, dueShards)),
    dueSk: `${at}#${bookingId}:${revision}`,
  }),
  /** An entry of a hotel's change log that is not acknowledged yet, likewise. */
  pendingHotelChange: (at: string, hotelId: string, nonce: string) => ({
    duePk: pendingOutboxShard(shardOf(hotelId, dueShards)),
    dueSk: `${at}#${hotelId}#${nonce}`,
  }),
  /** `part` is HOTEL, RATING or ROOM#id: a hotel's rows stand together in its cell. */
  cell: (cell: string, lonKey: string, hotelId: string, part: string) => ({
    cellPk: `CELL#${cell}`,
    cellSk: `${lonKey}#${hotelId}#${part}`,
  }),
  city: (foldedCity: string, country: string, hotelId: string) => ({
    cityPk: `CITY#${foldedCity}`,
    citySk: `${country}#${hotelId}`,
  }),
  listing: (country: string, hotelId: string) => ({
    listPk: hotelShard(shardOf(hotelId, listingShards)),
    listSk: `${country}#${hotelId}`,
  }),
  /** Hotels that are not active, which only the admin's list shows; they are few. */
  unlisted: (country: string, hotelId: string) => ({ listPk: hotelShard('UNLISTED'), listSk: `${country}#${hotelId}` }),
  /** Users, for the admin's list, in shards as the hotels are; shares their index. */
  userListing: (userId: string) => ({ listPk: userShard(shardOf(userId, listingShards)), listSk: userId }),
  /** Money by the time it moved, under the gateway's idempotency key; shares the index of lists. */
  money: (of: 'LEDGER' | 'GATEWAY', at: string, key: string) => ({
    listPk: moneyDay(of, at.slice(0, 10), shardOf(key, listingShards)),
    listSk: `${at}#${key}`,
  }),
  /** A refund that is due and has failed often. */
  failingRefund: (createdAt: string, key: string) => ({ listPk: failingRefunds, listSk: `${createdAt}#${key}` }),
};
