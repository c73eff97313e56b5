import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFolder } from '../../local/backup/table-folder.ts';
import { apiWorld, day, success } from '../support/api-world.ts';
import '../support/matchers.ts';
import { startServer } from '../support/server.ts';

const run = promisify(execFile);
const script = new URL('../../scripts/person.ts', import.meta.url).pathname;
const folder = mkdtempSync(path.join(os.tmpdir(), 'person-'));
const data = path.join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const person = (...args: string[]) =>
  run(process.execPath, [script, ...args, '--data', data]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );

/** All that is kept, as text. */
const kept = async (): Promise<string> => {
  const closing: (() => Promise<unknown>)[] = [];
  const { client, tableName } = openFolder(data, (close) => closing.push(close));
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
  for (const close of closing) await close();
  return Items.map((item) => JSON.stringify(item)).join('\n');
};
const lines = (text: string, word: string): string[] => text.split('\n').filter((line) => line.includes(word));

const NAME = 'Wilhelmina Quandt';
const PHONE = '+49 89 5550199';
const WISH = 'A cot for little Theodora, please';
const hers = { guestName: NAME, guestPhone: PHONE, specialRequests: WISH };

type World = Awaited<ReturnType<typeof apiWorld>>;

/** A new guest who has booked and paid a stay. */
const stayed = async (world: World, room: Awaited<ReturnType<World['room']>>, checkIn: string, checkOut: string) => {
  const guest = await world.someone();
  const body = { ...world.stayOf(room), checkIn, checkOut, ...hers, guestEmail: guest.email };
  const idempotencyKey = `key-${guest.email}`;
  const { booking } = success(await guest.client.call('createBooking', { body, idempotencyKey }));
  const params = { bookingId: booking.id };
  success(await guest.client.call('confirmBooking', { params, body: { paymentMethod: 'tok_visa' } }));
  return { guest, params, reference: booking.reference };
};

/** A guest whose stay is over, with mails and a review, and another one who is to come. */
const livedIn = async () => {
  const world = await apiWorld({ args: ['--no-limits'], dataDir: data });
  const { id: hotelId } = await world.hotel();
  const room = await world.room(hotelId);
  const coming = await stayed(world, room, day(30), day(32));
  const { guest, params } = await stayed(world, room, day(1), day(3));
  await world.advance('P4D');
  // Sessions end after a day.
  const again = await world.server.signIn(guest.email, guest.password);
  const admin = await world.server.signIn('admin@example.com');
  success(await again.call('reviewBooking', { params, body: { rating: 5, title: 'Quiet' } }));
  const mails = async () => success(await admin.call('listSentMails', {})).items;
  const reached = async () => (await mails()).some(({ to }) => to.email === guest.email);
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 200));
  const { booking } = success(await admin.call('getHotelBooking', { params }));
  await world.stop();
  return { guest, booking, hotelId, coming, owner: world.accounts.owner.email };
};

describe('npm run person', () => {
  let past: Awaited<ReturnType<typeof livedIn>>;
  beforeAll(async () => {
    past = await livedIn();
  });

  it('hands over what is kept of a person, without what would let another one in', async () => {
    const { code, said } = await person('--export', past.guest.email.toUpperCase());
    expect(code).toBe(0);
    const { records } = JSON.parse(said);
    expect(records.booking).toEqual([expect.objectContaining({ reference: past.booking.reference, ...hers })]);
    expect(records.user).toEqual([expect.objectContaining({ email: past.guest.email })]);
    for (const kind of ['review', 'history', 'attempt', 'sent-mail', 'booking-mail', 'session']) {
      expect(records[kind], kind).not.toEqual([]);
    }
    expect(said).not.toMatch(/passwordHash|"hash"|\$2b\$/);
  });

  it('refuses while a stay is to come, an owner of hotels and whom it does not know, in one line', async () => {
    const { guest, reference } = past.coming;
    const before = await kept();
    const refused = await person('--erase', guest.email);
    expect(refused).toMatchObject({ code: 2, said: expect.stringMatching(/^npm run person: [^\n]*to come[^\n]*\n$/) });
    expect(refused.said).toContain(reference);
    expect(await person('--erase', past.owner)).toMatchObject({
      code: 2,
      said: expect.stringContaining('owns hotels'),
    });
    expect(await person('--erase', 'admin@example.com')).toMatchObject({
      code: 2,
      said: expect.stringContaining('last system admin'),
    });
    expect(await person('--erase', 'nobody@example.org')).toMatchObject({
      code: 2,
      said: expect.stringContaining('nothing is kept'),
    });
    expect(await kept()).toBe(before);
  });

  it('erases a person from everything, and leaves the money of their stays as it was', async () => {
    const { guest, booking, hotelId } = past;
    const { code, said } = await person('--erase', guest.email);
    expect(said).toContain('The account is empty and closed.');
    expect(code).toBe(0);
    const after = await kept();
    for (const word of [NAME, PHONE, WISH, 'Wilhelmina']) {
      const left = lines(after, word).filter((line) => line.includes(booking.id));
      expect(left, word).toEqual([]);
    }
    expect(lines(after, guest.email)).toEqual([]);
    expect(lines(after, 'person.erased')).toHaveLength(1);

    const server = await startServer({ args: ['--no-limits'], dataDir: data });
    try {
      const admin = await server.signIn('admin@example.com');
      const params = { bookingId: booking.id };
      const now = success(await admin.call('getHotelBooking', { params })).booking;
      expect(now).toMatchObject({
        guestName: 'Erased guest',
        guestEmail: null,
        guestPhone: null,
        specialRequests: null,
      });
      const { totals, payment, status, checkIn, nightlyPrices } = booking;
      expect(now).toMatchObject({ totals, payment, status, checkIn, nightlyPrices });
      const reviews = success(await admin.call('getReviews', { params: { hotelId } }));
      expect(reviews.items).toEqual([
        expect.objectContaining({ rating: 5, title: 'Quiet', authorName: 'Erased guest' }),
      ]);
      const drift = success(
        await admin.call('reconcile', { params: { hotelId }, query: { from: day(5), to: day(35) } }),
      );
      expect(drift.drift).toEqual([]);
      const { email, password } = guest;
      const login = await server.client.call('login', { body: { email, password, transport: 'bearer' } });
      expect(login.status).toBe(401);
      // The address is free for whoever comes with it next.
      const again = { email, password, name: 'New', transport: 'bearer' } as const;
      expect((await server.client.call('register', { body: again })).status).toBe(201);
    } finally {
      await server.stop();
    }
    expect(await person('--erase', 'nobody@example.org')).toMatchObject({ code: 2 });
  });

  it.each([
    [[], '--export EMAIL or --erase EMAIL'],
    [['--erase', 'no-address'], '--export EMAIL or --erase EMAIL'],
    [['--erase', 'a@example.com', '--export', 'a@example.com'], '--export EMAIL or --erase EMAIL'],
    [['--forget', 'a@example.com'], '--help'],
  ])('with %j says in one line what to do', async (args, word) => {
    const { code, said } = await person(...args);
    expect(code).toBe(2);
    expect(said).toMatch(/^npm run person: [^\n]+\n$/);
    expect(said).toContain(word);
  });
});
