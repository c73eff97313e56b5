import { beforeEach, describe, expect, it } from 'vitest';
import { healthRecord } from '../../functions/adapters/dynamo/health-record.ts';
import { tableOf } from '../../functions/adapters/dynamo/open-table.ts';
import type { Table } from '../../functions/adapters/dynamo/table.ts';
import { notedMailer } from '../../functions/adapters/mail/noted-mailer.ts';
import { realDelay } from '../../functions/composition/core.ts';
import { countedRun } from '../../functions/composition/counted-run.ts';
import { addMinutes } from '../../functions/domain/calendar/instant.ts';
import { checkHealth, type HealthDeps } from '../../functions/usecases/operating/check-health.ts';
import { scheduleNames } from '../../functions/usecases/operating/due-schedules.ts';
import { noteHealth } from '../../functions/usecases/operating/note-health.ts';
import { type Mail, type Mailer, MailRefused } from '../../functions/usecases/ports/mail.ts';
import { createMemoryDynamo } from '../../memory-dynamodb/index.ts';
import { freshTable } from '../support/dynamodb.ts';

const start = '2027-03-01T12:00:00.000Z';
let now = start;
const clock = { now: () => now };
let table: Table;
beforeEach(async () => {
  const client = createMemoryDynamo().client();
  table = tableOf(client, await freshTable(client));
  now = start;
});

const record = () => healthRecord(table);
const health = (parts: Partial<HealthDeps> = {}) =>
  checkHealth({ record: record(), schedules: scheduleNames, clock, delay: realDelay, ...parts })();
const later = (minutes: number): void => {
  now = addMinutes(now, minutes);
};
const run = (schedule: 'expiry' | 'reconciliation') =>
  countedRun(schedule, async () => ({}), { clock, health: record() })();

describe('the health of the schedules', () => {
  it('is degraded before any of them has ever run', async () => {
    expect(await health()).toMatchObject({
      status: 'degraded',
      checks: { database: 'ok', schedules: 'degraded' },
      since: { schedules: null },
    });
  });

  it('is ok once one has run, as the others have their time', async () => {
    await run('expiry');
    expect(await health()).toMatchObject({ status: 'ok', checks: { schedules: 'ok' }, since: { schedules: null } });
  });

  it('is degraded where expiry has not run for more than three minutes, and says since when', async () => {
    await run('expiry');
    later(3);
    expect((await health()).checks.schedules).toBe('ok');
    later(0.5);
    const { checks, since, schedules } = await health();
    expect([checks.schedules, since.schedules]).toEqual(['degraded', start]);
    expect(schedules.find(({ name }) => name === 'expiry')).toEqual({
      name: 'expiry',
      state: 'degraded',
      since: start,
    });
    expect(schedules.find(({ name }) => name === 'reconciliation')?.state).toBe('ok');
    await run('expiry');
    expect((await health()).checks.schedules).toBe('degraded');
    expect((await health()).schedules.filter(({ state }) => state !== 'ok').map(({ name }) => name)).toEqual([
      'deliveries',
    ]);
  });

  it('does not hold against a system that it was off', async () => {
    await run('expiry');
    later(2 * 1440);
    await record().started(now);
    expect((await health()).checks.schedules).toBe('ok');
    later(4);
    expect(await health()).toMatchObject({
      checks: { schedules: 'degraded' },
      since: { schedules: addMinutes(now, -4) },
    });
  });

  it('does not count a run that failed', async () => {
    await run('expiry');
    later(4);
    const failing = countedRun('expiry', () => Promise.reject(new Error('no table')), { clock, health: record() });
    await expect(failing()).rejects.toThrow('no table');
    expect((await health()).checks.schedules).toBe('degraded');
  });
});

const mail: Mail = {
  id: 'b1.confirmed',
  kind: 'confirmed',
  to: { email: 'ana@example.com', name: 'Ana' },
  bookingId: 'b1',
  about: start,
  subject: 'Confirmed',
  text: 'See you.',
  html: '<p>See you.</p>',
  attachments: [],
};

describe('the health of mails and payments', () => {
  it('is that of the last mail: degraded since the first that was refused, ok with the next that is taken', async () => {
    await run('expiry');
    let refuses = true;
    const server: Mailer = {
      exact: false,
      send: async () => {
        if (refuses) throw new MailRefused('the server is away');
      },
    };
    const mailer = notedMailer(server, noteHealth(record(), clock, 'mail'));
    for (const wait of [0, 1]) {
      later(wait);
      await expect(mailer.send(mail)).rejects.toThrow(MailRefused);
    }
    expect(await health()).toMatchObject({ status: 'degraded', checks: { mail: 'degraded' }, since: { mail: start } });
    refuses = false;
    await mailer.send(mail);
    expect(await health()).toMatchObject({ checks: { mail: 'ok' }, since: { mail: null } });
  });

  it('is mended by another process than the one that met the failure', async () => {
    await noteHealth(record(), clock, 'payments')(false);
    expect(await health()).toMatchObject({ checks: { payments: 'down' }, since: { payments: start } });
    await noteHealth(record(), clock, 'payments')(true);
    expect(await health()).toMatchObject({ checks: { payments: 'ok' }, since: { payments: null } });
  });

  it('is noted once, not with every call', async () => {
    const noted: string[] = [];
    const counting = {
      ...record(),
      failed: async () => void noted.push('failed'),
      recovered: async () => void noted.push('recovered'),
    };
    const note = noteHealth(counting, clock, 'payments');
    for (const worked of [true, true, false, false, true]) await note(worked);
    expect(noted).toEqual(['recovered', 'failed', 'recovered']);
  });
});

describe('the health of parts that are asked', () => {
  it('says since when the search has been away, from the first look that saw it', async () => {
    const away = () => Promise.reject(new Error('no engine'));
    await health({ search: away });
    later(1);
    expect((await health({ search: away })).since.search).toBe(start);
    expect((await health({ search: async () => 'here' })).since.search).toBeNull();
    later(1);
    expect((await health({ search: away })).since.search).toBe(now);
  });

  it('is down, and nothing more is known, where the database is away', async () => {
    const broken = { ...record(), load: () => Promise.reject(new Error('no table')) };
    expect(await health({ record: broken })).toMatchObject({
      status: 'down',
      checks: { database: 'down' },
      schedules: [],
    });
  });
});
