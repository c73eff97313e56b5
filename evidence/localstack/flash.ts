import { randomUUID } from 'node:crypto';
import { type Client, client } from '../../functions/contract/client.ts';
import { field, type Ground, signIn } from '../../tests/support/journey/journey.ts';
import { patientFetch } from '../../tests/support/journey/record.ts';
import { eachOf, type Guest, openHouse } from '../load/ground.ts';
import { judgeSale } from '../load/judge-sale.ts';

/** One address may hold two unpaid rooms of a night, independent of the settings (rule 8). */
const rooms = 2;
/** The number that an emulator serves at once: each request is a separate process there. */
const clients = 16;
/** Four tries and at most four replays of a guest stay below ten bookings a minute. */
const triesEach = 4;

const mostTries = 5;

/**
 * New accounts, two at a time: on an emulator each registration is a process that hashes a password. If the system
 * answers that it is busy, another account is created, because the first may exist already.
 */
const registerGently = (anyone: Client, count: number, stem: string): Promise<Guest[]> =>
  eachOf(
    Array.from({ length: count }, (_, number) => `${stem}-${number}`),
    2,
    async (name) => {
      for (let tries = 1; ; tries += 1) {
        const email = `${name}-${tries}@example.com`;
        const answer = await anyone.call('register', {
          body: { email, password: 'a long pass phrase', name: 'Ada', transport: 'bearer' },
        });
        if (answer.status === 503 && tries < mostTries) continue;
        const token = field<string>(answer, 'token');
        return { email, token, client: anyone.as(token) };
      }
    },
  );

/** A flash sale on a deployed system: 64 holds by 16 guests at once on 2 rooms. Returns the errors, if any. */
export const sellOut = async (ground: Ground, unique: string) => {
  const { url } = ground;
  const anyone = client(url, { fetch: patientFetch });
  const owner = await signIn(url, ground.owner);
  const now = ground.hasClock
    ? field<string>(await (await signIn(url, ground.admin)).call('getClock'), 'now')
    : new Date().toISOString();
  const day = (ahead: number): string => new Date(Date.parse(now) + ahead * 86_400_000).toISOString().slice(0, 10);
  const [checkIn, checkOut] = [day(40), day(43)];
  const house = await openHouse(owner, `Flash ${unique}`, rooms);
  const guests = await registerGently(anyone, clients, `flash-${unique}`);
  const startedAt = performance.now();
  const requests = Array.from({ length: triesEach }, () => guests).flat();
  const tries = await eachOf(requests, clients, async (guest) => {
    const call = {
      idempotencyKey: randomUUID(),
      body: { ...house, checkIn, checkOut, guests: 2, guestName: 'Ada', guestEmail: guest.email },
    };
    return { guest, call, answer: await guest.client.call('createBooking', call) };
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const sale = { house, checkIn, checkOut, rooms, tries, seconds, transactions: tries.length, injected: 0 };
  return { ...(await judgeSale(sale, owner)), seconds, holds: tries.length };
};
