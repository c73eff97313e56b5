import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { contentOfTable } from '../../local/backup/import-table.ts';
import { judgeBackup } from '../../local/backup/read-backup.ts';
import { apiWorld, success } from '../support/api-world.ts';
import { localClient, NO_JAVA, ownEndpoint } from '../support/dynamodb.ts';
import '../support/matchers.ts';
import { startServer } from '../support/server.ts';

const run = promisify(execFile);
const folder = mkdtempSync(path.join(os.tmpdir(), 'rehearsal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const endpoint = await ownEndpoint();

const recover = (args: readonly string[]) =>
  run(process.execPath, [new URL('../../scripts/recover.ts', import.meta.url).pathname, ...args], {
    env: { ...process.env, DYNAMODB_ENDPOINT: endpoint ?? '' },
  }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      said: error.stdout + error.stderr,
    }),
  );

const dataDir = path.join(folder, 'data');

/** A house with stays of each kind, and a backup taken while it runs; then it is lost. */
const lostHouse = async () => {
  const world = await apiWorld({ args: ['--no-limits'], dataDir });
  const room = await world.room((await world.hotel()).id);
  const paid = await world.confirmed(room);
  const held = await world.held(room);
  const { admin } = world.clients;
  const { backup } = success(await admin.call('createBackup', {}));
  const params = { backupId: backup.id };
  const status = async () => success(await admin.call('getBackup', { params })).backup.status;
  await expect.poll(status, { timeout: 60_000 }).toBe('done');
  await world.server.stop('SIGKILL');
  return { stay: world.stayOf(room), paid, held, file: path.join(dataDir, 'backups', `${backup.id}.jsonl`) };
};

describe('a recovery, rehearsed', () => {
  it.skipIf(endpoint === undefined)(
    `brings a lost table back on DynamoDB Local ${endpoint ? '' : NO_JAVA}`,
    { timeout: 600_000 },
    async () => {
      const { stay, paid, held, file } = await lostHouse();
      const tableName = 'hotel-booking';
      const told = await recover(['--table', tableName, '--from', file]);
      expect(told.said).toMatch(/1 hotels, \d+ nights, 0 differ, 0 not compared/);
      expect(told).toMatchObject({ code: 0, said: expect.stringContaining('0 findings, 0 charges left') });

      const backup = await judgeBackup(file);
      const found = await contentOfTable(localClient(endpoint ?? ''), tableName);
      // The steps after the restore have written how far they have come, what they changed and their notes.
      for (const kind of ['booking', 'hotel', 'roomType', 'user', 'email', 'attempt', 'gateway-entry']) {
        expect(found.kinds[kind], kind).toBe(backup.kinds[kind]);
      }

      const again = path.join(folder, 'again');
      const server = await startServer({
        ...{ args: ['--no-limits'], dataDir: again },
        env: { DYNAMODB_ENDPOINT: endpoint ?? '' },
      });
      try {
        const admin = await server.signIn('admin@example.com');
        const { booking } = success(await admin.call('getHotelBooking', { params: { bookingId: paid.id } }));
        expect(booking).toMatchObject({ status: 'confirmed', payment: paid.payment });
        expect(held.status).toBe('reserved');
        const guest = await server.signIn('guest@example.com');
        const hold = (idempotencyKey: string) => guest.call('createBooking', { body: stay, idempotencyKey });
        expect(await hold('before')).toBeProblem(503, 'paused');
        expect(await recover(['--table', tableName, '--open'])).toMatchObject({ code: 0 });
        const heldAgain = async () => (await hold('after')).status;
        await expect.poll(heldAgain, { timeout: 30_000, interval: 1000 }).toBeLessThan(300);
      } finally {
        await server.stop();
      }
      // As with the replica of a lost region: what is there is settled and compared, and closed until it is opened again.
      expect(await recover(['--table', tableName, '--as-is'])).toMatchObject({ code: 0 });
      // A table that works is never restored over.
      expect(await recover(['--table', tableName, '--from', file])).toMatchObject({
        ...{ code: 1, said: expect.stringContaining('holds data: restore into a new one') },
      });
    },
  );

  it.each([
    [[], '--source OLD or --from FILE or --as-is'],
    [['--from', 'a', '--source', 'b'], '--source OLD or --from FILE or --as-is'],
    [['--source', 'b', '--at', 'noon'], '--at takes an instant'],
    [['--source', 'b'], 'say which table'],
    [['--from', '/nowhere', '--table', 'new'], 'there is no file'],
  ])('with %j says in one line what to do', async (args, word) => {
    const { code, said } = await recover(args);
    expect(code).toBeGreaterThan(0);
    expect(said).toMatch(/^npm run recover: [^\n]+\n$/);
    expect(said).toContain(word);
  });
});
