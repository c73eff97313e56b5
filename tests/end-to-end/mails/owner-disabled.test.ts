import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiWorld, apiWorld, hotelInput, roomInput, success } from '../../support/api-world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld({ args: ['--no-limits'] });
});
afterAll(() => world?.stop());

const ADMIN = 'admin@example.com';

/** An owner with a hotel of that name, and a room type in it. */
const anOwner = async (name: string, status: 'active' | 'inactive' = 'active') => {
  const owner = await world.someone('hotel_admin');
  const { hotel } = success(await owner.client.call('createHotel', { body: { ...hotelInput, name, status } }));
  const body = { ...roomInput, hotelId: hotel.id };
  const { roomType } = success(await owner.client.call('createRoomType', { body }));
  return { ...owner, hotel, roomType };
};
const changeUser = (userId: string, body: { status?: 'suspended'; role?: 'guest' }) =>
  world.clients.admin.call('changeUser', { params: { userId }, body });
/** The mail about this owner; a worker sends it, so it takes a moment. */
const mailAbout = async (email: string) => {
  for (let tries = 0; tries < 300; tries += 1) {
    const mails = (await world.mailsTo(ADMIN)).filter(
      ({ kind, text }) => kind === 'owner-disabled' && text.includes(email),
    );
    if (mails[0]) return mails[0];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail about ${email} came`);
};

describe('an owner who is suspended, or loses the role', () => {
  it.each([
    ['suspended', { status: 'suspended' }],
    ['made a guest', { role: 'guest' }],
  ] as const)('and is %s leaves the hotels on sale, and the system admin is told which', async (how, change) => {
    const owner = await anOwner(`Casa ${how}`);
    success(await changeUser(owner.userId, change));
    const mail = await mailAbout(owner.email);
    expect(mail.subject).toBe(`An owner can no longer manage hotels: ${owner.email}`);
    expect(mail.text).toContain(`These hotels stay on sale: Casa ${how}.`);
    expect((await world.confirmed(owner.roomType)).status).toBe('confirmed');
  });

  it('is told of once, and not at all where no hotel is on sale', async () => {
    const [without, inactive] = [await world.someone('hotel_admin'), await anOwner('Casa Fechada', 'inactive')];
    const last = await anOwner('Casa Aberta');
    for (const { userId } of [without, inactive, last]) success(await changeUser(userId, { status: 'suspended' }));
    success(await changeUser(last.userId, { role: 'guest' }));
    await mailAbout(last.email);
    const texts = (await world.mailsTo(ADMIN)).filter(({ kind }) => kind === 'owner-disabled').map(({ text }) => text);
    for (const { email } of [without, inactive]) expect(texts.filter((text) => text.includes(email))).toEqual([]);
    expect(texts.filter((text) => text.includes(last.email))).toHaveLength(1);
  });
});
