import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Client, client } from '../../functions/contract/client.ts';
import type { TableKind } from '../../local/options.ts';
import { logLines } from './log-lines.ts';
import { secretly } from './markers.ts';

export interface ServerOptions {
  /** Further options of `npm start`; `--memory` and `--port 0` are always given unless `kept`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** A folder to keep data in; else nothing is kept. */
  readonly dataDir?: string;
  /** `own` unless given. */
  readonly table?: TableKind;
  /** Another script that starts the server, with its whole arguments in place of those above. */
  readonly command?: readonly string[];
}

export interface RunningServer {
  readonly url: string;
  readonly client: Client;
  /** A client signed in as one of the demo accounts, or as anyone with that password. */
  readonly signIn: (email: string, password?: string) => Promise<Client>;
  readonly pid: number;
  /** Everything it printed so far. */
  readonly output: () => string;
  /**
   * Stops it in order, by default with SIGTERM; answers its exit code, null where the signal ended it.
   * @throws where a line of its log is not of the schema, or holds what only a person may see
   */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

const main = fileURLToPath(new URL('../../local/main.ts', import.meta.url));
export const demoPassword = 'demo-hotel-2026';

/**
 * Starts the real local server as a process of its own on a free port, and answers once it is ready. Answers are
 * checked against the route table: one that does not fit is a 500 that says why.
 * @throws an Error with what it printed where it ends before it is ready
 */
export const startServer = async ({
  args = [],
  env = {},
  dataDir,
  table = 'own',
  command,
}: ServerOptions = {}): Promise<RunningServer> => {
  const place = dataDir === undefined ? ['--memory'] : ['--data', dataDir];
  const start = command ?? [main, '--port', '0', ...place, '--table', table, '--seed', '0', ...args];
  const child = spawn(process.execPath, start, {
    env: { ...process.env, VALIDATE_ANSWERS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      output += `${line}\n`;
      const ready = /^Ready on (http:\S+)$/.exec(line)?.[1];
      if (ready !== undefined) resolve(ready);
    });
    ended.then(([code]) => reject(new Error(`the server ended with ${code} before it was ready:\n${output}`)), reject);
  });

  const anyone = client(url);
  const signIn = async (email: string, password = demoPassword): Promise<Client> => {
    const answer = await anyone.call('login', { body: { email, password, transport: 'bearer' } });
    if (answer.status !== 200 || !answer.body.token) throw new Error(`no session for ${email}: ${answer.status}`);
    return anyone.as(secretly(answer.body.token));
  };
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    child.kill(signal);
    const [code]: (number | null)[] = await ended;
    logLines(output);
    return code ?? null;
  };
  return { url, client: anyone, signIn, pid: child.pid ?? 0, output: () => output, stop };
};
