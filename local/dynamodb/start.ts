import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, realpathSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { GuardianOrder } from './guardian.ts';
import { findJava, type Java } from './java.ts';
import { clearLeftover } from './leftover.ts';

export type DynamoDbLocalOptions = {
  /** The folder of the SQLite file; without it all data is in memory and lost at the stop. */
  readonly dataDir?: string;
  /** 0 or absent picks a free port. */
  readonly port?: number;
  /**
   * It will run for long and serve much: Java's second compiler then works as well. Some seconds of CPU more at the
   * start, and half as many holds again per second once it is warm (40 against 60 measured).
   */
  readonly steady?: boolean;
  /** Called once if the database ends unexpectedly, with Java's last output. */
  readonly onExit?: (lastWords: string) => void;
};

export type DynamoDbLocal = {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  /** Resolves once Java has ended. May be called twice. */
  stop(): Promise<void>;
};

const require = createRequire(import.meta.url);
const START_PATIENCE_MS = 30_000;
const PORT_TRIES = 3;

/**
 * Starts AWS's DynamoDB Local (the jar inside npm `amplify-dynamodb-simulator`) on 127.0.0.1 and answers once it
 * answers, in about two seconds. It stops when `stop` is called or when this process ends, however it ends.
 * @throws an Error of one line when Java is missing, the folder is in use, the port is taken or Java fails.
 */
export async function startDynamoDbLocal(options: DynamoDbLocalOptions = {}): Promise<DynamoDbLocal> {
  const java = await findJava();
  if (java === undefined) throw new Error('DynamoDB Local needs Java 17 or newer: install one or set JAVA_HOME.');
  const dataDir = options.dataDir === undefined ? undefined : prepared(options.dataDir);
  const pidFile = dataDir === undefined ? undefined : path.join(dataDir, 'dynamodb.pid');
  if (dataDir !== undefined && pidFile !== undefined) await clearLeftover(pidFile, dataDir);

  for (let tries = 1; ; tries += 1) {
    const port = await boundOnce(options.port ?? 0);
    try {
      return await launch(order(java, port, options.steady === true, dataDir, pidFile), options.onExit);
    } catch (error) {
      // A free port can be taken between our check and Java's bind; a requested port must not be changed.
      if (port === options.port || tries === PORT_TRIES || !/address already in use/i.test(String(error))) throw error;
    }
  }
}

function prepared(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  return realpathSync(dataDir);
}

function order(
  java: Java,
  port: number,
  steady: boolean,
  dataDir: string | undefined,
  pidFile: string | undefined,
): GuardianOrder {
  const emulator = path.join(path.dirname(require.resolve('amplify-dynamodb-simulator/package.json')), 'emulator');
  const libraries = path.join(emulator, 'DynamoDBLocal_lib');
  const args = [
    '-Xmx1g',
    '-XX:+UseSerialGC',
    // Quick to start: with the second compiler it takes twice the CPU to start.
    ...(steady ? [] : ['-XX:TieredStopAtLevel=1']),
    '-Dorg.eclipse.jetty.LEVEL=WARN',
    `-Djava.library.path=${libraries}`,
    '-cp',
    [path.join(emulator, 'DynamoDBLocal.jar'), path.join(libraries, '*')].join(path.delimiter),
    'org.eclipse.jetty.xml.XmlConfiguration',
    `port=${port}`,
    `inMemory=${dataDir === undefined}`,
    ...(dataDir === undefined ? [] : [`dbPath=${dataDir}`]),
    fileURLToPath(new URL('server.xml', import.meta.url)),
  ];
  return { java: java.path, args, cwd: dataDir ?? tmpdir(), port, ...(pidFile === undefined ? {} : { pidFile }) };
}

async function launch(task: GuardianOrder, onExit: ((lastWords: string) => void) | undefined): Promise<DynamoDbLocal> {
  const guardian = spawn(
    process.execPath,
    [fileURLToPath(new URL('guardian.ts', import.meta.url)), JSON.stringify(task)],
    // Detached: a separate process group, which a Ctrl-C in our terminal does not reach.
    { detached: true, stdio: ['pipe', 'pipe', 'ignore'] },
  );
  let lastWords = '';
  guardian.stdout.on('data', (chunk: Buffer) => {
    lastWords += chunk.toString('utf8');
  });
  guardian.stdin.on('error', () => undefined);
  const ended = once(guardian, 'close');

  let asked = false;
  let up = false;
  ended.then(() => {
    if (up && !asked) onExit?.(lastWords);
  });

  const stop = async (): Promise<void> => {
    asked = true;
    hold(guardian, 'ref');
    guardian.stdin.end();
    await ended;
  };

  await answering(task.port, () => guardian.exitCode !== null || guardian.signalCode !== null).catch(async (error) => {
    await stop();
    throw new Error(`DynamoDB Local did not start: ${firstCause(lastWords) ?? String(error)}`);
  });
  up = true;
  hold(guardian, 'unref');

  return { endpoint: `http://127.0.0.1:${task.port}`, stop };
}

/**
 * A process that forgets to stop the database must still be able to end (the closing pipe then notifies the guardian),
 * so the guardian holds the event loop only while we wait for it.
 */
function hold(guardian: ChildProcess, how: 'ref' | 'unref'): void {
  guardian[how]();
  for (const stream of [guardian.stdin, guardian.stdout]) if (stream instanceof net.Socket) stream[how]();
}

async function answering(port: number, over: () => boolean): Promise<void> {
  const until = Date.now() + START_PATIENCE_MS;
  while (!(await answers(port))) {
    if (over()) throw new Error('Java ended at once');
    if (Date.now() > until) throw new Error(`no answer within ${START_PATIENCE_MS / 1000} s`);
    await sleep(20);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        method: 'POST',
        agent: false,
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': 'DynamoDB_20120810.ListTables',
          authorization:
            'AWS4-HMAC-SHA256 Credential=local/20200101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
        },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200 && String(response.headers['server']).startsWith('Jetty'));
      },
    );
    request.on('error', () => resolve(false));
    request.end('{}');
  });
}

/** The port, or a free one for 0, after a check that it is free: another process there would answer instead. */
async function boundOnce(port: number): Promise<number> {
  const probe = net.createServer();
  const bound = once(probe, 'listening');
  probe.listen(port, '127.0.0.1');
  await bound.catch(() => {
    throw new Error(`Port ${port} is taken: choose another for DynamoDB Local, or 0 for a free one.`);
  });
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1.');
  return address.port;
}

function firstCause(words: string): string | undefined {
  const lines = words.split('\n').filter((line) => /exception|error|cannot|could not|unable/i.test(line));
  return (lines.find((line) => /address already in use/i.test(line)) ?? lines[0])?.trim();
}
