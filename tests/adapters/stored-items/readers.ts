import { readHowFar } from '../../../demo/how-far.ts';
import {
  bookingLinkTokens,
  resetTokens,
  verificationTokens,
} from '../../../functions/adapters/dynamo/accounts/mailed-tokens.ts';
import { pointsRepository } from '../../../functions/adapters/dynamo/accounts/points-repository.ts';
import { bookingSessionOf, guestSessionOf } from '../../../functions/adapters/dynamo/accounts/session-items.ts';
import { userRepository } from '../../../functions/adapters/dynamo/accounts/user-repository.ts';
import { auditTrail } from '../../../functions/adapters/dynamo/audit-trail.ts';
import { bookingMessages } from '../../../functions/adapters/dynamo/bookings/booking-messages.ts';
import { bookingRepository } from '../../../functions/adapters/dynamo/bookings/booking-repository.ts';
import { moneyLedger } from '../../../functions/adapters/dynamo/bookings/money-ledger.ts';
import { unpaidShares } from '../../../functions/adapters/dynamo/bookings/unpaid-shares.ts';
import { healthRecord } from '../../../functions/adapters/dynamo/health-record.ts';
import { hotelReader } from '../../../functions/adapters/dynamo/hotels/hotel-repository.ts';
import { indexTickets, searchWorldId } from '../../../functions/adapters/dynamo/hotels/index-tickets.ts';
import { reviewReader } from '../../../functions/adapters/dynamo/hotels/review-repository.ts';
import { roomTypeRepository } from '../../../functions/adapters/dynamo/hotels/room-type-repository.ts';
import { rateLimits } from '../../../functions/adapters/dynamo/limits/rate-limits.ts';
import { blockRepository } from '../../../functions/adapters/dynamo/nights/block-repository.ts';
import { nightReader } from '../../../functions/adapters/dynamo/nights/night-repository.ts';
import { openHoldsLedger } from '../../../functions/adapters/dynamo/nights/reconciliation-holds.ts';
import { nightLedger } from '../../../functions/adapters/dynamo/nights/reconciliation-nights.ts';
import { reconciliationWalk } from '../../../functions/adapters/dynamo/nights/reconciliation-walk.ts';
import { numbersLedger, numbersReader } from '../../../functions/adapters/dynamo/numbers/numbers-repository.ts';
import { mailClaims } from '../../../functions/adapters/dynamo/outbox/mail-claims.ts';
import { eventsOfChange } from '../../../functions/adapters/dynamo/outbox/stream-events.ts';
import { gridStore } from '../../../functions/adapters/dynamo/rates/grid-store.ts';
import { ratePlanRepository } from '../../../functions/adapters/dynamo/rates/rate-plan-repository.ts';
import { keptTime } from '../../../functions/adapters/dynamo/sandbox/sandbox-clock.ts';
import { sandboxFaults } from '../../../functions/adapters/dynamo/sandbox/sandbox-faults.ts';
import { sentMails } from '../../../functions/adapters/dynamo/sandbox/sent-mail.ts';
import { settingsRepository } from '../../../functions/adapters/dynamo/settings-repository.ts';
import type { Item } from '../../../functions/adapters/dynamo/table.ts';
import { unitRepository } from '../../../functions/adapters/dynamo/units/unit-repository.ts';
import { upcast } from '../../../functions/adapters/dynamo/upcast.ts';
import { webhookRepository } from '../../../functions/adapters/dynamo/webhooks/webhook-repository.ts';
import { simulatedGateway } from '../../../functions/adapters/payments/simulated-gateway.ts';
import type { keys } from '../../../functions/contract/keys.ts';
import type { World } from '../../../scripts/generate/data-model/world.ts';

type Read = (world: World, item: Item) => Promise<unknown>;

const text = (item: Item, name: string): string => String(item[name]);
const behind = (item: Item, name: 'pk' | 'sk'): string => text(item, name).slice(text(item, name).indexOf('#') + 1);
const page = { undelivered: false, limit: 100, after: undefined };

const users = ({ table, core }: World) => userRepository(table, core.ids, core.delay);
const webhooks = ({ table, core }: World) => webhookRepository(table, core.delay);
const roomTypes = ({ table, core }: World) => roomTypeRepository(table, core.delay, core.ids);
const ratePlans = ({ table, core }: World) => ratePlanRepository(table, core.delay, core.ids);
const grids = ({ table, core }: World) => gridStore(table, core.delay, core.ids);
const blocks = ({ table, core }: World) => blockRepository(table, core.delay, core.ids);
const units = ({ table, core }: World) => unitRepository(table, core.delay, core.ids);
const resets = ({ table, core }: World) => resetTokens(table, core.delay, core.signing.session);
const verifications = ({ table, core }: World) => verificationTokens(table, core.delay, core.signing.session);
const links = ({ table, core }: World) => bookingLinkTokens(table, core.delay, core.signing.session);
/** What the stream makes of the item when it comes. */
const asEvents: Read = async (_, item) => eventsOfChange({ kind: 'INSERT', item: upcast(item) });

