import { type ApiWorld, type Person, success } from '../support/api-world.ts';

/**
 * Everybody who may come: the five people, a caller without a session, a guest without an account (`visitor`), and who has
 * the session that the link to the guest's booking opened (`linked`).
 */
export type Caller = Person | 'nobody' | 'visitor' | 'linked';
export const callers: readonly Caller[] = [
  ...(['nobody', 'visitor', 'linked'] as const),
  ...(['guest', 'otherGuest', 'owner', 'otherOwner', 'admin'] as const),
];

/** What a caller must get: a success, or the problem that says no. */
export type Answered = 'allowed' | 401 | 403 | 404;
type Audience = Readonly<Record<Caller, Answered>>;

const signedIn = {
  nobody: 401,
  visitor: 403,
  linked: 403,
  guest: 'allowed',
  otherGuest: 'allowed',
  owner: 'allowed',
  otherOwner: 'allowed',
  admin: 'allowed',
} as const;
const others = { nobody: 401, otherGuest: 404, owner: 404, otherOwner: 404, admin: 404 } as const;
/** Who a route is for. The guest's booking is in the owner's hotel. */
export const audiences = {
  everybody: { ...signedIn, nobody: 'allowed', visitor: 'allowed', linked: 'allowed' },
  nobodyAtAll: {
    nobody: 404,
    visitor: 404,
    linked: 404,
    guest: 404,
    otherGuest: 404,
    owner: 404,
    otherOwner: 404,
    admin: 404,
  },
  signedIn,
  /** With an account or without one. */
  guests: { ...signedIn, visitor: 'allowed' },
  anySession: { ...signedIn, visitor: 'allowed', linked: 'allowed' },
  itsGuest: { ...others, visitor: 404, linked: 'allowed', guest: 'allowed' },
  /** Of a booking that the link is not for. */
  itsGuestAlone: { ...others, visitor: 404, linked: 404, guest: 'allowed' },
  /** By its reference, which the link's session does not look up. */
  itsGuestByName: { ...others, visitor: 404, linked: 403, guest: 'allowed' },
  /** By an account: a guest without one has no points. */
  itsGuestOfAnAccount: { ...others, visitor: 403, linked: 403, guest: 'allowed' },
  anOwner: { ...signedIn, guest: 403, otherGuest: 403 },
  itsOwner: { ...signedIn, guest: 403, otherGuest: 403, owner: 'allowed', otherOwner: 404, admin: 'allowed' },
  systemAdmin: { ...signedIn, guest: 403, otherGuest: 403, owner: 403, otherOwner: 403, admin: 'allowed' },
} as const satisfies Record<string, Audience>;

export interface Asked {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What the world of the matrix holds: the guest's booking in the owner's hotel, and ways to make more of them. */
export interface Property {
  readonly world: ApiWorld;
  readonly hotel: { readonly id: string };
  readonly room: { readonly id: string; readonly hotelId: string };
  readonly booking: { readonly id: string; readonly reference: string };
  /** A booking of the guest that begins today. */
  readonly arriving: () => Promise<string>;
}

export interface Case {
  readonly audience: Audience;
  /** The call to make; where the call uses up what it is made on, it is asked for anew each time. */
  readonly ask: (given: Property) => Asked | Promise<Asked>;
}

export const forAll = (audience: Audience, ask: Case['ask'] = () => ({})): Case => ({ audience, ask });
export const ofBooking = (body?: unknown, audience: Audience = audiences.itsGuest): Case =>
  forAll(audience, ({ booking }) => ({ params: { bookingId: booking.id }, ...(body !== undefined && { body }) }));
export const ofHotel = (asked: Asked = {}, audience: Audience = audiences.itsOwner): Case =>
  forAll(audience, ({ hotel }) => ({ ...asked, params: { hotelId: hotel.id } }));

/** A booking that arrives today, brought to where the case needs it. */
export const deskCase = (action: (given: Property, bookingId: string) => Promise<void> | undefined): Case =>
  forAll(audiences.itsOwner, async (given) => {
    const bookingId = await given.arriving();
    await action(given, bookingId);
    return { params: { bookingId } };
  });
export const desk = async (
  { world }: Property,
  route: 'checkIn' | 'checkOut' | 'noShow',
  bookingId: string,
): Promise<void> => {
  const { status } = await world.clients.owner.call(route, { params: { bookingId } });
  if (Number(status) !== 200) throw new Error(`${route}: ${status}`);
};

/** Waits until no backup is being taken: one at a time is allowed. */
const backupsDone = async ({ clients }: ApiWorld): Promise<void> => {
  const running = async () =>
    success(await clients.admin.call('listBackups', {})).items.some(({ status }) => status === 'running');
  while (await running()) await new Promise((resolve) => setTimeout(resolve, 20));
};
const backupOf = async (world: ApiWorld): Promise<string> => {
  await backupsDone(world);
  return success(await world.clients.admin.call('createBackup', {})).backup.id;
};

/** A system admin takes backups and looks at them. */
export const backupCases = {
  createBackup: forAll(audiences.systemAdmin, async ({ world }) => {
    await backupsDone(world);
    return {};
  }),
  listBackups: forAll(audiences.systemAdmin),
  getBackup: forAll(audiences.systemAdmin, async ({ world }) => ({
    params: { backupId: await backupOf(world) },
  })),
} satisfies Record<string, Case>;

/** Nobody listens there: what is sent comes back at once. */
export const webhookInput = { url: 'http://127.0.0.1:9/hooks', events: ['booking.held'] };
export const webhookOf = async ({ clients }: ApiWorld): Promise<string> => {
  const made = success(await clients.owner.call('createWebhook', { body: webhookInput }));
  return made.webhook.id;
};
export const ofWebhook = (body?: unknown): Case =>
  forAll(audiences.itsOwner, async ({ world }) => ({
    params: { webhookId: await webhookOf(world) },
    ...(body !== undefined && { body }),
  }));
