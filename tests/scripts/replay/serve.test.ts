import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { success } from '../../support/api-world.ts';
import { type RunningServer, startServer } from '../../support/server.ts';

const run = promisify(execFile);
const script = fileURLToPath(new URL('../../../scripts/replay/main.ts', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'replay-serve-'));
const file = path.join(folder, 'bookings.csv');
const dataDir = path.join(folder, 'data');

// On 10 July 2016 at 14:00: one has left early, two are in house, one comes today and one later. Another found every
// room of type A taken, and the last had not booked yet.
const bookings = `booked_on,arrival,nights,room_type,adults,children,babies,outcome,outcome_on,changes
2016-06-01,2016-07-01,12,A,2,0,0,Check-Out,2016-07-10,0
2016-06-01,2016-07-08,4,A,2,1,0,Check-Out,2016-07-12,1
2016-06-02,2016-07-09,3,B,1,0,0,Check-Out,2016-07-12,0
2016-06-03,2016-07-10,2,A,2,0,0,Check-Out,2016-07-12,0
2016-06-04,2016-08-20,5,B,2,0,0,Check-Out,2016-08-25,0
2016-06-05,2016-07-10,1,A,2,0,0,Canceled,2016-06-20,0
2016-07-11,2016-07-20,1,A,2,0,0,Check-Out,2016-07-21,0
`;

const refused = async (...args: readonly string[]): Promise<{ code: number; said: string }> =>
  run(process.execPath, [script, ...args]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr }),
  );

describe('a replay that leaves its hotel in the running system', () => {
  let server: RunningServer;
  beforeAll(async () => {
    writeFileSync(file, bookings);
    server = await startServer({
      command: [script, file, '--serve', '--until', '2016-07-10', '--data', dataDir, '--port', '0'],
    });
  }, 120_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const hotel = async () => {
    const owner = await server.signIn('owner@example.com');
    const { items } = success(await owner.call('listOwnHotels', {}));
    return { owner, hotelId: items[0]?.id ?? '' };
  };

  it('prints the pages of the hotel, which belongs to the demo owner', async () => {
    const { hotelId } = await hotel();
    expect(server.output()).toContain('bookings taken   5');
    expect(server.output()).toContain('violations       0');
    await expect.poll(server.output).toContain(`${server.url}/manage/${hotelId}/numbers`);
    expect(server.output()).toContain(`${server.url}/manage/${hotelId}/plan`);
  });

  it('stops the day at 14:00: some have left, some are in house, some come today and have a room', async () => {
    const { owner, hotelId } = await hotel();
    const { date, inHouse, arrivals } = success(await owner.call('getDesk', { params: { hotelId } }));
    expect(date).toBe('2016-07-10');
    expect(inHouse.map(({ checkIn, units }) => [checkIn, units.length]).sort()).toEqual([
      ['2016-07-08', 1],
      ['2016-07-09', 1],
    ]);
    expect(arrivals.map(({ status, units }) => [status, units.length])).toEqual([['confirmed', 1]]);
    const window = { from: '2016-07-01', to: '2016-08-29' };
    const plan = success(await owner.call('getPlan', { params: { hotelId }, query: window }));
    expect(plan.units.map(({ number }) => number)).toEqual(['101', '102', '103', '104']);
    expect(plan.unassigned.map(({ checkIn }) => checkIn)).toEqual(['2016-08-20']);
  });

  it('counts every booking in the numbers, and every night agrees', async () => {
    const { owner, hotelId } = await hotel();
    const counted = success(
      await owner.call('getHotelNumbers', { params: { hotelId }, query: { from: '2016-07-01', to: '2016-07-12' } }),
    );
    const totals = typeof counted === 'string' ? [] : counted.totals;
    // Ten nights of the stay that ended early, as the night of that day is its own, and 4, 3 and 2.
    expect(totals.map(({ sold }) => sold)).toEqual([19]);
    const window = { from: '2016-07-01', to: '2016-09-01' };
    const compared = success(await owner.call('reconcile', { params: { hotelId }, query: window }));
    expect(compared).toMatchObject({ drift: [], units: { drift: [] }, numbers: { uncounted: 0, drift: [] } });
  });

  it('sends no mail about what happened long ago', async () => {
    const admin = await server.signIn('admin@example.com');
    const { items } = success(await admin.call('listSentMails', {}));
    expect(items).toEqual([]);
  });

  it('overwrites no data, and says what is wrong with its options in one line', async () => {
    const cases = [
      [['--data', dataDir, '--port', '0'], /has data already: serve it by npm start -- --data /],
      [['--data', `${dataDir}-2`, '--until', '2016-02-31'], /--until is a date such as 2016-08-10, not '2016-02-31'/],
      [['--data', `${dataDir}-2`, '--until', '2012-01-01', '--port', '0'], /the file has no booking of a stay/],
      [['--memory'], /does not go with --memory/],
    ] as const;
    const answers = await Promise.all(cases.map(([args]) => refused(file, '--serve', ...args)));
    for (const [index, [, said]] of cases.entries()) {
      const answer = answers[index] ?? { code: 0, said: '' };
      expect(answer.said).toMatch(said);
      expect(answer.said.trim().split('\n')).toHaveLength(1);
      expect(answer.code).toBe(2);
    }
    expect((await refused(file, '--since', '2016-01-01')).said).toMatch(/--since goes with --serve/);
  });
});
