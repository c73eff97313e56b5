// `npm run kill`: the server is killed repeatedly during its work, and every answered change must survive.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tableKinds } from '../../local/options.ts';
import { command, print } from '../../scripts/command.ts';
import { type RunningServer, startServer } from '../../tests/support/server.ts';
import { tableOf } from '../../tests/support/text-table.ts';
import { machine, openHouse, registerGuests } from '../load/ground.ts';
import { actUntilGone } from './guests.ts';
import { judgeHouse, judgePromises, replayUnanswered } from './judge.ts';
import { catchUp, judgeMails } from './mails.ts';
import { judgeMoney, readItems } from './money.ts';
import { noPromises } from './promises.ts';

const help = `Kills the server (SIGKILL, that process alone) at a random moment while guests hold, pay, change and
cancel, starts it again on the same data, and asks for everything that was answered.

  npm run kill -- [--rounds N] [--workers N] [--table T]

  --rounds N   how often (3)
  --workers N  server processes; the one that leads, which has the table, is killed (1)
  --table T    own or dynamodb-local (own)
  --help       this page

It exits with 1 if a booking that was answered is gone or went back, a replay of an unanswered hold is not taken, a
night has drifted, a booking is confirmed without its charge, the gateway kept a charge that no booking keeps or took
one twice, or a mail that a booking's history asks for never came, or came twice.
`;

const guestCount = 8;
const rooms = 6;
/** Milliseconds from the guests' start to the kill. */
const [earliest, latest] = [500, 6000];

/** Advances the sandbox clock until every open attempt and refund has been processed. */
const letTimePass = async (server: RunningServer): Promise<void> => {
  const admin = await server.signIn('admin@example.com');
  for (let times = 0; times < 3; times += 1) {
    const answer = await admin.call('putClock', { body: { advance: 'PT16M' } });
    if (answer.status !== 200) throw new Error(`the clock answered ${answer.status}`);
  }
};

const options = { rounds: { type: 'string' }, workers: { type: 'string' }, table: { type: 'string' } } as const;

await command('kill', help, options, async (given, closing) => {
  const rounds = given.whole('rounds', 3, 1, 1000);
  const workers = given.whole('workers', 1, 1, 16);
  const table = given.choice('table', tableKinds) ?? 'own';
  const dataDir = await mkdtemp(path.join(tmpdir(), 'kill-'));
  closing(() => rm(dataDir, { recursive: true, force: true }));
  // Always on the same address, so that guests can reconnect.
  let port = '0';
  let alive: RunningServer | undefined;
  const start = async (): Promise<RunningServer> => {
    alive = await startServer({
      dataDir,
      table,
      args: ['--no-limits', '--port', port, '--workers', String(workers)],
    });
    port = new URL(alive.url).port;
    return alive;
  };
  closing(async () => alive?.stop());

  let server = await start();
  const house = await openHouse(await server.signIn('owner@example.com'), 'Killed', rooms);
  const guests = await registerGuests(server.client, guestCount, 'kill');
  const promises = noPromises();
  const wrongs: string[] = [];
  const rows: number[][] = [];

  for (let round = 1; round <= rounds; round += 1) {
    const answeredBefore = promises.answered;
    const living = actUntilGone(guests, house, promises);
    const delay = Math.round(earliest + Math.random() * (latest - earliest));
    await sleep(delay);
    alive = undefined;
    await server.stop('SIGKILL');
    await living;
    const answered = promises.answered - answeredBefore;

    server = await start();
    const owner = await server.signIn('owner@example.com');
    const kept = await judgePromises(promises);
    const replays = await replayUnanswered(promises);
    const found = await judgeHouse(owner, house, promises);
    const wrong = [...kept, ...replays.wrong, ...found];
    wrongs.push(...wrong.map((each) => `round ${round}: ${each}`));
    rows.push([round, delay, answered, replays.sent, replays.found, promises.told.size, wrong.length]);
    print(`round ${round} of ${rounds}: killed after ${delay} ms, ${wrong.length} wrong`);
  }

  await letTimePass(server);
  const caughtUp = await catchUp(await server.signIn('admin@example.com'));
  wrongs.push(...(await judgePromises(promises)).map((each) => `afterwards: ${each}`));
  alive = undefined;
  await server.stop();
  const items = await readItems(dataDir, table);
  const money = judgeMoney(items);
  const mails = judgeMails(items);
  wrongs.push(...money.wrong, ...mails.wrong);

  print(
    `\n${guestCount} guests on ${rooms} rooms, table ${table}, ${workers} process${workers > 1 ? 'es' : ''}, ${machine()}`,
  );
  print(
    tableOf(
      ['round', 'killed after ms', 'answered', 'unanswered holds', 'of them made', 'bookings known', 'wrong'],
      rows,
    ),
  );
  print(`${money.charges} charges at the gateway, each kept by its booking or gone back`);
  print(`${mails.mails} mails, the last of them ${caughtUp} ms after the last start and the time that was let pass`);
  for (const wrong of wrongs.slice(0, 30)) print(`WRONG ${wrong}`);
  print(`${wrongs.length} broken promises`);
  return wrongs.length === 0;
});
