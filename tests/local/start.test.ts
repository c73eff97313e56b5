import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../functions/contract/keys.ts';
import { openDatabase } from '../../local/database.ts';
import { type RunningServer, startServer } from '../support/server.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'npm-start-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const command = async (...args: string[]) => {
  const child = spawn(process.execPath, ['local/main.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = await once(child, 'close');
  return { code, output, errors };
};

describe('npm start', () => {
  it('explains itself', async () => {
    const { code, output } = await command('--help');
    expect(code).toBe(0);
    for (const option of [
      '--port',
      '--data',
      '--memory',
      '--table',
      '--workers',
      '--no-limits',
      '--clock',
      '--seed',
      '--help',
    ]) {
      expect(output).toContain(option);
    }
  });

  it('says in one line what is wrong with an option', async () => {
    expect(await command('--colour', 'red')).toEqual({
      code: 2,
      output: '',
      errors: "npm start: Unknown option '--colour'; --help tells more\n",
    });
  });

  it('says in one line that a port is taken, before it starts anything', async () => {
    const stranger = net.createServer().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const address = stranger.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const { code, errors } = await command('--memory', '--port', port);
    stranger.close();
    expect({ code, errors }).toEqual({
      code: 1,
      errors: `npm start: Port ${port} is taken: choose another with --port, or 0 for a free one.\n`,
    });
  });
});

describe('a data folder', () => {
  it('of DynamoDB Local, from before, is named with what to do', async () => {
    const old = mkdtempSync(path.join(tmpdir(), 'npm-start-'));
    mkdirSync(path.join(old, 'dynamodb'));
    const { code, errors } = await command('--data', old, '--port', '0', '--seed', '0');
    rmSync(old, { recursive: true });
    expect({ code, errors }).toEqual({
      code: 2,
      errors: `npm start: ${old} has data of DynamoDB Local: go on with it by --table dynamodb-local, or choose another folder by --data.\n`,
    });
  });

  it('with what this version cannot read is named as such', async () => {
    const strange = mkdtempSync(path.join(tmpdir(), 'npm-start-'));
    const fail = (line: string): never => {
      throw new Error(line);
    };
    const options = { memory: false, dataDir: strange, workers: 1, table: 'own' } as const;
    const database = await openDatabase(options, undefined, fail, fail);
    const { pk, sk } = keys.demoWorld();
    const Item = { pk: { S: pk }, sk: { S: sk }, wanted: { S: 'many' } };
    await database.client.send(new PutItemCommand({ TableName: database.tableName, Item }));
    await database.stop();
    const { code, errors } = await command('--data', strange, '--port', '0');
    rmSync(strange, { recursive: true });
    expect(code).toBe(1);
    expect(errors).toMatch(/^npm start: what is stored does not fit this version: choose another folder by --data/);
  });

  it('that another process has is named with that process', async () => {
    const taken = mkdtempSync(path.join(tmpdir(), 'npm-start-'));
    const server = await startServer({ dataDir: taken });
    const { code, errors } = await command('--data', taken, '--port', '0', '--seed', '0');
    await server.stop();
    rmSync(taken, { recursive: true });
    expect(code).toBe(1);
    expect(errors).toMatch(
      new RegExp(`^npm start: The data folder .* is in use by process ${server.pid}[.] Stop that one`),
    );
  });
});

describe('a running server', () => {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer({ args: ['--no-limits'] });
  });

  const raw = async (text: string): Promise<string> => {
    const socket = net.connect(Number(new URL(server.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.end(text);
    await once(socket, 'close');
    return answer;
  };

  it('answers what is not HTTP with a 400', async () => {
    expect(await raw('HELO hotel\r\n\r\n')).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
  });

  it('answers headers without end with a 431', async () => {
    expect(await raw(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /);
  });

  it('does nothing for a client that goes away before its request is whole', async () => {
    const body = '{"email":"half@example.com","password":"a long pass phrase","name":"Half"}';
    const request = http.request(`${server.url}/api/v1/auth/register`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': body.length },
    });
    request.on('error', () => undefined);
    request.write(body.slice(0, -1));
    await sleep(200);
    request.destroy();
    await sleep(200);
    const admin = await server.signIn('admin@example.com');
    const found = await admin.call('listUsers', { query: { email: 'half@example.com' } });
    expect(found).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('serves a picture of every hotel by day and by night, under a policy that lets it load and run nothing', async () => {
    const picture = await fetch(`${server.url}/pictures/demo-00001-riad4-lobby.svg`);
    expect(picture.headers.get('content-type')).toBe('image/svg+xml');
    expect(picture.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
    expect(picture.headers.get('x-request-id')).not.toBeNull();
    const day = await picture.text();
    expect(day).toMatch(/^<svg /);
    const night = await fetch(`${server.url}/pictures/demo-00001-riad4-lobby.night.svg`);
    expect(night.status).toBe(200);
    expect(await night.text()).not.toBe(day);
    expect((await fetch(`${server.url}/pictures/..%2f..%2fpackage.json`)).status).toBe(404);
  });

  it('moves its clock on, never back, and runs what is due', async () => {
    const admin = await server.signIn('admin@example.com');
    const before = await admin.call('getClock');
    const at = before.status === 200 ? Date.parse(before.body.now) : 0;
    const moved = await admin.call('putClock', { body: { advance: 'PT16M' } });
    expect(moved).toMatchObject({ status: 200, body: { ran: { expiry: {}, completion: {} } } });
    expect(moved.status === 200 && Date.parse(moved.body.now) - at).toBeGreaterThanOrEqual(16 * 60_000);
    const midway = moved.status === 200 ? Date.parse(moved.body.now) : 0;
    const together = await Promise.all(
      ['PT1H', 'PT1H', 'PT0S'].map((advance) => admin.call('putClock', { body: { advance } })),
    );
    expect(together.map(({ status }) => status)).toEqual([200, 200, 200]);
    const last = await admin.call('getClock');
    expect(last.status === 200 && Date.parse(last.body.now) - midway).toBeGreaterThanOrEqual(2 * 3_600_000);
    const back = await admin.call('putClock', { body: { now: new Date(at).toISOString() } });
    expect(back).toMatchObject({ status: 422, body: { type: '/problems/refused' } });
    const guest = await server.signIn('guest@example.com');
    expect(await guest.call('getClock')).toMatchObject({ status: 403 });
  });

  it('prints the demo accounts and where it is as its last lines, and stops in order', async () => {
    const lines = server.output().trimEnd().split('\n');
    expect(lines.slice(-5)).toEqual([
      'Demo accounts, password demo-hotel-2026:',
      expect.stringContaining('guest@example.com'),
      expect.stringContaining('owner@example.com'),
      expect.stringContaining('admin@example.com'),
      `Ready on ${server.url}`,
    ]);
    expect(await server.stop()).toBe(0);
  });
});

describe('an installation', () => {
  it('keeps data, keys and time over a stop and over a kill', async () => {
    const first = await startServer({ dataDir, args: ['--clock', '2027-03-01T12:00:00Z'] });
    const guest = await first.signIn('guest@example.com');
    expect(await guest.call('changeMe', { body: { name: 'Greta Kept' } })).toMatchObject({ status: 200 });
    expect(statSync(path.join(dataDir, 'signing-secret')).mode & 0o777).toBe(0o600);
    expect(await first.stop('SIGKILL')).toBeNull();

    const second = await startServer({ dataDir });
    const login = await second.client.call('login', {
      body: { email: 'guest@example.com', password: 'demo-hotel-2026', transport: 'bearer' },
    });
    const token = login.status === 200 ? (login.body.token ?? '') : '';
    const me = await second.client.as(token).call('me');
    expect(me).toMatchObject({ status: 200, body: { user: { name: 'Greta Kept' } } });
    const admin = await second.signIn('admin@example.com');
    const clock = await admin.call('getClock');
    expect(clock.status === 200 && clock.body.now).toMatch(/^2027-03-01T12:0/);
    expect(await second.stop('SIGINT')).toBe(0);
  });
});

describe('several server processes', () => {
  it('share one address, one table and one time', async () => {
    const server = await startServer({ args: ['--workers', '2', '--no-limits'] });
    const admin = await server.signIn('admin@example.com');
    const moved = await admin.call('putClock', { body: { advance: 'PT1H' } });
    expect(moved).toMatchObject({ status: 200, body: { ran: { expiry: {} } } });
    const at = moved.status === 200 ? Date.parse(moved.body.now) : 0;
    // Connections go round the processes, so a few new ones meet both.
    const times = await Promise.all(
      Array.from({ length: 8 }, () =>
        admin
          .as('x')
          .call('getHealth')
          .then(() => admin.call('getClock')),
      ),
    );
    for (const each of times) {
      expect(each.status === 200 && Math.abs(Date.parse(each.body.now) - at)).toBeLessThan(60_000);
    }
    expect(await server.stop()).toBe(0);
  });
});
