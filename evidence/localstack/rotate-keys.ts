// `npm run localstack:rotate`: the rotation of the signing keys, step by step, against an emulator's Secrets Manager.
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { callSecretsManager, type SecretsCall } from '../../functions/adapters/secrets/call.ts';
import { readSecret } from '../../functions/adapters/secrets/read-secret.ts';
import { realDelay } from '../../functions/composition/core.ts';
import { rotationHandler } from '../../functions/composition/on-lambda/rotation.ts';
import { instantOf } from '../../functions/domain/calendar/instant.ts';
import { rotationSteps } from '../../functions/usecases/operating/rotate-signing-keys.ts';
import { linesOf } from '../../functions/usecases/ports/secret-versions.ts';
import { CommandError, command, print } from '../../scripts/command.ts';

const help = `Makes a secret in the emulator's Secrets Manager, rotates it three times by the four steps of the function, checks
after each which keys are in force, and deletes it.

  npm run localstack:rotate

  --help   this page

  AWS_ENDPOINT_URL   the emulator (http://127.0.0.1:4566)
`;

await command('localstack:rotate', help, {}, async () => {
  const access = {
    region: process.env['AWS_REGION'] ?? 'us-east-1',
    endpoint: process.env['AWS_ENDPOINT_URL'] ?? 'http://127.0.0.1:4566',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  const ask = async (call: SecretsCall, input: Readonly<Record<string, unknown>>): Promise<unknown> => {
    const called = await callSecretsManager(access, realDelay, call, input);
    if ('answer' in called) return called.answer;
    throw new CommandError(`${call} at ${access.endpoint} failed: ${called.reason}`);
  };
  const made = await ask('CreateSecret', { Name: `rotated-${randomUUID()}`, SecretString: 'a'.repeat(64) });
  const { ARN: id } = z.object({ ARN: z.string() }).parse(made);
  try {
    let before = ['a'.repeat(64)];
    for (const round of [1, 2, 3]) {
      // A month from now for each round; the emulator dates versions by its own clock.
      const now = () => instantOf(Date.now() + round * 30 * 86_400_000);
      const handle = rotationHandler({ access, delay: realDelay, clock: { now }, log: () => undefined });
      const token = randomUUID();
      for (const Step of rotationSteps) await handle({ Step, SecretId: id, ClientRequestToken: token });
      const keys = linesOf(await readSecret(access, realDelay, id));
      const [signing, announced] = before;
      const kept = announced === undefined ? keys[0] === signing : keys[0] === announced && keys[2] === signing;
      if (!kept || new Set(keys).size !== Math.min(round + 1, 3)) {
        throw new CommandError(`after rotation ${round} other keys are in force than were announced`);
      }
      print(`rotation ${round}: ${keys.length} keys, the announced one signs, the one before it is accepted`);
      before = keys;
    }
  } finally {
    await ask('DeleteSecret', { SecretId: id, ForceDeleteWithoutRecovery: true });
  }
  return true;
});