/** How many more webhooks the owner may have. */
const webhooksToGo: Read = async (world, item) => {
  const hook = (await webhooks(world).of({ scope: 'own', ownerId: behind(item, 'pk') }))[0];
  for (let added = 0; hook !== undefined && added < 100; added += 1) {
    if ((await webhooks(world).add({ ...hook, id: world.core.ids.nonce() })) === 'too-many') return added;
  }
  return undefined;
};

/** What becomes of another unit with the same number. */
const sameNumber: Read = async (world, item) => {
  const [unit] = await units(world).ofHotel(behind(item, 'pk'));
  if (unit === undefined) return undefined;
  const audit = { subject: 'UNITS#tejo', action: 'unit.created', actor: 'rui', at: '2027-03-01T12:00:00.000Z' };
  const other = { ...unit, id: 'another', number: behind(item, 'sk') };
  return units(world).create(other, { ...audit, before: {}, after: {} });
};

/** What becomes of the last system admin: a count that reads wrong would let go of the only one, or keep one of two. */
const lastAdmin: Read = async (world) => {
  const zoe = await users(world).byId('zoe');
  if (zoe === undefined) return undefined;
  return users(world).change({ before: zoe, after: { ...zoe, role: 'guest', version: zoe.version + 1 } });
};

/** How each kind of item is read, by the code that reads it. A kind without a reader does not compile. */
export const readers: Readonly<Record<keyof typeof keys, Read>> = {
  user: (world, item) => users(world).byId(text(item, 'id')),
  email: (world, item) => users(world).byEmail(behind(item, 'pk')),
  session: async (world, item) => {
    if (item['type'] === 'guest-session') return guestSessionOf(item);
    if (item['type'] === 'booking-session') return bookingSessionOf(item);
    return users(world).session({ userId: text(item, 'userId'), hash: text(item, 'hash') });
  },
  openHolds: async ({ table }, item) => (await openHoldsLedger(table).read([behind(item, 'pk')]))[0],
  points: ({ table }, item) => pointsRepository(table).account(text(item, 'userId')),
  pointsEntry: async ({ table }, item) => {
    const { entries } = await pointsRepository(table).entries(text(item, 'userId'), 100, undefined);
    return entries.find(({ at, name }) => at === item['at'] && name === item['name']);
  },
  systemAdmins: lastAdmin,
  settings: ({ table, core }) => settingsRepository(table, core.ids, core.delay).load(),
  sandboxClock: ({ table }) => keptTime(table),
  sandboxFaults: ({ table }) => sandboxFaults(table).load(),
  systemHealth: ({ table }) => healthRecord(table).load(),
  demoWorld: ({ table }) => readHowFar(table),
  reconciliationWalk: ({ table }) => reconciliationWalk(table).position(),
  moneyAudit: ({ table }) => moneyLedger(table).auditedUntil(),
  searchWorld: ({ table }) => searchWorldId(table, 'another world'),
  rateWindow: async ({ table, core }, item) => {
    const [name = '', , userId] = behind(item, 'pk').split(/[#:]/);
    const limits = rateLimits(table, core.clock);
    if (name === 'declines') return (await limits.declines.ofUser.take(userId ?? '')).state.remaining;
    const subject = { userId, address: '192.0.2.1' };
    return (await limits.take({ limitClass: 'booking', subject })).remaining;
  },
  unpaidShare: async ({ table }, item) => {
    const [hotelId = '', roomTypeId = ''] = text(item, 'sk').split('#');
    const network = behind(item, 'pk');
    // A network of IPv6 is written as its first address.
    const of = { address: network.replace(/\/64$/, ''), hotelId, roomTypeId };
    const stay = { checkIn: '2027-04-01', checkOut: '2027-04-02', rooms: 1, at: '2027-03-01T12:00:00.000Z' };
    return unpaidShares(table).note(of, { bookingId: 'another', version: 1, ...stay });
  },
  hotel: ({ table }, item) => hotelReader(table).hotel(text(item, 'id')),
  formerHotel: ({ table }, item) => hotelReader(table).former(text(item, 'id')),
  rating: async ({ table }, item) => (await hotelReader(table).facts(text(item, 'hotelId')))?.rating,
  roomType: (world, item) => roomTypes(world).find(text(item, 'hotelId'), text(item, 'id')),
  night: async ({ table }, item) => {
    const [, date = '', roomTypeId = ''] = text(item, 'sk').split('#');
    const nights = await nightReader(table).nights(behind(item, 'pk'), date, date);
    return nights.find((night) => night.roomTypeId === roomTypeId);
  },
  review: async ({ table }, item) => {
    const { reviews } = await reviewReader(table).page(text(item, 'hotelId'), 100, undefined);
    return reviews.find(({ id }) => id === item['id']);
  },
  block: (world, item) => blocks(world).find(text(item, 'id')),
  blockHome: (world, item) => blocks(world).find(behind(item, 'pk')),
  unit: (world, item) => units(world).find(text(item, 'hotelId'), text(item, 'id')),
  unitHome: (world, item) => units(world).homeOf(behind(item, 'pk')),
  unitMonth: (world, item) => units(world).nights(behind(item, 'pk'), `${text(item, 'sk')}-01`),
  unitNumber: sameNumber,
  finding: async ({ table, core }, item) => {
    const of = { hotelId: text(item, 'hotelId'), roomTypeId: text(item, 'roomTypeId'), date: text(item, 'date') };
    return (await nightLedger(table, core.ids, core.delay).findings([of]))[0];
  },
  grid: (world, item) => grids(world).state(behind(item, 'pk')),
  gridChange: (world, item) => grids(world).find(text(item, 'hotelId'), text(item, 'changeId')),
  indexTicket: ({ table }, item) => indexTickets(table).take(behind(item, 'pk')),
  eventNumber: (world, item) => webhooks(world).nextEventNumber(behind(item, 'pk')),
  roomTypeHome: (world, item) => roomTypes(world).homeOf(behind(item, 'pk')),
  ratePlanHome: (world, item) => ratePlans(world).homeOf(behind(item, 'pk')),
  booking: ({ table }, item) => bookingRepository(table).find(text(item, 'id')),
  countedBooking: ({ table }, item) => numbersLedger(table, () => 'nonce').counted(text(item, 'bookingId')),
  dayNumbers: ({ table }, item) =>
    numbersReader(table).days(text(item, 'hotelId'), text(item, 'date'), text(item, 'date')),
  pickup: ({ table }, item) => {
    const month = text(item, 'month');
    return numbersReader(table).pickups(text(item, 'hotelId'), `${month}-01`, `${month}-28`, text(item, 'pickedUpOn'));
  },
  roomsChange: async ({ table }, item) => {
    const changes = await numbersReader(table).roomsChanges(text(item, 'hotelId'));
    return changes.find(({ at, roomTypeId }) => at === item['at'] && roomTypeId === item['roomTypeId']);
  },
  history: async ({ table }, item) => {
    const entries = await bookingRepository(table).history(text(item, 'bookingId'));
    return entries.find(({ revision }) => revision === item['revision']);
  },
  attempt: ({ table }, item) => bookingRepository(table).attempt(text(item, 'bookingId'), Number(item['n'])),
  bookingMail: async ({ table }, item) => {
    const { messages } = await bookingMessages(table).of(text(item, 'bookingId'), 100, undefined);
    return messages.find(({ id }) => id === item['id']);
  },
  deskPayment: ({ table }, item) => bookingRepository(table).deskPayment(text(item, 'bookingId'), text(item, 'id')),
  refund: ({ table }, item) => bookingRepository(table).refund(text(item, 'bookingId'), Number(item['n'])),
  audit: async ({ table }, item) => {
    const { entries } = await auditTrail(table).page(text(item, 'subject'), 100, undefined);
    return entries.find(({ at, action }) => at === item['at'] && action === item['action']);
  },
  republished: asEvents,
  mailClaim: ({ table, core }, item) => mailClaims(table, core.clock).claim(behind(item, 'pk')),
  sentMail: async ({ table }, item) =>
    (await sentMails(table)(100, undefined)).mails.find(({ id }) => id === item['id']),
  passwordReset: (world, item) => resets(world).find(text(item, 'subject')),
  passwordResetRequest: asEvents,
  verification: (world, item) => verifications(world).find(text(item, 'subject')),
  verificationRequest: asEvents,
  bookingLink: (world, item) => links(world).find(text(item, 'subject')),
  bookingLinkRequest: asEvents,
  webhook: (world, item) => webhooks(world).find(text(item, 'id')),
  webhookHome: async (world, item) => {
    const webhook = await webhooks(world).find(behind(item, 'pk'));
    return { ownerId: webhook?.ownerId, failingSince: await webhooks(world).failingSince(behind(item, 'pk')) };
  },
  webhookCount: webhooksToGo,
  delivery: async (world, item) => {
    const { deliveries } = await webhooks(world).deliveries(text(item, 'webhookId'), page);
    return deliveries.find(({ id }) => id === item['id']);
  },
  gatewayEntry: ({ table, core }, item) => simulatedGateway(table, core.clock, core.delay).lookUp(behind(item, 'pk')),
};
