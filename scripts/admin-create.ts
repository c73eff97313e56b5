// `npm run admin:create`: makes an account of any role, the first system admin of an installation above all.
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { tableOf } from '../functions/adapters/dynamo/open-table.ts';
import { commonPasswords } from '../functions/adapters/passwords/common-passwords.ts';
import { composeCreateAccount } from '../functions/composition/accounts.ts';
import { freshIds, realClock, realDelay } from '../functions/composition/core.ts';
import { password, role } from '../functions/contract/accounts/bodies.ts';
import { email } from '../functions/contract/email.ts';
import { personName } from '../functions/contract/text.ts';
import { isRefusal } from '../functions/domain/refusal.ts';
import { judgePassword } from '../functions/usecases/accounts/judge-password.ts';
import { clientFor } from './installation/client.ts';

const help = `Makes an account of any role; registration makes guests only.

  npm run admin:create -- --email ADDRESS [--name NAME] [--role system_admin|hotel_admin|guest]

The password (12 to 72 bytes) is asked for, or taken from ADMIN_PASSWORD. Without --role it is a system_admin.

  TABLE_NAME          the table of the installation (required)
  DYNAMODB_ENDPOINT   an emulator, such as http://127.0.0.1:8000; without it AWS, with its usual credentials
`;

const requestShape = z.object({
  email,
  name: personName,
  role,
  password,
  table: z.string({ error: 'is missing: set TABLE_NAME' }).min(1, 'is missing: set TABLE_NAME'),
});

/** Reads input without showing it. */
const askPassword = async (): Promise<string> => {
  if (!process.stdin.isTTY) throw new Error('no terminal to ask for the password: set ADMIN_PASSWORD');
  process.stderr.write('Password: ');
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const prompt = createInterface({ input: process.stdin, output: unseen, terminal: true });
  const left = once(prompt, 'close').then(() => {
    throw new Error('no password was given');
  });
  const answer = await Promise.race([prompt.question(''), left]);
  left.catch(() => undefined);
  prompt.close();
  process.stderr.write('\n');
  return answer;
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      email: { type: 'string' },
      name: { type: 'string', default: 'Administrator' },
      role: { type: 'string', default: 'system_admin' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  if (values.email === undefined) throw new Error('say whose account it is: --email ADDRESS');
  const table = process.env['TABLE_NAME'];
  const typed = process.env['ADMIN_PASSWORD'] ?? (table ? await askPassword() : 'asked for once there is a table');
  const request = requestShape.safeParse({ ...values, password: typed, table });
  if (!request.success) {
    const [issue] = request.error.issues;
    throw new Error(`${issue?.path.join('.')} ${issue?.message}`);
  }
  const weak = judgePassword(commonPasswords, request.data.password, request.data, '/password');
  if (weak && 'detail' in weak) throw new Error(weak.detail);
  const create = composeCreateAccount({
    table: tableOf(clientFor(process.env['DYNAMODB_ENDPOINT']), request.data.table),
    clock: realClock,
    ids: freshIds,
    delay: realDelay,
    passwordCost: 12,
  });
  const account = await create(request.data);
  if (!isRefusal(account)) {
    process.stdout.write(`${account.email} is a ${account.role} now, with the id ${account.id}.\n`);
  } else if (account.refused === 'email-taken') {
    throw new Error(`${request.data.email} has an account: a system admin can set its role`);
  } else {
    throw new Error(`the table could not be written (${account.refused}): try again`);
  }
};

try {
  await main();
} catch (error) {
  process.stderr.write(`admin:create: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}\n`);
  process.exitCode = 1;
}
